"""`script/bench crawl`: ours beside Scrapy, the same pages of the same server, fetched, read and stored."""

import json
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from program import CHECKOUT, Watch, add_binary_option, config_text, require_binary, run, scratch_folder
from server import Server

DEBIANS_PYTHON = "/usr/bin/python3"  # where apt puts Scrapy, whatever other Python comes first
SPIDER = Path(__file__).with_name("scrapy_spider.py")
HOSTS = 20
LARGEST_PART = 0.5  # of Scrapy's CPU a page that ours may take
MEASURED_SYNTAXES = ["microdata", "json-ld"]
EVERY_SYNTAX = ["microdata", "json-ld", "rdfa", "microformat", "opengraph", "dublincore"]


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--pairs", type=int, default=3, help="runs of each, taking turns (default: 3)")
    parser.add_argument("--every-syntax", type=int, default=100, metavar="PAGES",
                        help="so many pages with every syntax of extruct as well; 0: none (default: 100)")
    parser.add_argument("--quick", action="store_true", help="200 pages, one pair, nothing else")
    parser.add_argument("--ours-only", action="store_true", help="without Scrapy, as for a profile")


def page_files():
    shared = CHECKOUT.parent / "shared/pages"
    if not shared.is_dir():
        print("../shared/pages is not there: with the small pages of tests/parser/pages instead, "
              "whose figures say little")
        shared = CHECKOUT / "tests/parser/pages"
    return sorted(shared.rglob("*.html"))


class Site:
    """The same bodies over and over, `count` pages of HOSTS hosts."""

    def __init__(self, count):
        self.bodies = [file.read_bytes() for file in page_files()]
        self.count = count
        self.served = 0
        self.lock = threading.Lock()

    def megabytes(self):
        return sum(len(self.bodies[page % len(self.bodies)]) for page in range(self.count)) / 1e6

    def hosts(self):
        return [f"host{number:02}.bench.example" for number in range(HOSTS)]

    def targets(self, host_number):
        return [f"/page/{page}" for page in range(host_number, self.count, HOSTS)]

    def answer(self, request, connection):
        kind, _, page = request.target.strip("/").partition("/")
        if kind == "robots.txt":
            return connection.send("200 OK", b"User-agent: *\nDisallow: /private/\n",
                                   [("Content-Type", "text/plain")])
        if kind != "page":
            return connection.send("404 Not Found")
        body = self.bodies[int(page) % len(self.bodies)]
        connection.send("200 OK", body, [("Content-Type", "text/html")])
        with self.lock:
            self.served += 1


@dataclass
class Result:
    pages: int
    stored: int
    wall: float
    cpu: float
    peak_kib: int

    def cpu_ms(self):
        return 1000 * self.cpu / self.pages


def rows_of(database):
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT count(*) FROM page").fetchone()[0]


def checked(who, usage, database, site):
    """The result of a run that fetched every page; what a page could not be read from has no row."""
    served, site.served = site.served, 0
    if usage.status != 0 or served != site.count:
        sys.exit(f"{who} fetched {served} of {site.count} pages, exit status {usage.status}:\n{usage.stderr}")
    return Result(served, rows_of(database), usage.wall, usage.cpu, usage.peak_kib)


def run_ours(binary, site, port):
    with scratch_folder() as folder:
        watches = []
        for number, host in enumerate(site.hosts()):
            urls = [f"http://{host}:{port}{target}" for target in site.targets(number)]
            watches.append(Watch(host, urls, max_pages=len(urls), port=port))
        config = folder / "bench.toml"
        config.write_text(config_text(watches, port, "bench.db", delay=0, max_next=0))
        usage = run([binary, "crawl", "--config", config], folder)
        return checked("negenplus", usage, folder / "bench.db", site)


def run_scrapy(site, port, syntaxes):
    with scratch_folder() as folder:
        urls = [f"http://{host}:{port}{target}" for number, host in enumerate(site.hosts())
                for target in site.targets(number)]
        task = folder / "task.json"
        database = folder / "bench.db"
        task.write_text(json.dumps({"urls": urls, "syntaxes": syntaxes, "database": str(database)}))
        usage = run([DEBIANS_PYTHON, SPIDER, task], folder)
        return checked("Scrapy", usage, database, site)


