"""Negenplus as a child process: which binary, its config, and what a run of it used."""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def add_binary_option(parser):
    parser.add_argument("--binary", type=Path, default=CHECKOUT / "build/release/negenplus",
                        help="the negenplus to try (default: the release preset's)")


def require_binary(binary):
    if not os.access(binary, os.X_OK):
        sys.exit(f"{binary} is not there: cmake --preset release && cmake --build --preset release")
    return binary.resolve()


@contextmanager
def scratch_folder():
    """A folder that is gone afterwards, also where a signal ends the script."""
    def leave(number, _):
        raise SystemExit(128 + number)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    folder = Path(tempfile.mkdtemp(prefix="negenplus-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Watch:
    host: str
    urls: list
    max_pages: int = 1_000_000
    port: int = 80  # as its URLs say


def config_text(watches, port, database, **crawl):
    """A config whose hosts all lie at `port` of loopback; `crawl` are keys of its [crawl]."""
    lines = [f'database = "{database}"', "[crawl]", 'contact = "mailto:bench@example.org"']
    lines += [f"{key} = {value}" for key, value in crawl.items()]
    for watch in watches:
        urls = ", ".join(f'"{url}"' for url in watch.urls)
        lines += ["[[watch]]", f'source = "{watch.host.split(".")[0]}"', f"urls = [{urls}]",
                  f"max_pages = {watch.max_pages}"]
        lines += ["[[pin]]", f'host = "{watch.host}"', f"port = {watch.port}", f'to = "127.0.0.1:{port}"']
    return "\n".join(lines) + "\n"


@dataclass
class Usage:
    """What a finished child took: seconds, seconds of CPU, KiB at its peak, and how it ended."""

    wall: float
    cpu: float
    peak_kib: int
    status: int  # negative: the signal that ended it
    stderr: str


class Child:
    """A child process in a folder of its own; `end` waits for it. Killed where the script leaves early."""

    def __init__(self, command, folder, **environment):
        self.complaints = tempfile.TemporaryFile(mode="w+", errors="replace")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=self.complaints, env={**os.environ, **environment})
        self.usage = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.usage is None:
            self.kill()
            self.end()
        self.complaints.close()

    def wait(self, seconds):
        """Waits so long; whether it has ended."""
        handle = os.pidfd_open(self.process.pid)
        try:
            return bool(select.select([handle], [], [], max(0, seconds))[0])
        finally:
            os.close(handle)

    def kill_after(self, seconds):
        """SIGKILL so long after its start; False: it had ended before."""
        self.wait(self.started + seconds - time.monotonic())
        self.kill()
        return self.end().status == -signal.SIGKILL

    def kill(self):
        # Not Popen's own, which would reap it and lose what it used.
        os.kill(self.process.pid, signal.SIGKILL)

    def end(self):
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.complaints.seek(0)
        self.usage = Usage(time.monotonic() - self.started, used.ru_utime + used.ru_stime,
                           used.ru_maxrss, self.process.returncode, self.complaints.read())
        return self.usage


def run(command, folder, **environment):
    with Child(command, folder, **environment) as child:
        return child.end()
