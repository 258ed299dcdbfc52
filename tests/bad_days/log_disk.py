"""The disk of the server's write-ahead log gets full, on which the server fails as a whole."""

import os
import shutil
import subprocess

import apart
from day import Skipped
from disk import fill


def log_on_small_disk(day):
    """The server's write-ahead log on 64 MiB."""
    data, small = f"{day.server.folder}/data", f"{day.server.folder}/log_disk"
    os.mkdir(small)
    apart.small_disk(small, 64)
    day.server.down()
    subprocess.run(["cp", "-a", "--sparse=never", f"{data}/pg_wal", small], check=True)
    shutil.rmtree(f"{data}/pg_wal")
    os.symlink(f"{small}/pg_wal", f"{data}/pg_wal")
    day.server.up()
    return f"{small}/ballast"


def use_up_log(day):
    """All segments that are there, but for the last 64 KiB of the last."""
    segment = 16 << 20
    folder = f"{day.server.folder}/data/pg_wal"
    while True:
        now, place = day.server.sql("SELECT pg_walfile_name(lsn) || ' ' || (lsn - '0/0') % (16 << 20) "
                                    "FROM pg_current_wal_insert_lsn() AS lsn").split()
        if any(len(name) == 24 and name > now for name in os.listdir(folder)):
            day.server.sql("SELECT pg_logical_emit_message(true, 'x', 'x'); SELECT pg_switch_wal()")
            continue
        left = segment - int(place) - (64 << 10)
        if left < 8192:
            return
        day.server.sql(f"SELECT pg_logical_emit_message(true, 'x', repeat('x', {min(left - 4096, 4 << 20)}))")


def a_full_disk_of_its_log(day):
    if not day.apart:
        raise Skipped("no disk may be mounted here (unshare --mount)")
    ballast = log_on_small_disk(day)
    try:
        schema = day.new_schema()
        url = day.server.url(schema)
        day.program.good("export", "--db", url)
        fill(ballast, 1024)
        use_up_log(day)
        ended = day.program.run("import", day.town, "--db", url)
        day.told(ended, "[Rr]un again")
        os.remove(ballast)
        day.server.up()
        day.program.good("import", day.town, "--db", url)
        day.same(schema)
    finally:
        subprocess.run(["umount", "--lazy", os.path.dirname(ballast)], check=False)


CASES = [a_full_disk_of_its_log]
