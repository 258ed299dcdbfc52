"""The server's disk gets full. It is a small one of the test's own, and a file takes the room on it."""

import os
import shutil
import subprocess

import apart
from day import Skipped
from town import said


def small_tablespace(day):
    """On 12 MiB, half of which the file takes that is returned."""
    if not day.apart:
        raise Skipped("no disk may be mounted here (unshare --mount)")
    place = f"{day.server.folder}/small"
    os.mkdir(place)
    apart.small_disk(place, 12)
    os.mkdir(f"{place}/tables")
    os.chmod(f"{place}/tables", 0o777)
    shutil.chown(f"{place}/tables", *owner(f"{day.server.folder}/data"))
    os.chmod(f"{place}/tables", 0o700)
    day.server.sql(f"CREATE TABLESPACE small LOCATION '{place}/tables'")
    day.server.sql("CREATE DATABASE small TABLESPACE small TEMPLATE template0")
    return f"{place}/ballast"


def owner(path):
    stood = os.stat(path)
    return stood.st_uid, stood.st_gid


def fill(ballast, leave_kib):
    free = shutil.disk_usage(os.path.dirname(ballast)).free
    with open(ballast, "wb") as file:
        file.write(b"\0" * max(0, free - leave_kib * 1024))


def a_full_disk(day):
    ballast = small_tablespace(day)
    try:
        for leave, command in ((400, ("import", day.town)), (200, ("move", "--from", day.file))):
            day.server.sql("DROP DATABASE small")
            day.server.sql("CREATE DATABASE small TABLESPACE small TEMPLATE template0")
            url = f"postgresql:///small?user=negenplus&host={day.server.folder}"
            target = (*command, "--to" if command[0] == "move" else "--db", url)
            fill_after_opening(day, url, ballast, leave)
            ended = day.program.run(*target)
            day.told(ended, "no room to write", "No space left on device", "is not stored", "run again")
            os.remove(ballast)
            again = day.program.run(*target)
            day.ended_well(again)
            assert day.program.exported(url) == day.wanted[0], said(again)
        assert day.program.judged(url) == day.wanted[1]
    finally:
        subprocess.run(["umount", "--lazy", os.path.dirname(ballast)], check=False)


def fill_after_opening(day, url, ballast, leave):
    """The tables are there, and hardly room for rows."""
    day.program.good("export", "--db", url)
    fill(ballast, leave)


CASES = [a_full_disk]
