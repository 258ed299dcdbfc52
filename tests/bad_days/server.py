"""A PostgreSQL server of the test's own (tests/postgresql.sh), and SQL from an outside session."""

import os
import subprocess
from pathlib import Path

SCRIPT = str(Path(__file__).resolve().parent.parent / "postgresql.sh")


class NoServer(Exception):
    """None is installed."""


class Server:
    def __init__(self):
        started = subprocess.run([SCRIPT, "start", str(os.getpid())], stdout=subprocess.PIPE, text=True, check=False)
        if started.returncode == 77:
            raise NoServer
        started.check_returncode()
        self.folder = started.stdout.strip()
        self.socket = f"{self.folder}/.s.PGSQL.5432"
        os.environ.pop("PGPASSWORD", None)

    def restart(self, mode):
        subprocess.run([SCRIPT, "restart", self.folder, mode], check=True)

    def down(self):
        subprocess.run([SCRIPT, "down", self.folder], check=True)

    def up(self):
        """Where it is not."""
        if subprocess.run(["psql", "-X", "-h", self.folder, "-U", "negenplus", "-c", "", "postgres"],
                          stderr=subprocess.DEVNULL, check=False).returncode != 0:
            subprocess.run([SCRIPT, "up", self.folder], check=True)

    def stop(self):
        subprocess.run([SCRIPT, "stop", self.folder], check=True)

    def before_all_rules(self, rule):
        """Of its pg_hba.conf."""
        path = Path(self.folder) / "data" / "pg_hba.conf"
        path.write_text(f"{rule}\n{path.read_text()}")
        self.sql("SELECT pg_reload_conf()")

    def to_standby(self):
        """It waits for changes from nowhere, and may be read meanwhile."""
        sign = Path(self.folder) / "data" / "standby.signal"
        sign.touch()
        sign.chmod(0o666)
        self.restart("fast")

    def promote(self):
        self.sql("SELECT pg_promote()")

    def session(self, **pipes):
        """psql, for as long as a test holds its standard input open."""
        return subprocess.Popen(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "negenplus", "postgres"],
            stdin=subprocess.PIPE, text=True, **pipes)

    def sql(self, text):
        """Runs it; gives what it prints."""
        psql = self.session(stdout=subprocess.PIPE)
        printed = psql.communicate(text)[0].strip()
        if psql.returncode != 0:
            raise RuntimeError(f"SQL failed: {text}")
        return printed

    def url(self, schema, port=None, user="negenplus", more=""):
        """Of a store in a schema of its own, by the server's socket or by a proxy's port."""
        self.sql(f"SET client_min_messages = error; CREATE SCHEMA IF NOT EXISTS {schema}")
        place = f"host={self.folder}" if port is None else f"host=127.0.0.1&port={port}"
        return f"postgresql:///postgres?user={user}&{place}&options=-csearch_path%3D{schema}{more}"
