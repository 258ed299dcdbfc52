"""A PostgreSQL server of a script's own, and the stores on it or in files."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from program import CHECKOUT

SCRIPT = CHECKOUT / "tests/postgresql.sh"
TICKS = os.sysconf("SC_CLK_TCK")

# As Debian sets a server up: the tests' own does not wait for its disk.
AS_DEBIAN = ["fsync = on", "synchronous_commit = on", "full_page_writes = on", "shared_buffers = 128MB"]


class PostgreSQL:
    """Runs until its block is left. `settings` are lines of its configuration."""

    def __init__(self, settings=()):
        started = subprocess.run([SCRIPT, "start", str(os.getpid()), *settings], stdout=subprocess.PIPE, text=True,
                                 check=False)
        if started.returncode != 0:
            sys.exit("no PostgreSQL server could be started")
        self.folder = Path(started.stdout.strip())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([SCRIPT, "stop", self.folder], check=False)

    def restart(self):
        subprocess.run([SCRIPT, "restart", self.folder], check=True)

    def ask(self, database, sql):
        """The rows of the answer as lines; none where the server is away."""
        return subprocess.run(["psql", "-AtqX", "-U", "negenplus", "-h", self.folder, database, "-c", sql],
                              capture_output=True, text=True, check=False).stdout.split("\n")[:-1]

    def url(self, database):
        return f"postgresql:///{database}?user=negenplus&host={self.folder}"

    def cpu(self):
        """Seconds of CPU of the server since its start: its own, and of those of its processes that have ended or run."""
        main = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return sum(map(float, times(main))) / TICKS + sum(float(sum(times(child)[:2])) for child in children) / TICKS

    def memory(self):
        """MiB that its processes hold: what they share counted once."""
        main = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        return sum(pss_kib(process) for process in [main, *children]) / 1024


def times(process):
    """Ticks of a process: its own, user and system, and those of its ended children; none where it has just ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return [0, 0, 0, 0]
    return [int(field) for field in fields[11:15]]


def pss_kib(process):
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


class Peak:
    """The most memory of a server while the block runs, looked at twice a second."""

    def __init__(self, server):
        self.server = server
        self.mib = 0
        self.over = threading.Event()
        self.watcher = threading.Thread(target=self._watch, daemon=True)

    def _watch(self):
        while not self.over.wait(0.5):
            self.mib = max(self.mib, self.server.memory())

    def __enter__(self):
        self.watcher.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.watcher.join()


class Database:
    """A new store: on the server, or without one in a file of the folder."""

    def __init__(self, folder, name, server=None):
        self.name = name
        self.server = server
        self.file = folder / f"{name}.db"
        self.url = server.url(name) if server else str(self.file)
        if server:
            server.ask("postgres", f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")

    def size(self):
        """Bytes on the disk."""
        if self.server:
            return int(self.server.ask(self.name, "SELECT pg_database_size(current_database())")[0])
        return self.file.stat().st_size

    def pages(self):
        """The URLs whose pages are stored, as of the newest transaction."""
        sql = "SELECT url FROM page WHERE status = 200"
        if self.server:
            return set(self.server.ask(self.name, sql))
        if not self.file.exists():
            return set()
        with closing(sqlite3.connect(self.file)) as connection:
            try:
                return {url for (url,) in connection.execute(sql)}
            except sqlite3.OperationalError:
                return set()
