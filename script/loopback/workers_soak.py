"""`script/soak workers`: crawlers that share one store, killed at random, must be polite together and store it all once."""

import random
import sys
import threading
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from database import Database, PostgreSQL
from program import Child, Watch, add_binary_option, config_text, require_binary, run, scratch_folder
from review_site import ReviewSite
from server import Server
from stored import first_difference, records, texts

FAKETIME = next((str(path) for path in Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), "")
SHORT = 0.001  # seconds: the crawler counts in whole milliseconds


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--hosts", type=int, default=20, help="(default: 20; the issue's target is 200)")
    parser.add_argument("--kills", type=int, default=10, help="(default: 10; the issue's target is 100)")
    parser.add_argument("--delay", type=float, default=0.5, help="seconds (default: 0.5)")
    parser.add_argument("--lease", type=int, default=6, help="seconds (default: 6)")
    parser.add_argument("--restarts", type=int, default=0, help="of the database's server, with --postgresql")
    parser.add_argument("--clocks", type=float, default=0, metavar="HOURS",
                        help="the workers' clocks are so far apart, one from the next; with --postgresql (needs libfaketime)")
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own instead of in a file")
    parser.add_argument("--hotels", type=int, default=3, help="of each host (default: 3)")
    parser.add_argument("--seed", type=int, default=1)


class Site:
    """The made-up site; the first request for every seventh page is put off by Retry-After."""

    def __init__(self, hosts, hotels):
        self.site = ReviewSite(hosts, 1, hotels, 3, 4)
        self.refused = {}
        self.lock = threading.Lock()

    def answer(self, request, connection):
        time.sleep(0.02)  # so that requests of two workers would overlap
        request.status = 200
        if request.target == "/robots.txt":
            request.answered = time.monotonic()
            return connection.send("200 OK", b"User-agent: *\nDisallow: /private/\n", [("Content-Type", "text/plain")])
        page = f"{request.host}{request.target}"
        with self.lock:
            put_off = sum(page.encode()) % 7 == 0 and page not in self.refused
            if put_off:
                self.refused[page] = True
        if put_off:
            request.status = 429
            request.answered = time.monotonic()
            return connection.send("429 Too Many Requests", b"", [("Retry-After", "2")])
        body = self.site.page(request.host, request.target)
        request.answered = time.monotonic()
        connection.send("200 OK", body, [("Content-Type", "text/html")])


class Soak:
    def __init__(self, options, folder, server):
        self.options = options
        self.folder = folder
        self.server = server
        self.binary = require_binary(options.binary)
        self.dice = random.Random(options.seed)
        self.faults = []
        self.lost_runs = 0

    def command(self, port, database, number=None):
        hosts = ReviewSite(self.options.hosts, 1, 1, 1, 1).hosts
        config = self.folder / f"{port}.toml"
        if not config.exists():
            config.write_text(config_text([Watch(host, [f"http://{host}/list/0"]) for host in hosts], port, database.url,
                                          delay=self.options.delay, timeout=2))
        words = [self.binary, "crawl", "--config", config, "--db", database.url]
        if number is None:
            return words
        share = -(-self.options.hosts // self.options.workers)
        return [*words, "--worker", f"w{number}", "--lease", self.options.lease, "--hosts", share]

    def worker(self, port, database, number):
        """A worker at work; its machine's clock may be wrong, half of them early and half of them late."""
        environment = {}
        if self.options.clocks:
            hours = self.options.clocks * (number - (self.options.workers - 1) / 2)
            environment = {"LD_PRELOAD": FAKETIME, "FAKETIME": f"{hours:+}h", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        return Child(self.command(port, database, number), self.folder, **environment)

    def undisturbed(self):
        database = Database(self.folder, "alone", self.server)
        site = Site(self.options.hosts, self.options.hotels)
        with Server(site.answer) as server:
            usage = run(self.command(server.port, database), self.folder)
            print(f"alone: {usage.wall:.1f} s, CPU {usage.cpu:.2f} s, {len(server.log)} requests, status {usage.status}")
        return records(self.binary, database.url), database.pages()

    def disturbed(self):
        database = Database(self.folder, "shared", self.server)
        site = Site(self.options.hosts, self.options.hotels)
        stored_at_kill = []
        with Server(site.answer) as server:
            begin = time.monotonic()
            workers = {number: self.worker(server.port, database, number) for number in range(self.options.workers)}
            kills = restarts = 0
            while workers:
                number = self.dice.choice(list(workers))
                pause = self.dice.uniform(0.05, 1.5) if kills < self.options.kills else 0.5
                ended = workers[number].wait(pause)
                if not ended and kills < self.options.kills:
                    workers[number].kill()
                    workers[number].end()
                    kills += 1
                    stored = database.pages()  # what the others store meanwhile is asked for before this moment
                    stored_at_kill.append((time.monotonic(), stored))
                    workers[number] = self.worker(server.port, database, number)
                    if self.server and restarts < self.options.restarts * kills // self.options.kills:
                        restarts += 1
                        self.server.restart()
                for which in [each for each, child in workers.items() if child.wait(0)]:
                    usage = workers.pop(which).end()
                    if usage.status not in (0, 1):  # lost its database: started again, as a supervisor does
                        self.lost_runs += 1
                        print(f"worker {which} ended with {usage.status}: {usage.stderr.strip()[-200:]}")
                        if self.lost_runs > 50:
                            sys.exit("too many workers end by themselves")
                        workers[which] = self.worker(server.port, database, which)
            self.judge_log(server.log, stored_at_kill)
            print(f"shared by {self.options.workers}: {time.monotonic() - begin:.1f} s, {len(server.log)} requests, "
                  f"{kills} kills, {restarts} restarts of the database, {self.lost_runs} workers that ended by an error")
            if kills < self.options.kills:
                self.faults.append(f"only {kills} kills before all was done: more --hotels")
        return records(self.binary, database.url), database.pages()

    def judge_log(self, log, stored_at_kill):
        hosts = defaultdict(list)
        for request in log:
            hosts[request.host].append(request)
        gaps = []
        for host, requests in hosts.items():
            rest = 0.0
            for earlier, later in zip(requests, requests[1:]):
                end = earlier.answered or float("inf")
                if earlier.status == 429:
                    rest = end + 2
                gaps.append(later.heard - end)
                if later.heard < end:
                    self.faults.append(f"{host} is asked twice at once: {earlier.target}, {later.target}")
                elif later.heard < max(end + self.options.delay, rest) - SHORT:
                    self.faults.append(f"{host} is asked after {later.heard - end:.4f} s: {earlier.target}, {later.target}"
                                       + (" in spite of Retry-After" if later.heard < rest - SHORT else ""))
        again = 0
        for moment, stored in stored_at_kill:
            for request in log:
                if request.heard > moment and f"http://{request.host}{request.target}" in stored:
                    again += 1
                    self.faults.append(f"stored page fetched again: {request.host}{request.target}")
        good = [request for request in log if request.status == 200]
        repeated = len(good) - len({(request.host, request.target) for request in good})
        print(f"least gap {min(gaps):.4f} s of {len(gaps)}, delay {self.options.delay} s; {again} stored pages fetched "
              f"again; {repeated} answers were repeated that a kill cut off before they were stored")


def main(options):
    if options.clocks and not FAKETIME:
        sys.exit("clocks are set apart by libfaketime: apt-get install faketime")
    with ExitStack() as stack:
        folder = stack.enter_context(scratch_folder())
        server = stack.enter_context(PostgreSQL()) if options.postgresql else None
        soak = Soak(options, folder, server)
        wanted, pages = soak.undisturbed()
        found, found_pages = soak.disturbed()
        if difference := first_difference(found, wanted) or ("" if pages == found_pages else "other pages"):
            soak.faults.append(f"another store: {difference}")
        listed = {"listings": found}
        if len(texts(listed)) != len(set(texts(listed))):
            soak.faults.append("reviews are there twice")
        print(f"{len(texts(listed))} reviews, {len(found_pages)} pages")
        for fault in soak.faults[:20]:
            print(fault)
    print(f"polite together, and everything once: {'NO' if soak.faults else 'yes'}")
    return 1 if soak.faults else 0
