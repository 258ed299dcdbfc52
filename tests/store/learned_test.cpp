#include "store/store.h"
#include "tests/catch.h"
#include "tests/store/samples.h"

using samples::day;
using samples::Folder;

namespace {

model::LearnedModel learned(model::Language language = model::Language::nl,
                            model::Question question = model::Question::delight,
                            const std::string& as_of = "2026-03-01") {
    model::LearnedModel made;
    made.language = language;
    made.question = question;
    made.as_of = day(as_of);
    made.n = 900;
    made.positives = 400;
    made.businesses = 30;
    made.sampled_from = 1000;
    made.copies = 7;
    made.lexicon = 0xF234567890ABCDEFU;
    made.weights = std::string{"a\0b\xFF", 4};
    model::LearnedDomain domain;
    domain.category = "hotel";
    domain.n = 800;
    domain.positives = 350;
    domain.businesses = 25;
    domain.model = {0.8, 0.85, 0.4};
    domain.lexicon = {0.7, 0.75, 0.5};
    domain.p = 0.001;
    domain.use = model::LearnedUse::used;
    made.domains = {{"camping", 100, 50, 5, {}, {}, 1, model::LearnedUse::too_few_reviews}, domain};
    return made;
}

}  // namespace

TEST_CASE("What was learned is there after the store was opened again") {
    const Folder folder;
    { store::Store{samples::database(folder)}.keep_learned({learned()}); }
    const auto kept = store::Store{samples::database(folder)}.learned(day("2026-03-01"));
    REQUIRE(kept.size() == 1);
    const auto& model = kept.front();
    CHECK(model.language == model::Language::nl);
    CHECK(model.question == model::Question::delight);
    CHECK(model.as_of == day("2026-03-01"));
    CHECK(model.n == 900);
    CHECK(model.positives == 400);
    CHECK(model.businesses == 30);
    CHECK(model.sampled_from == 1000);
    CHECK(model.copies == 7);
    CHECK(model.lexicon == 0xF234567890ABCDEFU);
    CHECK(model.weights == learned().weights);
}

TEST_CASE("The categories of what was learned come with their figures, by name") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.keep_learned({learned()});
    const auto domains = store.learned(day("2026-03-01")).at(0).domains;
    REQUIRE(domains.size() == 2);
    CHECK(domains[0].category == "camping");
    CHECK(domains[0].use == model::LearnedUse::too_few_reviews);
    CHECK(domains[1].category == "hotel");
    CHECK(domains[1].n == 800);
    CHECK(domains[1].positives == 350);
    CHECK(domains[1].businesses == 25);
    CHECK(domains[1].model.accuracy == 0.8);
    CHECK(domains[1].model.auc == 0.85);
    CHECK(domains[1].model.log_loss == 0.4);
    CHECK(domains[1].lexicon.accuracy == 0.7);
    CHECK(domains[1].lexicon.auc == 0.75);
    CHECK(domains[1].lexicon.log_loss == 0.5);
    CHECK(domains[1].p == 0.001);
    CHECK(domains[1].use == model::LearnedUse::used);
}

TEST_CASE("Of what was learned a day sees nothing that was learned later") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.keep_learned({learned()});
    CHECK(store.learned(day("2026-02-28")).empty());
    CHECK(store.learned(day("2026-03-02")).size() == 1);
}

TEST_CASE("Learning again replaces all that was learned before") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.keep_learned({learned(), learned(model::Language::en)});
    auto again = learned(model::Language::nl, model::Question::polarity, "2026-04-01");
    again.domains.clear();
    store.keep_learned({again});
    const auto kept = store.learned(day("2030-01-01"));
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().question == model::Question::polarity);
    CHECK(kept.front().domains.empty());
}

TEST_CASE("What was learned can be forgotten") {
    const Folder folder;
    store::Store store{samples::database(folder)};
    store.keep_learned({learned(), learned(model::Language::en)});
    CHECK(store.forget_learned() == 2);
    CHECK(store.learned(day("2030-01-01")).empty());
    CHECK(store.forget_learned() == 0);
}
