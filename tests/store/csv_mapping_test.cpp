#include "store/csv_mapping.h"

#include <fstream>

#include "tests/catch.h"

namespace {

const std::vector<std::string> header{"Naam", "Cijfer", "date", "Opmerking", "Wie"};

store::CsvMapping mapping_of(const std::string& map) {
    return store::CsvMapping::make(map, header).value();
}

std::string mapping_error(const std::string& map) {
    return store::CsvMapping::make(map, header).error();
}

tl::expected<model::Listing, std::string> read(std::vector<std::string> fields,
                                               const std::string& map =
                                                   "business=Naam,score="
                                                   "Cijfer,best==10,text="
                                                   "Opmerking,author=Wie") {
    return mapping_of(map).listing({2, std::move(fields)},
                                   [](std::string_view name) { return std::string{name} + "#"; });
}

std::string why_refused(std::vector<std::string> fields) {
    return read(std::move(fields)).error();
}

}  // namespace

TEST_CASE("A row becomes a listing with one review") {
    const auto listing = read({"Rhodos", "8,5", "2015-09-26", "Lekker", "Jan"}).value();
    CHECK(listing.business.name == "Rhodos");
    REQUIRE(listing.reviews.size() == 1);
    const auto& review = listing.reviews[0];
    CHECK(review.score->value == 8.5);
    CHECK(review.score->scale == model::Scale{1, 10});
    CHECK(review.score->proof == model::ScaleProof::declared);
    CHECK(to_string(*review.date) == "2015-09-26");
    CHECK(review.text == "Lekker");
}

TEST_CASE("An author is kept as a keyed hash only") {
    CHECK(read({"Rhodos", "8", "", "", "Jan"}).value().reviews[0].author_key == "Jan#");
    const auto unhashed =
        mapping_of("business=Naam,author=Wie").listing({2, {"Rhodos", "", "", "", "Jan"}}, {});
    CHECK(unhashed.value().reviews[0].author_key.empty());
}

TEST_CASE("The disguises of not rated are no score") {
    for (const char* text : {"", "?", "-", " "}) {
        CHECK_FALSE(read({"Rhodos", text, "", "", ""}).value().reviews[0].score.has_value());
    }
}

TEST_CASE("A bad row tells why") {
    CHECK(why_refused({"Rhodos", "12", "", "", ""}) == "score 12 is above its best, 10");
    CHECK(why_refused({"Rhodos", "goed", "", "", ""}) == "score \"goed\" is not a number");
    CHECK(why_refused({"Rhodos", "nan", "", "", ""}) == "score is not a finite number");
    CHECK(why_refused({"Rhodos", "8", "26-09-2015", "", ""}) ==
          "date \"26-09-2015\" is not YYYY-MM-DD, YYYY-MM or YYYY");
    CHECK(why_refused({"", "8", "", "", ""}) == "neither business nor url is known");
    CHECK(why_refused({"Rhodos"}) == "has 1 fields where the header has 5");
}

TEST_CASE("A date may be precise to the month or year, or carry a time of day") {
    const auto date = [](const char* text) {
        return to_string(*read({"Rhodos", "", text, "", ""}).value().reviews[0].date);
    };
    CHECK(date("2015") == "2015");
    CHECK(date("2015-09") == "2015-09");
    CHECK(date("2015-09-26 13:45:00") == "2015-09-26");
}

TEST_CASE("A value behind two equals signs is the same for every row") {
    const auto listing =
        read({"Rhodos", "8", "", "", ""}, "business=Naam,source==eigen,city==Enschede").value();
    CHECK(listing.source == "eigen");
    CHECK(listing.business.city == "Enschede");
}

TEST_CASE("A mapping that does not fit says so") {
    CHECK(mapping_error("score=Punten") == "there is no column \"Punten\"");
    CHECK(mapping_error("stars=Cijfer").find("\"stars=Cijfer\" is not KEY=COLUMN") !=
          std::string::npos);
    CHECK(mapping_error("score").find("\"score\"") != std::string::npos);
}

TEST_CASE("A column's name with a comma is quoted as in CSV") {
    const auto mapping =
        store::CsvMapping::make("\"business=Naam, plaats\"", {"Naam, plaats"}).value();
    CHECK(mapping.listing({2, {"Rhodos"}}, {}).value().business.name == "Rhodos");
}

TEST_CASE("Bytes that are no UTF-8 do not get through") {
    CHECK(read({"Caf\xE9", "8", "", "", ""}).value().business.name == "Caf\xEF\xBF\xBD");
}

TEST_CASE("Rows of one listing are put together in order") {
    std::vector<model::Listing> rows;
    for (const char* name : {"Rhodos", "El Ternero", "Rhodos"}) {
        rows.push_back(read({name, "8", "", "", ""}).value());
    }
    const auto gathered = store::gather(std::move(rows));
    REQUIRE(gathered.size() == 2);
    CHECK(gathered[0].business.name == "Rhodos");
    CHECK(gathered[0].reviews.size() == 2);
}

TEST_CASE("A real spreadsheet of hotel reviews goes in without a refused row") {
    std::ifstream file{SOURCE_DIR "/../shared/data/reviews/booking_boston_2022.csv"};
    if (!file) {
        WARN("skipped: the shared review sets are not here");
        return;
    }
    store::CsvReader reader{file};
    const auto mapping = store::CsvMapping::make(
        "business=business_name,best=scale_max,worst=scale_min,text=text_pos,id=review_id",
        reader.next().value()->fields);
    REQUIRE(mapping.has_value());
    long read_rows = 0, refused = 0;
    while (const auto row = reader.next().value()) {
        mapping->listing(*row, {}) ? ++read_rows : ++refused;
    }
    CHECK(read_rows > 100);
    CHECK(refused == 0);
}
