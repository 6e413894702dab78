"""A PostgreSQL server of the browser tests' own, in a temporary folder, reached by a Unix socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from harness.children import as_user, end, started

# Nothing here outlives a power failure, and nothing needs to.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",
    "max_connections": "100",
    "max_locks_per_transaction": "256",
    "timezone": "UTC",
    "log_min_messages": "warning",
}

# PostgreSQL refuses to be run by root.
OWNER = "postgres" if os.geteuid() == 0 else None


class Cluster:
    """It ends with the process that started it, however that ends."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="foyer-browser-", dir="/tmp"))
        self._programs = _programs()
        if OWNER:
            owner = pwd.getpwnam(OWNER)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        data = self.folder / "data"
        self._run(
            "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        settings = {**SETTINGS, "unix_socket_directories": str(self.folder)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self._log = open(self.folder / "log", "wb")
        command = [str(self._programs / "postgres"), "-D", str(data), *options]
        # SIGINT is PostgreSQL's fast end.
        self._server = started(command, dies_by="INT", cwd="/", output=self._log, user=OWNER)
        self._wait()
        self._run("createdb", "-h", self.folder, "-U", "postgres", "foyer")

    @property
    def url(self) -> str:
        """How the superuser reaches the database."""
        return f"postgresql://postgres@/foyer?host={self.folder}"

    def close(self) -> None:
        """Ends the server and leaves nothing."""
        end(self._server, by="INT")
        self._log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait(self) -> None:
        until = time.monotonic() + 60
        ready = [str(self._programs / "pg_isready"), "-q", "-h", str(self.folder)]
        while subprocess.run(ready, check=False).returncode != 0:
            if self._server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL does not start: {(self.folder / 'log').read_text()[-2000:]}")
            time.sleep(0.1)

    def _run(self, program: str, *arguments: object) -> None:
        command = [*as_user(OWNER), str(self._programs / program), *map(str, arguments)]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stdout}{done.stderr}")


def _programs() -> Path:
    """Where the newest PostgreSQL of this machine lies."""
    versions = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    if not versions:
        raise RuntimeError("PostgreSQL is not installed; deploy/test installs it")
    return max(versions, key=lambda path: int(path.parent.name))
