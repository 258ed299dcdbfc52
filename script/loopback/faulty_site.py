"""The made-up site behind a bad day: some of its pages give a fault a few times, some for ever.

A fault that the crawler does not try again within a run lasts for ever, and no fault that passes is given as often as
the crawler tries, so that an undisturbed run and one that was killed on the way must end with the same store.
"""

import gzip
import random
import threading
import time
import zlib

TIMEOUT = 1  # seconds, of the crawler that meets this; the least that its config allows
TRIES = 3
BOMB = gzip.compress(bytes(64 << 20))
HTML = [("Content-Type", "text/html")]


def reset(_request, connection, _body):
    connection.reset()


def stall(_request, connection, _body):
    connection.stall(2 * TIMEOUT)
    connection.close()


def stall_in_body(_request, connection, body):
    connection.send("200 OK", body[: len(body) // 2], HTML, length=len(body))
    stall(_request, connection, body)


def cut(_request, connection, body):
    connection.send("200 OK", body[: len(body) // 2], HTML, length=len(body))
    connection.close()


def too_many(_request, connection, _body):
    connection.send("429 Too Many Requests", headers=[("Retry-After", "1")])


def unavailable(_request, connection, _body):
    connection.send("503 Service Unavailable")


def slow_headers(_request, connection, _body):
    connection.send_slowly(b"HTTP/1.1 200 OK\r\nServer: slow\r\n", 0.1 * TIMEOUT)
    connection.close()


def redirect(request, connection, _body):
    way, _, depth = request.target.rpartition("/") if request.target.startswith("/away/") else (
        f"/away/{zlib.crc32(request.target.encode())}", "", 0)
    connection.send("302 Found", headers=[("Location", f"{way}/{int(depth) + 1}")])


def bomb(_request, connection, _body):
    connection.send("200 OK", BOMB, [*HTML, ("Content-Encoding", "gzip")])


PASSING = [reset, stall, stall_in_body, cut, too_many, unavailable, slow_headers]
LASTING = [*PASSING, redirect, bomb]
FOR_EVER = 1 << 30


class FaultySite:
    """Answers for a ReviewSite. `new_round` forgets which faults were given, not where they are."""

    def __init__(self, site, seed):
        self.site = site
        self.lock = threading.Lock()
        self.faults = {}  # (host, target): (fault, times)
        dice = random.Random(seed)
        for number, host in enumerate(site.hosts):
            self._place(dice, number, host)
        self.new_round()

    def new_round(self):
        self.left = {place: times for place, (_, times) in self.faults.items()}

    def _place(self, dice, number, host):
        # Not side by side, so that a host's patience recovers between them.
        hotels = dice.sample(self.site.hotels()[::4], 5)
        for turn, hotel in enumerate(hotels[:3]):
            target = self.site.hotel_target(hotel, dice.randint(1, self.site.review_pages))
            self.faults[host, target] = (PASSING[(3 * number + turn) % len(PASSING)], dice.randint(1, TRIES - 1))
        self.faults[host, self.site.hotel_target(hotels[3])] = (LASTING[number % len(LASTING)], FOR_EVER)
        last = dice.randint(1, self.site.review_pages)
        self.faults[host, self.site.hotel_target(hotels[4], last)] = (dice.choice([redirect, bomb]), FOR_EVER)
        if number % 3 == 0:
            self.faults[host, "/robots.txt"] = (dice.choice([reset, cut, unavailable]), 1)
        if number % 3 == 1:
            self.faults[host, "/list/1"] = (dice.choice(PASSING), 1)

    def answer(self, request, connection):
        place = (request.host, request.target)
        body = self._body(*place)
        with self.lock:
            left = self.left.get(place, 0)
            self.left[place] = left - 1
        if left > 0:
            self.faults[place][0](request, connection, body)
        elif request.target.startswith("/away/"):
            redirect(request, connection, body)
        elif body is None:
            connection.send("404 Not Found")
        else:
            self._give(request, connection, body)

    def _body(self, host, target):
        if target == "/robots.txt":
            return b"User-agent: *\nDisallow: /private/\n"
        return None if target.startswith("/away/") else self.site.page(host, target)

    @staticmethod
    def _give(request, connection, body):
        """Half of the pages can be asked for again cheaply; the other half must be sent again."""
        tag = f'"{zlib.crc32(body):08x}"'
        tagged = HTML + [("ETag", tag)] * (zlib.crc32(request.target.encode()) % 2)
        if request.headers.get("if-none-match") == tag:
            connection.send("304 Not Modified", headers=[("ETag", tag)])
        else:
            connection.send("200 OK", body, tagged)

    def reachable(self):
        """How many hotels and reviews a crawl can come by: a page that never comes hides those behind it.

        The hotels are all of them, for each stands on a list.
        """
        lost = {place for place, (_, times) in self.faults.items() if times == FOR_EVER}
        hotels = pages = 0
        for host in self.site.hosts:
            for hotel in self.site.hotels():
                come = [(host, self.site.hotel_target(hotel, page + 1)) not in lost
                        for page in range(self.site.review_pages)]
                hotels += 1
                pages += (come + [False]).index(False)
        return hotels, pages * self.site.reviews_per_page
