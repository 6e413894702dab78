"""The debug program, serving businesses with demo data."""

import json
import os
import re
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from harness.children import end, started
from harness.cluster import Cluster

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / ".build"
PROGRAM = Path(os.environ.get("FOYER_PROGRAM", BUILD / "debug" / "foyer"))


class Program:
    """`foyer up` on a cluster, and the operator's commands beside it."""

    def __init__(self, cluster: Cluster, businesses: list[dict[str, Any]], smtp_url: str) -> None:
        if not PROGRAM.exists():
            raise RuntimeError(f"{PROGRAM} is missing; `swift build --product foyer` makes it")
        self._folder = tempfile.TemporaryDirectory(prefix="foyer-browser-")
        self.folder = Path(self._folder.name)
        self._environment = {
            **os.environ,
            "DATABASE_URL": cluster.url,
            "FOYER_DATA": str(self.folder),
            "FOYER_MIGRATIONS": str(ROOT / "migrations"),
            # Chosen here, since messages have links with it.
            "FOYER_LISTEN": f"127.0.0.1:{_free_port()}",
            "FOYER_SMTP_URL": smtp_url,
            "FOYER_MAIL_FROM": "bookings@foyer.example",
            # All tests come from one address.
            "FOYER_SIGN_IN_ADDRESS_FAILURES": "100000",
        }
        ready = self.folder / "ready"
        self.log = BUILD / "browser-server.log"
        BUILD.mkdir(exist_ok=True)
        self._output = open(self.log, "wb")
        command = [
            str(PROGRAM),
            "up",
            "--businesses",
            str(self._file("demo", businesses)),
            "--ready-file",
            str(ready),
        ]
        self._server = started(
            command, dies_by="TERM", cwd=ROOT, output=self._output, environment=self._environment
        )
        self.url = self._wait(ready)

    def apply(self, *businesses: dict[str, Any]) -> None:
        """Makes businesses while the server runs, as its operator would."""
        self.run("business", "apply", str(self._file(businesses[0]["slug"], list(businesses))))

    def run(self, *arguments: str) -> str:
        """One of the operator's commands, and what it prints."""
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if done.returncode != 0:
            raise RuntimeError(f"foyer {' '.join(arguments)} failed: {done.stdout}{done.stderr}")
        return done.stdout

    def demo_customer(self, slug: str) -> tuple[str, str]:
        """Email and password of the demo client of a business who can sign in."""
        password = f"{slug}-client-demo"
        found = re.search(rf"customer\s+(\S+)\s+{re.escape(password)}", self.log.read_text())
        if found is None:
            raise RuntimeError(f"the server told of no customer of {slug}; its log: {self.log}")
        return found[1], password

    def close(self) -> None:
        """Ends the server."""
        end(self._server, by="TERM")
        self._output.close()
        self._folder.cleanup()

    def _file(self, name: str, businesses: list[dict[str, Any]]) -> Path:
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps({"businesses": businesses}))
        return path

    def _wait(self, ready: Path) -> str:
        until = time.monotonic() + 120
        while not ready.exists() or not ready.read_text().strip():
            if self._server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"Foyer does not start: {self.log.read_text()[-2000:]}")
            time.sleep(0.1)
        return ready.read_text().strip()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
