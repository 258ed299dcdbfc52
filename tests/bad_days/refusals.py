"""The server refuses: that is told at once, and not tried again for ever."""

import time



def refused(day, url, *words, command=("export",), patience=5):
    begun = time.monotonic()
    ended = day.program.run(*command, "--db", url)
    took = time.monotonic() - begun
    assert took < patience, f"it took {took:.1f} s"
    day.told(ended, *words)
    assert b"secret" not in ended.stdout + ended.stderr, "the password is told"


def with_a_password(day, password, database="postgres"):
    return f"postgresql://guarded:{password}@127.0.0.1:{day.proxy.port}/{database}"


def wrong_and_missing_passwords(day):
    day.server.sql("CREATE ROLE guarded LOGIN PASSWORD 'right'")
    day.server.before_all_rules("local all guarded scram-sha-256")
    for password in ("secret", ""):
        refused(day, with_a_password(day, password), "does not let this user in", "PGPASSWORD")
    refused(day, with_a_password(day, "sec%zzsecret"), "cannot be read as the URL")


def a_database_that_is_not_there(day):
    refused(day, with_a_password(day, "right", "nowhere"), "there is no such database", "createdb")


def no_connection_left(day):
    day.server.sql("CREATE ROLE crowd LOGIN CONNECTION LIMIT 0")
    url = day.server.url(day.new_schema(), port=day.proxy.port, user="crowd")
    refused(day, url, "has no connection left", "run again later", patience=40)


def a_server_that_only_lets_itself_be_read(day):
    schema = day.filled()
    url = day.url(schema)
    day.server.to_standby()
    try:
        refused(day, url, "only lets it be read", command=("import", day.town))
        assert day.program.contents(url) == day.wanted
    finally:
        day.server.promote()
    day.program.good("import", day.town, "--db", url)
    day.same(schema)


def nobody_there(day):
    refused(day, "postgresql://me:secret@127.0.0.1:1/watch", "no connection to postgresql://me@127.0.0.1:1/watch",
            "run again")


CASES = [wrong_and_missing_passwords, a_database_that_is_not_there, no_connection_left,
         a_server_that_only_lets_itself_be_read, nobody_there]
