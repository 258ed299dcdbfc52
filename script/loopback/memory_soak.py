"""`script/soak memory`: the memory of a crawl must stay flat from its 2,000th page to its last."""

from pathlib import Path

from program import Child, Watch, add_binary_option, config_text, require_binary, scratch_folder
from review_site import ReviewSite
from server import Server

HOSTS = 20
HOTELS_PER_LIST = 100
PAGES_PER_HOTEL = 10  # of reviews
PAUSE = 0.05  # seconds between two looks at the process


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--margin", type=float, default=16, metavar="MIB",
                        help="that the peak may lie above the one at a tenth of the pages (default: 16)")


def answer_for(site):
    def answer(request, connection):
        if request.target == "/robots.txt":
            return connection.send("200 OK", b"User-agent: *\nDisallow: /private/\n",
                                   [("Content-Type", "text/plain")])
        body = site.page(request.host, request.target)
        if body is None:
            return connection.send("404 Not Found")
        return connection.send("200 OK", body, [("Content-Type", "text/html")])
    return answer


def memory_of(pid):
    """(resident now, resident at its peak) in MiB; nothing where the process has gone."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    if "VmRSS" not in fields:
        return None
    return tuple(int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))


def watch_over(child, server, marks):
    """What the process held when the server had been asked for so many pages, and at the end."""
    seen, last = [], None
    while True:
        ended = child.wait(PAUSE)
        pages = len(server.log)
        last = memory_of(child.process.pid) or last
        while marks and pages >= marks[0]:
            seen.append((marks.pop(0), *last))
        if ended:
            return seen + [(pages, *last)]


def show(seen):
    print(f"{'pages':>8}{'VmRSS MiB':>11}{'peak MiB':>10}")
    for pages, now, peak in seen:
        print(f"{pages:>8}{now:>11.1f}{peak:>10.1f}")


def crawl(options, site, server, folder):
    """The whole crawl; what was seen of its memory on the way, and its use."""
    watches = [Watch(host, [f"http://{host}/list/0"]) for host in site.hosts]
    config = folder / "soak.toml"
    config.write_text(config_text(watches, server.port, "soak.db", delay=0, max_next=1000))
    with Child([require_binary(options.binary), "crawl", "--config", config], folder) as child:
        seen = watch_over(child, server, [options.pages // 10, options.pages // 2, options.pages])
        return seen, child.end()


def main(options):
    site = ReviewSite(HOSTS, max(1, options.pages // HOSTS // HOTELS_PER_LIST // PAGES_PER_HOTEL), HOTELS_PER_LIST,
                      PAGES_PER_HOTEL, 5)
    with Server(answer_for(site)) as server, scratch_folder() as folder:
        seen, usage = crawl(options, site, server, folder)
    whole = site.count_pages() + HOSTS  # each host's robots.txt
    show(seen)
    (first, _, early), (last, _, late) = seen[0], seen[-2]  # the last look is after the crawl
    growth = late - early
    print(f"{len(server.log)} of {whole} requests in {usage.wall:.0f} s; while it crawled, the peak at {last} pages was "
          f"{growth:.1f} MiB above that at {first} (at most {options.margin:g}); matching {len(site.hosts)} sites' "
          f"{len(site.hosts) * len(site.hotels())} hotels afterwards took it to {usage.peak_kib / 1024:.1f} MiB")
    good = usage.status == 0 and len(server.log) == whole and growth <= options.margin
    if usage.status != 0:
        print(usage.stderr, end="")
    print("memory stays flat: " + ("yes" if good else "NO"))
    return 0 if good else 1
