"""The network goes away and says nothing: no answer comes, and no end of the connection either."""

import socket
import threading
import time

import apart
from day import Skipped
from proxy import Moment

# As the defaults, only shorter: what is sent must arrive, and a server of which nothing is heard is gone.
LIMITS = "&connect_timeout=2&keepalives_idle=1&keepalives_interval=1&keepalives_count=2&tcp_user_timeout=3000"


def need_a_network(day):
    if not day.apart:
        raise Skipped("no network may be taken down here (unshare --net)")


def silent_at(day, moment):
    need_a_network(day)
    return day.proxy.at(moment, lambda _: apart.network(up=False))


def for_good(day):
    schema = day.new_schema()
    done = silent_at(day, Moment(b"Q", b"COMMIT", 4))
    begun = time.monotonic()
    ended = day.program.run("import", day.town, "--db", day.url(schema, more=LIMITS))
    apart.network(up=True)
    assert done.is_set(), "it went away"
    took = time.monotonic() - begun
    assert took < 45, f"it took {took:.0f} s"
    day.told(ended, "stored whole or not at all", "[Rr]un again")
    day.server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'negenplus'")
    day.program.good("import", day.town, "--db", day.url(schema))
    day.same(schema)


def for_a_while(day):
    schema = day.new_schema()
    done = silent_at(day, Moment(b"P", b"INSERT INTO listing"))
    back = threading.Timer(4, apart.network, [True])
    back.start()
    ended = day.program.run("import", day.town, "--db", day.url(schema, more=LIMITS))
    back.join()
    assert done.is_set(), "it went away"
    day.ended_well(ended)
    day.same(schema)


def of_whoever_listens_there(day):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"postgresql://me@127.0.0.1:{listener.getsockname()[1]}/watch?connect_timeout=2"
        day.told(day.program.run("export", "--db", url), "no connection to", "run again")


CASES = [for_a_while, of_whoever_listens_there, for_good]
