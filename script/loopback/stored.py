"""What a crawl left in its database, in a form in which two of them can be compared."""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path


def query(database, sql):
    """Rows from a copy, so that the next run itself meets whatever log a killed one left. None: no such table yet."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        for suffix in ("", "-wal"):
            if Path(f"{database}{suffix}").exists():
                shutil.copy(f"{database}{suffix}", f"{copy}{suffix}")
        with closing(sqlite3.connect(copy)) as connection:
            try:
                return connection.execute(sql).fetchall()
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):
                    return None
                raise


def page_times(database):
    """The moment of each stored page's last fetch, by its URL."""
    return dict(query(database, "SELECT url, fetched FROM page") or [])


def records(binary, database):
    """The export, sorted, without moments, and with reviewers' keys told apart but not by the installation's secret."""
    text = subprocess.run([binary, "export", "--db", database], capture_output=True, text=True, check=True).stdout
    listings = [json.loads(line) for line in text.splitlines()]
    listings.sort(key=lambda listing: (listing["source"], listing["url"]))
    pseudonyms = {}
    for listing in listings:
        listing.pop("fetched")
        listing["reviews"].sort(key=lambda review: review["text"])
        for review in listing["reviews"]:
            key = review["author_key"]
            review["author_key"] = key and pseudonyms.setdefault(key, len(pseudonyms))
    return listings


def whole_store(binary, database):
    damage = query(database, "PRAGMA integrity_check") != [("ok",)] or query(database, "PRAGMA foreign_key_check")
    if damage:
        sys.exit(f"{database} is damaged")
    return {"listings": records(binary, database),
            "pages": sorted(query(database, "SELECT source, url, digest FROM page"))}


def texts(store):
    """Every review that was stored; each text of the made-up site is there once."""
    return [review["text"] for listing in store["listings"] for review in listing["reviews"]]


def first_difference(store, wanted, path="the store"):
    """Where two stores, or two parts of them, first differ, in words; empty: nowhere."""
    if store == wanted:
        return ""
    if isinstance(wanted, list) and len(store) != len(wanted):
        return f"{len(store)} in {path}, not {len(wanted)}"
    parts = {list: enumerate, tuple: enumerate, dict: dict.items}.get(type(wanted))
    if parts is None or type(store) is not type(wanted):
        return f"{path} is {store!r}, not {wanted!r}"
    for name, part in parts(wanted):
        if difference := first_difference(store[name], part, f"{path}, {name}"):
            return difference
    return f"{path} has more than was wanted"
