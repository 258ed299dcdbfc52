"""`script/soak memory`: the memory of a crawl must stay flat from its 2,000th page to its end."""

from pathlib import Path

from program import Child, Watch, add_binary_option, config_text, require_binary, scratch_folder
from review_site import ReviewSite
from server import Server

HOSTS = 20
HOTELS_PER_LIST = 100
PAUSE = 0.05  # seconds between two looks at the process


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--hotel-pages", type=int, default=1, metavar="N",
                        help="pages of reviews of each hotel (default: 1, so that there are most hotels to match)")
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
    lists = max(1, options.pages // HOSTS // HOTELS_PER_LIST // options.hotel_pages)
    site = ReviewSite(HOSTS, lists, HOTELS_PER_LIST, options.hotel_pages, 5)
    with Server(answer_for(site)) as server, scratch_folder() as folder:
        seen, usage = crawl(options, site, server, folder)
    whole = site.count_pages() + HOSTS  # each host's robots.txt
    show(seen)
    (first, _, early), (last, _, late) = seen[0], seen[-2]  # the last look is after the crawl
    peak = usage.peak_kib / 1024  # of all, with the matching of the hotels after the crawl
    growth = peak - early
    print(f"{len(server.log)} of {whole} requests in {usage.wall:.0f} s, {HOSTS * len(site.hotels())} hotels; above the "
          f"peak at {first} pages lay that at {last} by {late - early:.1f} MiB, and that of the whole process by "
          f"{growth:.1f} MiB (at most {options.margin:g})")
    good = usage.status == 0 and len(server.log) == whole and growth <= options.margin
    if usage.status != 0:
        print(usage.stderr, end="")
    print("memory stays flat: " + ("yes" if good else "NO"))
    return 0 if good else 1