def require_scrapy():
    found = subprocess.run([DEBIANS_PYTHON, "-c", "import scrapy, extruct; print(scrapy.__version__)"],
                           capture_output=True, text=True, check=False)
    if found.returncode != 0:
        sys.exit("Scrapy is not there: apt-get install python3-scrapy python3-extruct")
    return found.stdout.strip()


def show(who, results):
    print(f"{who:<28}{'pages':>7}{'stored':>8}{'wall s':>9}{'pages/s':>9}{'CPU s':>8}{'ms/page':>9}{'peak MiB':>10}")
    for result in results:
        print(f"{'':<28}{result.pages:>7}{result.stored:>8}{result.wall:>9.2f}{result.pages / result.wall:>9.1f}"
              f"{result.cpu:>8.2f}{result.cpu_ms():>9.2f}{result.peak_kib / 1024:>10.0f}")
    if len(results) > 1:
        costs = [result.cpu_ms() for result in results]
        print(f"{'':<28}CPU ms a page: least {min(costs):.2f}, median {statistics.median(costs):.2f}")


def measure_server(site, port):
    """What the server gives to a client that does nothing: the ceiling of every figure below."""
    began, cpu = time.monotonic(), time.process_time()
    urls = "\n".join(f'url = "http://127.0.0.1:{port}{target}"\noutput = "/dev/null"'
                     for number in range(HOSTS) for target in site.targets(number))
    subprocess.run(["curl", "--silent", "--parallel", "--parallel-max", str(HOSTS), "--config", "-"],
                   input=urls, text=True, check=True, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    site.served = 0
    print(f"The server alone: {site.count / wall:.0f} pages/s to curl, "
          f"{1000 * (time.process_time() - cpu) / site.count:.2f} ms of its own CPU a page "
          "(counted for neither)")


def compare(binary, site, port, pairs, syntaxes):
    """Runs both in turns and prints it; the median of our CPU a page as a part of theirs."""
    ours, theirs = [], []
    for _ in range(pairs):
        ours.append(run_ours(binary, site, port))
        theirs.append(run_scrapy(site, port, syntaxes))
    show("negenplus, every syntax", ours)
    show("Scrapy, " + (" + ".join(syntaxes) if len(syntaxes) < 4 else "every syntax"), theirs)
    # Each beside its neighbour in time, so that what else the machine does hits both.
    ratios = [one.cpu_ms() / other.cpu_ms() for one, other in zip(ours, theirs)]
    print(f"CPU a page, ours to theirs: least {min(ratios):.2f}, median {statistics.median(ratios):.2f}")
    return statistics.median(ratios)


def beside_scrapy(options, binary, site, port):
    print(f"Scrapy {require_scrapy()} beside {binary.name}")
    ratio = compare(binary, site, port, options.pairs, MEASURED_SYNTAXES)
    if options.every_syntax:
        site.count = options.every_syntax
        print(f"\nWith every syntax on both sides, {site.count} pages")
        compare(binary, site, port, 1, EVERY_SYNTAX)
    good = ratio <= LARGEST_PART
    print(f"\nat most {LARGEST_PART:g} of Scrapy's CPU with {' and '.join(MEASURED_SYNTAXES)}: "
          + ("yes" if good else "NO"))
    return 0 if good else 1


def main(options):
    binary = require_binary(options.binary)
    if options.quick:
        options.pages, options.pairs, options.every_syntax = 200, 1, 0
    site = Site(options.pages)
    with Server(site.answer) as server:
        measure_server(site, server.port)
        print(f"{site.count} pages of {HOSTS} hosts, {site.megabytes():.0f} MB")
        if not options.ours_only:
            return beside_scrapy(options, binary, site, server.port)
        show("negenplus, every syntax", [run_ours(binary, site, server.port) for _ in range(options.pairs)])
    return 0
