#include "store/postgresql_text.h"

#include "store/dialect.h"
#include "store/place.h"
#include "store/text.h"
#include "tests/catch.h"

using namespace std::string_literals;

TEST_CASE("Any bytes go to a server as text that it takes, and come back as they were") {
    for (const std::string& text :
         {""s, "Heerlijk, één negen: 9½ \xF0\x9F\x98\x8B"s, "a\0b"s, "\0"s, "\xFF\xFE"s, "abc\xC3"s,
          "\xED\xA0\x80"s, "\xEF\x9C\x80 \xEF\x9F\xBF"s, "\xEF\x9C"s, "\xEF\xBF\xBD"s}) {
        const std::string sent = store::to_server(text);
        CHECK(store::is_valid_utf8(sent));
        CHECK(sent.find('\0') == std::string::npos);
        CHECK(store::from_server(sent) == text);
    }
    CHECK(store::to_server("gewoon") == "gewoon");
}

TEST_CASE("Two texts never become one on a server") {
    CHECK(store::to_server("\xFF") != store::to_server(store::to_server("\xFF")));
}

TEST_CASE("Bytes are written in hexadecimal digits, and read back") {
    const std::string bytes = "\0\x7F\x80\xFF"s;
    CHECK(store::hexadecimal(bytes) == "\\x007f80ff");
    CHECK(store::from_hexadecimal("\\x007f80ff") == bytes);
    CHECK(store::from_hexadecimal("\\x").empty());
}

TEST_CASE("Parameters are numbered as SQLite numbers them") {
    CHECK(store::with_dollars("a = ? AND b = ?") == "a = $1 AND b = $2");
    CHECK(store::with_dollars("?2, ?, ?1, ?12") == "$2, $3, $1, $12");
    CHECK(store::with_dollars("a = '?' OR a = ?") == "a = '?' OR a = $1");
}

TEST_CASE("A statement is put into the words of an engine, and an unknown word is a fault") {
    const std::string sql = "SET a = {greatest}(a, ?)";
    CHECK(store::in_dialect(sql, store::Dialect::sqlite) == "SET a = max(a, ?)");
    CHECK(store::in_dialect(sql, store::Dialect::postgresql) == "SET a = greatest(a, ?)");
    CHECK_THROWS_AS(store::in_dialect("{nonsense}", store::Dialect::sqlite), std::logic_error);
}

TEST_CASE("A server is told from a file by its URL") {
    CHECK(store::on_server("postgresql://host/db"));
    CHECK(store::on_server("postgres:///db"));
    CHECK_FALSE(store::on_server("negenplus.db"));
    CHECK_FALSE(store::on_server("/postgresql://host/db"));
}

TEST_CASE("A database is shown without its password") {
    CHECK(store::shown("postgresql://me:s3cr@t@db:5432/watch") == "postgresql://me@db:5432/watch");
    CHECK(store::shown("postgresql://me@db/watch") == "postgresql://me@db/watch");
    CHECK(store::shown("postgresql:///watch?host=/run&password=a&user=b") ==
          "postgresql:///watch?host=/run&password=***&user=b");
    CHECK(store::shown("postgresql://db:5432/a:b@c") == "postgresql://db:5432/a:b@c");
    CHECK(store::shown("my:odd@file.db") == "my:odd@file.db");
}
