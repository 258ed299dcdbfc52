"""A made-up review site on several hosts: lists of hotels that lead on, hotels with pages of reviews.

Every fact of a page follows from its host and number alone, so that two visits and two runs see the same site.
"""

import json
import zlib
from urllib.parse import parse_qs, urlsplit

WORDS = "kamer bed ontbijt uitzicht strand zwembad receptie koffie tuin fiets rust bos trein haven markt".split()


class ReviewSite:
    def __init__(self, hosts, lists, hotels_per_list, review_pages, reviews_per_page):
        self.hosts = [f"site{number:02}.soak.example" for number in range(hosts)]
        self.lists = lists
        self.hotels_per_list = hotels_per_list
        self.review_pages = review_pages
        self.reviews_per_page = reviews_per_page

    def hotels(self):
        """The numbers of one host's hotels."""
        return range(self.lists * self.hotels_per_list)

    def count_pages(self):
        return len(self.hosts) * (self.lists + len(self.hotels()) * self.review_pages)

    @staticmethod
    def hotel_target(hotel, page=1):
        return f"/hotel/{hotel}" if page == 1 else f"/hotel/{hotel}?page={page}"

    def page(self, host, target):
        """The bytes of a page; None: there is no such page."""
        url = urlsplit(target)
        kind, _, number = url.path.strip("/").partition("/")
        page = int(parse_qs(url.query).get("page", ["1"])[0])
        if kind == "list" and int(number) < self.lists:
            return self._list(host, int(number))
        if kind == "hotel" and int(number) in self.hotels() and page <= self.review_pages:
            return self._hotel(host, int(number), page)
        return None

    def _list(self, host, number):
        first = number * self.hotels_per_list
        items = [{"@type": "ListItem", "position": hotel, "item": self._facts(host, hotel)}
                 for hotel in range(first, first + self.hotels_per_list)]
        following = f"/list/{number + 1}" if number + 1 < self.lists else None
        return html(f"Hotels {number}", {"@type": "ItemList", "itemListElement": items}, following)

    def _hotel(self, host, hotel, page):
        facts = self._facts(host, hotel)
        first = (page - 1) * self.reviews_per_page
        facts["review"] = [self._review(host, hotel, number)
                           for number in range(first, first + self.reviews_per_page)]
        following = self.hotel_target(hotel, page + 1) if page < self.review_pages else None
        return html(facts["name"], facts, following, canonical=facts["url"])

    def _facts(self, host, hotel):
        chance = zlib.crc32(f"{host} {hotel}".encode())
        rating = {"@type": "AggregateRating", "ratingValue": 5 + chance % 51 / 10, "bestRating": 10,
                  "worstRating": 1, "ratingCount": self.review_pages * self.reviews_per_page}
        address = {"@type": "PostalAddress", "streetAddress": f"Kade {hotel}",
                   "addressLocality": host.split(".")[0]}
        url = f"http://{host}{self.hotel_target(hotel)}"
        return {"@type": "Hotel", "name": f"Hotel {hotel} van {host}", "url": url, "address": address,
                "aggregateRating": rating}

    @staticmethod
    def _review(host, hotel, number):
        chance = zlib.crc32(f"{host} {hotel} {number}".encode())
        words = " ".join(WORDS[(chance >> shift) % len(WORDS)] for shift in range(12))
        rating = {"@type": "Rating", "ratingValue": 4 + chance % 7, "bestRating": 10, "worstRating": 1}
        review = {"@type": "Review", "author": {"@type": "Person", "name": f"Gast {chance % 997}"},
                  "datePublished": f"20{10 + chance % 10}-{1 + chance % 12:02}-{1 + chance % 28:02}",
                  "reviewBody": f"Mening {number} over hotel {hotel} van {host}: {words}.", "reviewRating": rating}
        # Some sites give their reviews a name of their own, others leave that to the reader.
        return {"@id": f"#r{number}", **review} if hotel % 2 else review


def html(title, facts, following, canonical=None):
    links = {"next": following, "canonical": canonical}
    head = "".join(f'<link rel="{name}" href="{target}">' for name, target in links.items() if target)
    script = json.dumps({"@context": "https://schema.org", **facts})
    return (f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>{head}'
            f'<script type="application/ld+json">{script}</script></head><body><h1>{title}</h1></body></html>').encode()
