"""An outside session gets in the way: two transactions meet, wait for each other, or one is ended by an administrator."""

import subprocess
import threading
import time

from proxy import Moment

def outside(day, *statements):
    """Runs them in a session that stays; gives it when they have run."""
    psql = day.server.session(stdout=subprocess.PIPE)
    psql.stdin.write("".join(f"{each};\n" for each in statements) + "\\echo done\n")
    psql.stdin.flush()
    while psql.stdout.readline().strip() != "done":
        assert psql.poll() is None, f"the outside session ended at {statements}"
    return psql


def meets(day, schema, deed):
    """An import into it meets the deed after its transaction has begun to write."""
    return day.proxy.at(Moment(b"P", b"UPDATE reading"), lambda _: deed(f"SET search_path = {schema}", "BEGIN",
                                                                       "UPDATE reading SET last = last"))


def transactions_that_cannot_be_put_in_an_order(day):
    schema = day.new_schema()
    url = day.url(schema, more="%20-cdefault_transaction_isolation%3Dserializable")
    day.program.good("export", "--db", url)
    done = meets(day, schema, lambda *statements: outside(day, *statements).communicate("COMMIT;\n"))
    ended = day.program.run("import", day.town, "--db", url)
    assert done.is_set() and told_by_server(day, "could not serialize access")
    day.ended_well(ended)
    day.same(schema)


def transactions_that_wait_for_each_other(day):
    schema = day.new_schema()
    url = day.url(schema, more="%20-cdeadlock_timeout%3D50ms")
    day.program.good("export", "--db", url)

    def want_what_it_holds(*statements):
        psql = outside(day, "SET deadlock_timeout = '1min'", *statements)
        psql.stdin.write(f"SELECT pg_advisory_xact_lock(1315268409, '{schema}'::regnamespace::oid::int);\nCOMMIT;\n")
        psql.stdin.close()
        day.server.sql("DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted) LOOP "
                       "PERFORM pg_sleep(0.01); END LOOP; END $$")
    done = meets(day, schema, want_what_it_holds)
    ended = day.program.run("import", day.town, "--db", url)
    assert done.is_set() and told_by_server(day, "deadlock detected")
    day.ended_well(ended)
    day.same(schema, verdicts=False)


def a_lock_that_is_waited_for_in_vain(day):
    schema = day.new_schema()
    url = day.url(schema, more="%20-clock_timeout%3D300ms")
    day.program.good("export", "--db", url)

    def hold_for_once(*statements):
        psql = outside(day, *statements)

        def let_go():
            while not told_by_server(day, "due to lock timeout"):
                time.sleep(0.01)
            psql.communicate("COMMIT;\n")
        threading.Thread(target=let_go, daemon=True).start()
    done = meets(day, schema, hold_for_once)
    ended = day.program.run("import", day.town, "--db", url)
    assert done.is_set() and told_by_server(day, "due to lock timeout")
    day.ended_well(ended)
    day.same(schema, verdicts=False)


def a_lock_that_is_never_let_go_of(day):
    schema = day.filled()
    url = day.url(schema, more="%20-clock_timeout%3D200ms")
    psql = outside(day, f"SET search_path = {schema}", "BEGIN", "LOCK TABLE reading")
    day.told(day.program.run("import", day.town, "--db", url), "kept busy by another program", "run again")
    psql.communicate("COMMIT;\n")
    day.same(schema, verdicts=False)


def sessions_that_an_administrator_ends(day):
    for moment in (Moment(b"Q", b"COPY review_text"), Moment(b"Q", b"COMMIT", 4)):
        schema = day.new_schema()
        done = day.proxy.at(moment, lambda _: day.server.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'negenplus'"))
        ended = day.program.run("import", day.town, "--db", day.url(schema))
        assert done.is_set(), "they were ended"
        day.ended_well(ended)
        day.same(schema, verdicts=False)


def told_by_server(day, words):
    with open(f"{day.server.folder}/log", encoding="utf-8", errors="replace") as log:
        return words in log.read()


CASES = [transactions_that_cannot_be_put_in_an_order, transactions_that_wait_for_each_other,
         a_lock_that_is_waited_for_in_vain, a_lock_that_is_never_let_go_of,
         sessions_that_an_administrator_ends]
