"""`script/bench store`: a store of five million reviews with texts: imported, judged, published, copied, exported."""

import datetime
from contextlib import ExitStack

import report_bench
import verdicts_bench
from database import AS_DEBIAN, Database, Peak, PostgreSQL
from program import add_binary_option, require_binary, run, scratch_folder


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--businesses", type=int, default=25_000)
    parser.add_argument("--reviews", type=int, default=5_000_000)
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own instead of in a file")
    parser.add_argument("--again", action="store_true", help="the same import once more")


class Bench:
    def __init__(self, options, folder, server):
        self.binary = require_binary(options.binary)
        self.folder = folder
        self.server = server
        self.database = Database(folder, "watch", server)

    def measure(self, name, *words):
        with ExitStack() as stack:
            before = self.server.cpu() if self.server else 0
            peak = stack.enter_context(Peak(self.server)) if self.server else None
            used = run([self.binary, name.split()[0], "--db", self.database.url, *words], self.folder)
        if used.status:
            raise SystemExit(f"{name} ended with {used.status}: {used.stderr}")
        beside = f"; server {self.server.cpu() - before:7.1f} s, {peak.mib:6.0f} MiB" if self.server else ""
        print(f"{name:12} {used.wall:7.1f} s; {used.cpu:7.1f} s of processor time, {used.peak_kib / 1024:6.0f} MiB{beside}")


def main(options):
    with ExitStack() as stack:
        folder = stack.enter_context(scratch_folder())
        server = stack.enter_context(PostgreSQL(AS_DEBIAN)) if options.postgresql else None
        bench = Bench(options, folder, server)
        records = folder / "records.jsonl"
        with open(records, "w", encoding="utf-8") as file:
            file.writelines(report_bench.records(options.businesses, options.reviews))
        print(f"{options.businesses:,} businesses, {options.reviews:,} reviews, {records.stat().st_size / 1e6:,.0f} MB")
        day = verdicts_bench.LAST_DAY + datetime.timedelta(days=1)
        bench.measure("import", records)
        if options.again:
            bench.measure("import again", records)
        records.unlink()
        print(f"the database has {bench.database.size() / 1e6:,.0f} MB")
        bench.measure("verdicts", "--as-of", day, "--format", "jsonl")
        bench.measure("report", "--out", folder / "out", "--as-of", day)
        page = report_bench.largest_page(folder / "out")
        print(f"largest page: {page.relative_to(folder)}, {page.stat().st_size:,} bytes")
        if not server:
            bench.measure("backup", folder / "copy.db")
        bench.measure("export")
    return 0
