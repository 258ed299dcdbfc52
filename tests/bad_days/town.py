"""A made-up town as interchange records, and the program that is tried with it."""

import json
import os
import subprocess
from pathlib import Path

WORDS = ["Heerlijk gegeten en wat een ontvangst", "Prima maar niet bijzonder", "Verrukkelijk, we komen zeker terug",
         "Het duurde erg lang en niemand zei iets", "De kok kwam zelf vragen of het smaakte"]
SHOWN = [8, 9, 10, 7, 9, 6, 10, 8, 9, 5]
AS_OF = ["--as-of", "2026-04-01"]


def review(day, business, source, number):
    edited = day == 3 and number % 9 == 0
    return {"id": f"{business}-{number}", "score": SHOWN[(business * 3 + number * source + edited) % 10],
            "best": 10, "worst": 1, "date": f"2025-{1 + number % 12:02}-{1 + (number * 7 + business) % 28:02}",
            "date_precision": "day", "author_key": f"k{(number * 31 + business) % 97}",
            "text": f"{WORDS[(number + business) % 5]}, nummer {number} van {business}"}


def record(day, business, source):
    site = ["iens", "zoover"][source - 1]
    return {"source": site, "url": f"https://{site}.example/{business}", "fetched": f"2026-03-{day * 7:02}T10:00:00Z",
            "business": {"name": f"Eethuis {business}", "category": "restaurant", "city": "Enschede",
                         "address": f"Markt {business}", "postcode": "7511 AA"},
            "aggregate": {"value": 7 + business % 3, "best": 10, "worst": 1, "count": 20 + day},
            "reviews": [review(day, business, source, n) for n in range(1, 12 + (business * 7 + source) % 20)]}


def write_town(file, businesses=8):
    """Each of its businesses on two sources, read on three days, with reviews that are edited in between."""
    with open(file, "w", encoding="utf-8") as out:
        for day in (1, 2, 3):
            for business in range(1, businesses + 1):
                for source in (1, 2):
                    out.write(json.dumps(record(day, business, source)) + "\n")


class Program:
    """Negenplus in a folder. A run that hangs is a fault."""

    patience = 60  # seconds

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, Path(folder)

    def run(self, *words):
        # libpqxx 6.4 forgets the answer in which it learns that a connection was lost.
        leaks = f"suppressions={Path(__file__).parent / 'leaks.txt'}:print_suppressions=0"
        try:
            return subprocess.run([self.binary, *map(str, words)], cwd=self.folder, capture_output=True,
                                  timeout=self.patience, env={**os.environ, "LSAN_OPTIONS": leaks}, check=False)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{words[0]} hangs") from None

    def good(self, *words):
        """What it printed. It must end well."""
        ended = self.run(*words)
        if ended.returncode != 0:
            raise RuntimeError(f"{' '.join(map(str, words))}: status {ended.returncode}: {said(ended)}")
        return ended.stdout

    def exported(self, database):
        return self.good("export", "--db", database)

    def judged(self, database):
        return self.good("verdicts", "--format", "jsonl", *AS_OF, "--db", database)

    def contents(self, database):
        """All that a store holds, and what it makes of it."""
        return self.exported(database), self.judged(database)


def said(ended):
    return ended.stderr.decode(errors="replace").strip()
