"""Processes that end with this one, however that ends."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO


def started(
    command: Sequence[str],
    *,
    dies_by: str,
    output: IO[bytes],
    cwd: str | Path,
    user: str | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a program, as another user where one is named, which gets a signal when this process ends."""
    # A process that changes its user forgets the wish, so setpriv sees to both in the right order.
    head = ["setpriv", *as_user(user)[1:-1], f"--pdeathsig={dies_by}", "--"]
    return subprocess.Popen(
        [*head, *command],
        cwd=cwd,
        env=None if environment is None else dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def as_user(name: str | None) -> list[str]:
    """What stands before a command that another user is to run."""
    return (
        ["setpriv", f"--reuid={name}", f"--regid={name}", "--init-groups", "--"]
        if name
        else ["setpriv", "--"]
    )


def end(process: subprocess.Popen[bytes], *, by: str) -> None:
    """Asks a process to end, and ends it where it does not."""
    if process.poll() is None:
        process.send_signal(getattr(signal, f"SIG{by}"))
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
