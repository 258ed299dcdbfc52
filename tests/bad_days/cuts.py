"""The connection is lost at the end of a transaction: before the server has stored it, or after it has and before its
answer has come."""

from proxy import Moment, cut_after, cut_before
from town import said

CUTS = (cut_before, cut_after)


def cut(day, deed, moment):
    return day.proxy.at(moment, deed)


def at_every_commit_of_an_import(day):
    commits = 0
    for deed in CUTS:
        for number in range(1, 20):
            schema = day.new_schema()
            done = cut(day, deed, Moment(b"Q", b"COMMIT", number))
            ended = day.program.run("import", day.town, "--db", day.url(schema))
            day.ended_well(ended)
            if not done.is_set():
                break  # there are no more commits
            assert said(ended) == day.news, f"it told {said(ended)}"
            day.same(schema, verdicts=number == 4)
            commits += 1
    assert commits >= 6, f"only {commits} commits were cut off"


def of_an_import_that_is_all_or_nothing(day):
    for deed in CUTS:
        schema = day.new_schema()
        done = cut(day, deed, Moment(b"Q", b"COMMIT", 2))
        command = ("import", "--strict", day.town, "--db", day.url(schema))
        ended = day.program.run(*command)
        assert done.is_set(), "it was cut off"
        if ended.returncode != 0:
            day.told(ended, "no connection to", "is not stored", "run again")
            rows = day.server.sql(f"SELECT count(*) FROM {schema}.listing")
            assert rows == "0", f"{rows} listings of none are stored"
            day.program.good(*command)
        day.same(schema)


def and_the_server_crashes_after_it(day):
    schema = day.new_schema()

    def crash(link):
        cut_after(link)
        link.then = lambda: day.server.restart("immediate")
    done = cut(day, crash, Moment(b"Q", b"COMMIT", 4))
    ended = day.program.run("import", day.town, "--db", day.url(schema))
    assert done.is_set(), "it crashed"
    day.ended_well(ended)
    day.same(schema)


def of_a_move(day):
    for deed, number in zip(CUTS, (20, 60)):
        schema = day.new_schema()
        done = cut(day, deed, Moment(b"Q", b"COMMIT", number))
        ended = day.program.run("move", "--from", day.file, "--to", day.url(schema))
        assert done.is_set(), "it was cut off"
        day.ended_well(ended)
        day.same(schema, verdicts=False)  # it has compared them


def of_forgetting(day):
    schemas = []
    for deed in CUTS:
        schemas.append(day.filled())
        done = cut(day, deed, Moment(b"Q", b"COMMIT", 4))
        ended = day.program.run("forget", "business", "Eethuis 7", "--all", "--db", day.url(schemas[-1]))
        assert done.is_set(), "it was cut off"
        day.ended_well(ended)
        deeds = day.server.sql(f"SELECT count(*) FROM {schemas[-1]}.deed")
        assert deeds == "1", f"it is written down {deeds} times"
    first, second = (day.program.exported(day.server.url(schema)) for schema in schemas)
    assert first == second and first != day.wanted[0]


CASES = [at_every_commit_of_an_import, of_an_import_that_is_all_or_nothing,
         and_the_server_crashes_after_it, of_a_move, of_forgetting]
