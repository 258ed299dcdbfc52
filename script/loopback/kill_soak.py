"""`script/soak kill`: runs on a faulty site, killed at random moments, must store what one undisturbed run stores."""

import math
import random
import sys

from faulty_site import TIMEOUT, TRIES, FaultySite
from program import Child, Watch, add_binary_option, config_text, require_binary, scratch_folder
from review_site import ReviewSite
from server import Server
from stored import first_difference, page_times, texts, whole_store

SOONEST = 0.005  # seconds after its start that a run is killed


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--runs", type=int, default=200, help="that are killed (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="of faults and moments (default: 1)")


class Round:
    """One crawl of the whole site into a store, in as many runs as it takes."""

    def __init__(self, folder, site):
        self.folder = folder
        self.database = folder / "soak.db"
        self.before = page_times(self.database) if self.database.exists() else {}
        site.new_round()

    def stored(self):
        """The URLs that this round has stored."""
        times = page_times(self.database) if self.database.exists() else {}
        return {url for url, moment in times.items() if self.before.get(url) != moment}


class Soak:
    def __init__(self, options, folder):
        self.binary = require_binary(options.binary)
        self.folder = folder
        self.site = FaultySite(ReviewSite(8, 4, 10, 3, 4), options.seed)
        self.dice = random.Random(options.seed)
        self.killed = self.rounds = self.requests = self.fetched_again = self.differing = 0
        self.longest = 0.0  # seconds after its start that a run is killed
        self.wanted = None

    def crawl(self, folder, seconds=None):
        """One run, killed after so many seconds; its use of the machine, and the URLs that it asked for."""
        with Server(self.site.answer) as server:  # its own, so that no request of the run before is counted
            watches = [Watch(host, [f"http://{host}/list/0"]) for host in self.site.site.hosts]
            config = folder / "soak.toml"
            config.write_text(config_text(watches, server.port, "soak.db", delay=0.01, timeout=TIMEOUT,
                                          max_tries=TRIES, max_backoff=600, max_body_mib=1))
            with Child([self.binary, "crawl", "--config", config], folder) as child:
                if seconds is None:
                    child.end()
                else:
                    child.kill_after(seconds)
            asked = [f"http://{request.host}{request.target}" for request in server.log]
        self.requests += len(asked)
        if child.usage.status not in (0, 1, -9):
            sys.exit(f"a run ended with status {child.usage.status}: {child.usage.stderr}")
        return child.usage, asked

    def fresh(self):
        self.rounds += 1
        folder = self.folder / f"round{self.rounds}"
        folder.mkdir()
        return Round(folder, self.site)

    def undisturbed(self):
        """What must be stored, which is also held against what the site is known to show."""
        quiet = self.fresh()
        usage, asked = self.crawl(quiet.folder)
        self.longest = usage.wall / 2
        self.wanted = whole_store(self.binary, quiet.database)
        found = texts(self.wanted)
        hotels = {listing["url"] for listing in self.wanted["listings"] if listing["business"]["name"]}
        print(f"undisturbed: {usage.wall:.1f} s, {len(asked)} requests, {len(self.wanted['pages'])} pages, "
              f"{len(found)} reviews of {len(hotels)} hotels")
        there = self.site.reachable()
        if (len(hotels), len(found)) != there or len(set(found)) != len(found):
            sys.exit(f"but {there[1]} different reviews of {there[0]} hotels can be had:\n{usage.stderr}")

    def moment(self, going):
        """Some early, some late: as likely in each doubling. A new store is cut off while it is being made."""
        if not going.database.exists():
            return self.dice.uniform(SOONEST, 10 * SOONEST)
        return math.exp(self.dice.uniform(math.log(SOONEST), math.log(self.longest)))

    def step(self, going, seconds):
        """One run of a round; whether it ended by itself."""
        before = going.stored()
        usage, asked = self.crawl(going.folder, seconds)
        again = before & set(asked)
        if again:
            self.fetched_again += len(again)
            print(f"run {self.killed + 1}: asked again for {len(again)} of {len(before)} stored pages, "
                  f"as {min(again)}")
        return usage.status >= 0

    def judge(self, going):
        store = whole_store(self.binary, going.database)
        twice = len(texts(store)) - len(set(texts(store)))
        difference = first_difference(store, self.wanted)
        if difference or twice:
            self.differing += 1
            print(f"round {self.rounds}: {twice} reviews twice; {difference}")

    def kill(self, runs):
        going, second = self.fresh(), False
        while self.killed < runs:
            if not self.step(going, self.moment(going)):
                self.killed += 1
                continue
            self.judge(going)
            # Once more over the known pages, then from nothing: both must bear it.
            second = not second
            going = Round(going.folder, self.site) if second else self.fresh()
        self.step(going, None)
        self.judge(going)

    def good(self):
        print(f"{self.killed} runs killed, {SOONEST:g} to {self.longest:.1f} s after their start, "
              f"{self.rounds - 1} stores begun, {self.requests} requests: "
              f"{self.fetched_again} stored pages fetched again, "
              f"{self.differing} stores that differ from the undisturbed one")
        return self.killed > 0 and self.fetched_again == 0 and self.differing == 0


def main(options):
    with scratch_folder() as folder:
        soak = Soak(options, folder)
        soak.undisturbed()
        soak.kill(options.runs)
        good = soak.good()
    print("unkillable: " + ("yes" if good else "NO"))
    return 0 if good else 1
