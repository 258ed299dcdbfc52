"""`script/bench store`: a store of five million reviews with texts: imported, judged, published, copied, exported."""

import datetime

import report_bench
import verdicts_bench
from program import add_binary_option, require_binary, run, scratch_folder


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--businesses", type=int, default=25_000)
    parser.add_argument("--reviews", type=int, default=5_000_000)


def measure(name, command, folder):
    used = run(command, folder)
    if used.status:
        raise SystemExit(f"{name} ended with {used.status}: {used.stderr}")
    print(f"{name:10} {used.wall:7.1f} s, {used.cpu:7.1f} s of processor time, {used.peak_kib / 1024:6.0f} MiB")


def main(options):
    binary = require_binary(options.binary)
    with scratch_folder() as folder:
        store, records = folder / "n.db", folder / "records.jsonl"
        with open(records, "w", encoding="utf-8") as file:
            file.writelines(report_bench.records(options.businesses, options.reviews))
        print(f"{options.businesses:,} businesses, {options.reviews:,} reviews, {records.stat().st_size / 1e6:,.0f} MB")
        day = verdicts_bench.LAST_DAY + datetime.timedelta(days=1)
        measure("import", [binary, "import", "--db", store, records], folder)
        records.unlink()
        print(f"the database has {store.stat().st_size / 1e6:,.0f} MB")
        measure("verdicts", [binary, "verdicts", "--db", store, "--as-of", day, "--format", "jsonl"], folder)
        measure("report", [binary, "report", "--db", store, "--out", folder / "out", "--as-of", day], folder)
        page = report_bench.largest_page(folder / "out")
        print(f"largest page: {page.relative_to(folder)}, {page.stat().st_size:,} bytes")
        measure("backup", [binary, "backup", folder / "copy.db", "--db", store], folder)
        measure("export", [binary, "export", "--db", store], folder)
    return 0
