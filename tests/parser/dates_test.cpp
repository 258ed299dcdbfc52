#include "parser/dates.h"

#include "tests/catch.h"

namespace {

/// Read on Monday 21 November 2016, in the morning.
std::string read(std::string_view text, std::string_view lang = "nl") {
    const auto fetched = *model::instant_from_iso("2016-11-21T08:30:00Z");
    const auto date = parser::read_date(text, {lang, fetched});
    return date ? model::to_string(*date) : "";
}

}  // namespace

TEST_CASE("ISO dates are read with the precision that they state") {
    CHECK(read("2015-09-26") == "2015-09-26");
    CHECK(read("2015-09-26T14:05:00+02:00") == "2015-09-26");
    CHECK(read("2015-09") == "2015-09");
    CHECK(read("2015") == "2015");
    CHECK(read("20060518") == "2006-05-18");
    CHECK(read("20040701T0000-0700") == "2004-07-01");
}

TEST_CASE("Dutch dates are read as review sites write them") {
    CHECK(read("9 december 2015") == "2015-12-09");
    CHECK(read("03 januari 2013") == "2013-01-03");
    CHECK(read("Gegeten op: 28 juni 2012.") == "2012-06-28");
    CHECK(read("Gereisd met partner in december 2015") == "2015-12");
    CHECK(read("op 13 juli 2013") == "2013-07-13");
    CHECK(read("Datum van je bezoek: 12 mrt. 2016") == "2016-03-12");
    CHECK(read("1 okt 2014, 14.05 uur") == "2014-10-01");
    CHECK(read("zaterdag 2 mei 2015 om 21:10") == "2015-05-02");
    CHECK(read("augustus '13") == "2013-08");
    CHECK(read("zomer 2013") == "2013");
}

TEST_CASE("figures are read day first unless the page is American or the month impossible") {
    CHECK(read("06-01-2014") == "2014-01-06");
    CHECK(read("6/1/14") == "2014-01-06");
    CHECK(read("12/1/2014", "en-gb") == "2014-01-12");
    CHECK(read("12/1/2014", "en-US") == "2014-12-01");
    CHECK(read("12/31/2014", "nl") == "2014-12-31");
    CHECK(read("12. 11. 2014", "cs") == "2014-11-12");
    CHECK(read("2020.11.06").empty());
    CHECK(read("2014.11.06", "pl") == "2014-11-06");
}

TEST_CASE("other languages' months are read") {
    CHECK(read("Reviewed December 2, 2015") == "2015-12-02");
    CHECK(read("on Aug. 9th, 2012 at 2:57 p.m.") == "2012-08-09");
    CHECK(read("31 mars 2015") == "2015-03-31");
    CHECK(read("17 \xD0\xBC\xD0\xB0\xD1\x80\xD1\x82\xD0\xB0 2015") == "2015-03-17");
    CHECK(read("s\xC3\xA1"
               "bado 15 agosto 2015") == "2015-08-15");
    CHECK(read("15 de agosto de 2015") == "2015-08-15");
    CHECK(read("8 ao\xC3\xBBt 2014") == "2014-08-08");
    CHECK(read("26. J\xC3\xA4nner 2014") == "2014-01-26");
    CHECK(read("3 pa\xC5\xBA"
               "dziernika 2014") == "2014-10-03");
    CHECK(read("mar. 22 avr. 2014") == "2014-04-22");
    CHECK(read("Fri, 12 Dec 2014 10:55:50 +0000") == "2014-12-12");
    CHECK(read("Tue Aug 12 14:05:00 2014") == "2014-08-12");
    CHECK(read("2014\xE5\xB9\xB4"
               "8\xE6\x9C\x88"
               "12\xE6\x97\xA5") == "2014-08-12");
}

TEST_CASE("relative dates are counted back from the fetch, as precisely as they tell") {
    CHECK(read("6 maanden geleden") == "2016-05");
    CHECK(read("een week geleden") == "2016-11-14");
    CHECK(read("drie dagen geleden") == "2016-11-18");
    CHECK(read("gisteren") == "2016-11-20");
    CHECK(read("eergisteren") == "2016-11-19");
    CHECK(read("9 uur geleden") == "2016-11-20");
    CHECK(read("een jaar geleden") == "2015");
    CHECK(read("anderhalf jaar geleden") == "2015-05");
    CHECK(read("een half jaar geleden") == "2016-05");
    CHECK(read("1 jaar en 2 maanden geleden") == "2015-09");
    CHECK(read("vorige maand") == "2016-10");
    CHECK(read("2 weeks ago") == "2016-11-07");
    CHECK(read("a month ago") == "2016-10");
    CHECK(read("vor 3 Tagen") == "2016-11-18");
    CHECK(read("il y a environ 2 mois") == "2016-09");
    CHECK(read("hace 2 semanas") == "2016-11-07");
    CHECK(read("for 3 dager siden") == "2016-11-18");
    CHECK(read("rok temu") == "2015");
    CHECK(read("i g\xC3\xA5r") == "2016-11-20");
}

TEST_CASE("months are counted over the turn of the year") {
    const auto fetched = *model::instant_from_iso("2016-01-31T08:30:00Z");
    const auto date = parser::read_date("2 maanden geleden", {"nl", fetched});
    REQUIRE(date);
    CHECK(model::to_string(*date) == "2015-11");
}

TEST_CASE("a day without a year is the last of that name") {
    CHECK(read("3 oktober") == "2016-10-03");
    CHECK(read("24 december") == "2015-12-24");
}

TEST_CASE("dates that cannot be are none") {
    CHECK(read("32 januari 2014").empty());
    CHECK(read("29 februari 2015").empty());
    CHECK(read("31-11-2014").empty());
    CHECK(read("23 mei 1056").empty());
}

TEST_CASE("dates in the future are none") {
    CHECK(read("22 november 2016").empty());
    CHECK(read("21 november 2016") == "2016-11-21");
    CHECK(read("december 2016").empty());
    CHECK(read("november 2016") == "2016-11");
    CHECK(read("over 2 maanden").empty());
    CHECK(read("in a week").empty());
}

TEST_CASE("texts without a date give none") {
    for (const auto* text : {"", "8,4", "goed", "14:05", "1.2.3", "06-12345678", "mei", "2 dagen",
                             "15 reviews", "www.12-34-56-78.nl", "Room 2013 was fine"})
        CHECK(read(text).empty());
}

TEST_CASE("without a fetch time nothing is counted back and nothing is in the future") {
    CHECK_FALSE(parser::read_date("gisteren", {"nl", {}}));
    CHECK(parser::read_date("1 mei 2050", {"nl", {}}));
}

TEST_CASE("Unix times are dates where they stand alone") {
    CHECK(read("1442966400") == "2015-09-23");
    CHECK(read("1442966400000") == "2015-09-23");
    CHECK_FALSE(parser::read_date("9447000000000", {"nl", {}}));  // in the year 2269
}
