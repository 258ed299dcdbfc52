#include <sstream>

#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/spoken_sample.h"

using sample::holds;

namespace {

std::string published(const model::Comparison& comparison, const std::string& file) {
    sample::Place place("data");
    report::publish(comparison, {}, place.path / "out");
    return sample::read(place.path / "out" / file);
}

std::string line(const std::string& text, long number) {
    std::istringstream in(text);
    std::string out;
    for (long at = 0; at <= number; ++at) std::getline(in, out);
    return out;
}

}  // namespace

TEST_CASE("the JSON beside the report carries the interchange's names") {
    const std::string json = published(sample::town(), "comparison.json");
    CHECK(holds(json, "\"business\":\"El Ternero\""));
    CHECK(holds(json, "\"verdict\":\"delight\""));
    CHECK(holds(json, "\"delight_share\":{\"mean\":0.55,\"low\":0.46,\"high\":0.64}"));
    CHECK(holds(json, "\"as_of\":\"2026-11-21\""));
    CHECK(holds(json, "\"first\":\"2024-02-03\""));
}

TEST_CASE("a figure that is not known is null in the JSON") {
    auto town = sample::town();
    town.businesses[0].judgement.grade_mean.reset();
    CHECK(holds(published(town, "comparison.json"), "\"grade_mean\":null"));
}

TEST_CASE("every line of the CSV has as many cells as its head") {
    auto town = sample::town();
    town.businesses[0].judgement.nps_like.reset();
    town.businesses[0].judgement.first.reset();
    const std::string csv = published(town, "comparison.csv");
    const long cells = sample::count(line(csv, 0), ",");
    for (long number = 1; number <= 9; ++number)
        CHECK(sample::count(line(csv, number), ",") == cells);
}

TEST_CASE("the JSON tells what the words say, each share with its count and interval") {
    const std::string json = published(sample::talking_town(), "comparison.json");
    CHECK(holds(json,
                "\"words\":{\"texts\":64,\"read\":60,\"pyramid\":{\"promise\":{\"praise\":"
                "{\"n\":60,\"count\":40,\"mean\":0.6667,"));
    CHECK(holds(json, "\"axes\":{\"excellence\":{\"n\":52,\"count\":44,"));
    CHECK(holds(json, "\"badge\":\"words_agree\"}"));
}

TEST_CASE("a share of nothing has no mean in the JSON and an empty cell in the CSV") {
    const auto town = sample::town();
    CHECK(holds(published(town, "comparison.json"),
                "\"axes\":{\"excellence\":{\"n\":0,\"count\":0}"));
    CHECK(line(published(town, "comparison.csv"), 1)
              .ends_with(",0,0,not_enough_texts"
                         ",,,,,,,,,,,,,,,,\r"));
}

TEST_CASE("the CSV has the words' main figures behind the others") {
    const std::string csv = published(sample::talking_town(), "comparison.csv");
    CHECK(holds(line(csv, 0), ",badges,texts,texts_read,words,praise_promise,"));
    CHECK(holds(line(csv, 1), ",64,60,words_agree,0.6667,0.05,0.55,0.15,0.1,0.0333,"));
    CHECK(sample::count(line(csv, 1), ",") == sample::count(line(csv, 0), ","));
}

TEST_CASE("a name like a formula is text in the CSV, and a negative number stays a number") {
    auto town = sample::town();
    town.businesses[0].dossier.business.name = "=cmd()|x";
    town.businesses[0].judgement.nps_like = model::Estimate{-12.5, -20, -5};
    const std::string first = line(published(town, "comparison.csv"), 1);
    CHECK(first.starts_with("'=cmd()|x,"));
    CHECK(holds(first, ",-12.5,-20,-5,"));
}
