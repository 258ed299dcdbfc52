"""The server is restarted in the middle of a command."""

import shutil

from proxy import Moment
from town import AS_OF, said

MODES = ("fast", "immediate")


def restarted(day, mode, moment):
    """Plans it; gives whether it has been done."""
    return day.proxy.at(moment, lambda _: day.server.restart(mode))


def in_the_middle_of_an_import(day):
    moments = [("fast", b"Q", b"BEGIN", 3), ("immediate", b"Q", b"COPY", 1), ("fast", b"c", b"", 1),
               ("immediate", b"Q", b"COMMIT", 4), ("fast", b"Q", b"COMMIT", 5)]
    for mode, *moment in moments:
        schema = day.new_schema()
        done = restarted(day, mode, Moment(*moment))
        ended = day.program.run("import", day.town, "--db", day.url(schema))
        assert done.is_set(), f"it was restarted at {moment}"
        day.ended_well(ended)
        day.same(schema, verdicts=moment[1] == b"COMMIT")


def in_the_middle_of_verdicts(day):
    schema = day.filled()
    for mode in MODES:
        done = restarted(day, mode, Moment(b"Q", b"FETCH", 2))
        command = ("verdicts", "--format", "jsonl", *AS_OF, "--db", day.url(schema))
        ended = day.program.run(*command)
        assert done.is_set(), "it was restarted"
        assert not ended.stdout or ended.stdout == day.wanted[1], "half of the verdicts were printed"
        if ended.returncode != 0:
            day.told(ended, "no connection to", "run again")
        assert day.program.good(*command) == day.wanted[1]


def in_the_middle_of_a_report(day):
    schema = day.filled()
    good, out = day.home / "good", day.home / "report"
    day.program.good("report", "--out", good, *AS_OF, "--db", day.file)
    for mode in MODES:
        done = restarted(day, mode, Moment(b"Q", b"FETCH", 3))
        command = ("report", "--out", out, *AS_OF, "--db", day.url(schema))
        ended = day.program.run(*command)
        assert done.is_set(), "it was restarted"
        if ended.returncode != 0:
            day.told(ended, "no connection to", "run again")
            assert not list(day.home.glob("report*")), "half a report is left"
        day.program.good(*command)
        same_files(good, out)
        shutil.rmtree(out)


def same_files(wanted, found):
    names = sorted(each.relative_to(wanted) for each in wanted.rglob("*"))
    assert names == sorted(each.relative_to(found) for each in found.rglob("*")), "the report has other files"
    for name in names:
        if (wanted / name).is_file():
            assert (wanted / name).read_bytes() == (found / name).read_bytes(), f"{name} of the report"


def in_the_middle_of_a_move_to_it(day):
    for mode in MODES:
        schema = day.new_schema()
        done = restarted(day, mode, Moment(b"Q", b"COMMIT", 40))
        ended = day.program.run("move", "--from", day.file, "--to", day.url(schema))
        assert done.is_set(), "it was restarted"
        day.ended_well(ended)
        day.same(schema, verdicts=False)  # it has compared them


def in_the_middle_of_a_move_from_it(day):
    schema = day.filled()
    for mode in MODES:
        target = day.home / f"moved-{mode}.db"
        done = restarted(day, mode, Moment(b"Q", b"FETCH", 3))
        command = ("move", "--from", day.url(schema), "--to", target)
        ended = day.program.run(*command)
        assert done.is_set(), "it was restarted"
        if ended.returncode != 0:
            day.told(ended, "no connection to", "run again")
            day.program.good(*command)
        assert day.program.exported(target) == day.wanted[0], said(ended)


def a_run_under_it_still_holds_its_lock(day):
    schema = day.new_schema()
    second = []

    def come_second(_):
        day.server.sql("DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE classid = 1315268410 AND granted) "
                       "LOOP PERFORM pg_sleep(0.01); END LOOP; END $$")
        second.append(day.program.run("import", day.town, "--db", day.server.url(schema)))
    done = restarted(day, "fast", Moment(b"Q", b"COMMIT", 4))
    # The transaction that is done over.
    day.proxy.plans.append((Moment(b"P", b"INSERT INTO listing (", 2), come_second, done))
    day.ended_well(day.program.run("import", day.town, "--db", day.url(schema)))
    assert second and second[0].returncode == 75, f"not kept out: {second and said(second[0])}"


CASES = [in_the_middle_of_an_import, in_the_middle_of_verdicts, in_the_middle_of_a_report,
         in_the_middle_of_a_move_to_it, in_the_middle_of_a_move_from_it,
         a_run_under_it_still_holds_its_lock]
