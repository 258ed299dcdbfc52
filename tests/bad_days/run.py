#!/usr/bin/env python3
"""What happens on a bad day of the database server: every command must end with the store that it would have made on a
good day, or say in one line what to do, and doing that must end with it. Usage: run.py NEGENPLUS [--only NAME]"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import apart  # noqa: E402
import conflicts  # noqa: E402
import cuts  # noqa: E402
import disk  # noqa: E402
import log_disk  # noqa: E402
import refusals  # noqa: E402
import restarts  # noqa: E402
import silence  # noqa: E402
from day import Day, Skipped  # noqa: E402
from server import NoServer, Server  # noqa: E402

NO_SERVER = 77
# What is in one group is tried one after another on one server.
GROUPS = [[restarts, refusals], [cuts, conflicts, disk], [silence, log_disk]]


def try_case(case, day):
    """Whether it went well, or could not be tried."""
    name = case.__name__.replace("_", " ")
    try:
        case(day)
        print(f"ok: {name}", flush=True)
    except Skipped as why:
        print(f"SKIPPED: {name}: {why}", flush=True)
    except Exception as error:  # one that fails is told, and the others are tried
        print(f"FAILED: {name}: {error}", flush=True)
        if not isinstance(error, AssertionError):
            traceback.print_exc()
        return False
    return True


def run_group(chosen):
    if chosen.apart:
        apart.network(up=True)
    server = Server()
    home = tempfile.mkdtemp(prefix="negenplus-bad-")
    try:
        day = Day(chosen.binary.resolve(), home, server, chosen.apart)
        cases = [case for module in GROUPS[chosen.group] for case in module.CASES
                 if not chosen.only or chosen.only in case.__name__]
        return 0 if all([try_case(case, day) for case in cases]) else 1
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)


def run_groups(chosen):
    """Each as a process of its own, in namespaces of its own where that is allowed."""
    way_in = apart.way_in()
    again = [*way_in, sys.executable, __file__, *sys.argv[1:], *(["--apart"] if way_in else [])]
    groups = [subprocess.Popen([*again, "--group", str(number)]) for number in range(len(GROUPS))]
    ended = [group.wait() for group in groups]
    if NO_SERVER in ended:
        print("SKIPPED: no PostgreSQL server could be started")
        return NO_SERVER
    print("every bad day ended well" if not any(ended) else "a bad day did not end well")
    return 1 if any(ended) else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=Path)
    parser.add_argument("--only", help="only the cases with this in their names")
    parser.add_argument("--group", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--apart", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    try:
        return run_groups(chosen) if chosen.group is None else run_group(chosen)
    except NoServer:
        return NO_SERVER


if __name__ == "__main__":
    sys.exit(main())
