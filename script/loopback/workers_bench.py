"""`script/bench workers`: how long one, two and four crawlers of one store take, and what a page costs on each engine."""

import time
from contextlib import ExitStack

from database import AS_DEBIAN, Database, PostgreSQL
from program import Child, Watch, add_binary_option, config_text, require_binary, scratch_folder
from review_site import ReviewSite
from server import Server


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--at-a-time", type=int, default=50, help="hosts that one worker visits at a time (default: 50)")
    parser.add_argument("--hotels", type=int, default=3, help="of each host, with three pages each (default: 3)")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds (default: 1)")


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.binary = require_binary(options.binary)
        self.site = ReviewSite(options.hosts, 1, options.hotels, 3, 4)

    def answer(self, request, connection):
        if request.target == "/robots.txt":
            return connection.send("200 OK", b"User-agent: *\nDisallow:\n", [("Content-Type", "text/plain")])
        connection.send("200 OK", self.site.page(request.host, request.target), [("Content-Type", "text/html")])

    def workers(self, number, database, port):
        """So many at once; each one's usage, None: one plain crawl of all hosts at a time."""
        config = self.folder / f"{port}.toml"
        config.write_text(config_text([Watch(host, [f"http://{host}/list/0"]) for host in self.site.hosts], port,
                                      database.url, delay=self.options.delay))
        command = [self.binary, "crawl", "--config", config]
        several = [[*command, "--worker", f"w{each}", "--hosts", self.options.at_a_time] for each in range(number or 0)]
        children = [Child(words, self.folder) for words in several or [command]]
        used = [child.end() for child in children]
        if any(usage.status for usage in used):
            raise SystemExit("\n".join(usage.stderr for usage in used))
        return used

    def measure(self, number, engine, server):
        database = Database(self.folder, f"{engine.lower()}_{number or 'plain'}", server)
        with Server(self.answer) as web:
            before = server.cpu() if server else 0
            began = time.monotonic()
            used = self.workers(number, database, web.port)
            wall = time.monotonic() - began
            beside = server.cpu() - before if server else 0
            requests = len(web.log)
        pages = len(database.pages())
        if pages != self.site.count_pages():
            raise SystemExit(f"{pages} pages are stored of {self.site.count_pages()}")
        own = sum(usage.cpu for usage in used)
        who = "plain" if number is None else f"{number} worker" + "s" * (number > 1)
        print(f"{engine:10} {who:10} {wall:6.1f} s, {requests} requests, a page {1000 * own / pages:5.2f} ms of CPU"
              + (f" and {1000 * beside / pages:5.2f} ms of the server's" if server else ""))


def main(options):
    with ExitStack() as stack:
        bench = Bench(options, stack.enter_context(scratch_folder()))
        each = 2 + 3 * options.hotels
        least = (each - 1) * options.delay
        print(f"{options.hosts} hosts of {each} requests, {options.delay} s apart: no host in less than {least:.0f} s; a worker "
              f"visits {options.at_a_time} at a time")
        server = stack.enter_context(PostgreSQL(AS_DEBIAN))
        for number in [None, *options.workers]:
            bench.measure(number, "SQLite", None)
            bench.measure(number, "PostgreSQL", server)
    return 0
