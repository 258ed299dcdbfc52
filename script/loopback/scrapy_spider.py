"""The other side of the bench: Scrapy fetches the same pages, reads them with extruct and stores them in SQLite.

Run by Debian's python3 with a JSON file of its task: urls, syntaxes, database.
"""

import json
import sqlite3
import sys

import extruct
from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from twisted.internet import defer
from twisted.internet.interfaces import IResolverSimple
from zope.interface import implementer


@implementer(IResolverSimple)
class Loopback:
    """Every host lies at 127.0.0.1."""

    @classmethod
    def from_crawler(cls, crawler, reactor):
        resolver = cls()
        resolver.reactor = reactor
        return resolver

    def getHostByName(self, name, timeout=()):
        return defer.succeed("127.0.0.1")

    def install_on_reactor(self):
        self.reactor.installResolver(self)


class Pages(Spider):
    name = "pages"

    def __init__(self, task, **rest):
        super().__init__(**rest)
        self.task = task

    def start_requests(self):
        for url in self.task["urls"]:
            yield Request(url, dont_filter=True)

    def parse(self, response):
        found = extruct.extract(response.text, base_url=response.url, syntaxes=self.task["syntaxes"],
                                errors="log")
        yield {"url": response.url, "found": json.dumps(found, ensure_ascii=False)}


class IntoSqlite:
    """One row and one transaction a page, the database as ours: WAL, synchronous FULL."""

    def open_spider(self, spider):
        self.database = sqlite3.connect(spider.task["database"])
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = FULL")
        self.database.execute("CREATE TABLE page (url TEXT PRIMARY KEY, found TEXT NOT NULL)")
        self.database.commit()

    def process_item(self, item, spider):
        self.database.execute("INSERT INTO page VALUES (?, ?)", (item["url"], item["found"]))
        self.database.commit()
        return item

    def close_spider(self, spider):
        self.database.close()


SETTINGS = {
    "ITEM_PIPELINES": {IntoSqlite: 1},
    "DNS_RESOLVER": Loopback,
    "CONCURRENT_REQUESTS": 100,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "ROBOTSTXT_OBEY": True,
    "USER_AGENT": "Bench/1.0 (+mailto:bench@example.org)",
    "LOG_LEVEL": "WARNING",
    "TELNETCONSOLE_ENABLED": False,
}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        task = json.load(file)
    process = CrawlerProcess(SETTINGS)
    process.crawl(Pages, task=task)
    process.start()


main()
