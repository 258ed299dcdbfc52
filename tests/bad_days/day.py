"""What every case needs: the town, the store that it makes on a good day, and ways to hold others against that."""

import itertools
import re
from pathlib import Path

from proxy import Proxy
from town import Program, said, write_town


class Skipped(Exception):
    """A case that cannot be tried here, and why."""


class Day:
    def __init__(self, binary, home, server, apart):
        self.server, self.apart = server, apart
        self.home = Path(home)
        self.program = Program(binary, home)
        self.proxy = Proxy(server.socket)
        self.town = self.home / "town.jsonl"
        write_town(self.town)
        self.file = self.home / "good.db"
        self.news = said(self.program.run("import", self.town, "--db", self.file))
        self.wanted = self.program.contents(self.file)
        assert self.wanted[0].count(b"\n") > 40 and self.wanted[1].count(b"\n") >= 8, "the town is large enough"
        self.numbers = itertools.count()

    def new_schema(self):
        return f"bad_{next(self.numbers)}"

    def url(self, schema, **more):
        """Through the proxy."""
        return self.server.url(schema, port=self.proxy.port, **more)

    def filled(self):
        """The schema of a store that holds the town."""
        schema = self.new_schema()
        self.program.good("import", self.town, "--db", self.server.url(schema))
        return schema

    def same(self, schema, verdicts=True):
        """It holds what a good day makes, to the last byte."""
        url = self.server.url(schema)
        assert self.program.exported(url) == self.wanted[0], "the export is not that of a good day"
        if verdicts:
            assert self.program.judged(url) == self.wanted[1], "the verdicts are not those of a good day"

    def ended_well(self, ended):
        assert ended.returncode == 0, f"status {ended.returncode}: {said(ended)}"

    def told(self, ended, *words):
        """It failed, and said in one line why and what is stored."""
        line = said(ended)
        assert ended.returncode == 3, f"status {ended.returncode} instead of 3: {line}"
        assert line.count("\n") == 0, f"more than one line: {line}"
        for word in words:
            assert re.search(word, line), f"'{word}' is not in: {line}"
