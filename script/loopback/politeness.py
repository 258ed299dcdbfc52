"""`script/bench politeness`: how much longer a polite crawl takes than the delay alone makes it."""

import time
from collections import defaultdict

from program import Watch, add_binary_option, config_text, require_binary, run, scratch_folder
from server import Server

PAGE = b"<!doctype html><html lang=nl><title>Page</title><h1>A page</h1>"
LONGEST = 1.05  # of what the slowest host must take


def add_options(parser):
    add_binary_option(parser)
    parser.add_argument("--hosts", type=int, default=40)
    parser.add_argument("--pages", type=int, default=15, help="of each host (default: 15)")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds (default: 1)")


def answer(request, connection):
    # Before it goes out, so that a gap that is seen to be short is one.
    request.answered = time.monotonic()
    if request.target == "/robots.txt":
        connection.send("200 OK", b"User-agent: *\nDisallow: /private/\n", [("Content-Type", "text/plain")])
    else:
        connection.send("200 OK", PAGE, [("Content-Type", "text/html")])


def crawl(options, port, folder):
    watches = []
    for number in range(options.hosts):
        host = f"host{number:02}.bench.example"
        watches.append(Watch(host, [f"http://{host}/page/{page}" for page in range(options.pages)]))
    config = folder / "bench.toml"
    config.write_text(config_text(watches, port, "bench.db", delay=options.delay))
    return run([require_binary(options.binary), "crawl", "--config", config], folder)


def judge(log, usage, options):
    """Prints the figures; whether all was fetched, no gap was short and the whole was not long."""
    hosts = defaultdict(list)
    for request in log:
        hosts[request.host].append(request)
    # Every request of a host after its first, robots.txt included, comes a delay after the answer before.
    must = max((len(requests) - 1) * options.delay for requests in hosts.values())
    gaps = [later.heard - earlier.answered for requests in hosts.values()
            for earlier, later in zip(requests, requests[1:])]
    print(f"{len(hosts)} hosts, {len(log)} requests with robots.txt, delay {options.delay:g} s\n"
          f"the slowest host must take {must:.2f} s; the whole crawl took {usage.wall:.2f} s: "
          f"{100 * (usage.wall / must - 1):+.1f} % (at most {100 * (LONGEST - 1):+.0f} %)\n"
          f"gaps between an answer and the next request: least {min(gaps):.4f} s, "
          f"mean {sum(gaps) / len(gaps):.3f} s, most {max(gaps):.3f} s\n"
          f"CPU {usage.cpu:.2f} s, peak {usage.peak_kib / 1024:.0f} MiB")
    whole = len(log) == options.hosts * (options.pages + 1) and usage.status == 0
    # The crawler counts in whole milliseconds.
    return whole and min(gaps) > options.delay - 0.001 and usage.wall <= must * LONGEST


def main(options):
    with Server(answer) as server, scratch_folder() as folder:
        usage = crawl(options, server.port, folder)
        good = judge(server.log, usage, options)
    if usage.status != 0:
        print(usage.stderr, end="")
    print("polite and in time: " + ("yes" if good else "NO"))
    return 0 if good else 1
