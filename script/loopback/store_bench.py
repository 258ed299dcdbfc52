"""`script/bench store`: a store of five million reviews with texts: imported, judged, published, copied, exported."""

import datetime
from contextlib import ExitStack
from pathlib import Path

import report_bench
import verdicts_bench
from database import AS_DEBIAN, Database, Peak, PostgreSQL
from program import add_binary_option, require_binary, run, scratch_folder


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--businesses", type=int, default=25_000)
    parser.add_argument("--reviews", type=int, default=5_000_000)
    parser.add_argument("--records", type=Path, help="imports this file, instead of made-up reviews")
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


def write_records(file, options):
    with open(file, "w", encoding="utf-8") as records:
        records.writelines(report_bench.records(options.businesses, options.reviews))
    print(f"{options.businesses:,} businesses, {options.reviews:,} reviews, {file.stat().st_size / 1e6:,.0f} MB")
    return file


def main(options):
    with ExitStack() as stack:
        folder = stack.enter_context(scratch_folder())
        records = options.records.resolve() if options.records else write_records(folder / "records.jsonl", options)
        server = stack.enter_context(PostgreSQL(AS_DEBIAN)) if options.postgresql else None
        bench = Bench(options, folder, server)
        day = verdicts_bench.LAST_DAY + datetime.timedelta(days=1)
        bench.measure("import", records)
        if options.again:
            bench.measure("import again", records)
        print(f"the database has {bench.database.size() / 1e6:,.0f} MB")
        bench.measure("verdicts", "--as-of", day, "--format", "jsonl")
        bench.measure("report", "--out", folder / "out", "--as-of", day)
        files = [file for file in (folder / "out").rglob("*") if file.is_file()]
        print(f"the report has {len(files):,} files, {sum(file.stat().st_size for file in files) / 1e6:,.0f} MB, the largest page "
              f"{report_bench.largest_page(folder / 'out').stat().st_size:,} bytes")
        if not server:
            bench.measure("backup", folder / "copy.db")
        bench.measure("export")
    return 0
