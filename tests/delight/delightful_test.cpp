#include "delight/delightful.h"

#include "delight/spoken.h"
#include "tests/catch.h"

namespace {

/// A town of one segment; a business a verdict, each with so many texts that praise staff.
struct Town {
    std::vector<model::Dossier> dossiers;
    delight::Judged judged;
    delight::Told told;

    explicit Town(const std::string& segment) { judged.segments.push_back({segment, "", 0, 0.4}); }

    void add(model::Verdict verdict, long praise, long texts, const std::string& city = "Ede") {
        dossiers.emplace_back();
        dossiers.back().business.category = "hotel";
        dossiers.back().business.city = city;
        judged.judgements.emplace_back();
        judged.judgements.back().verdict = verdict;
        model::Spoken spoken;
        if (texts > 0)
            spoken.signals = {
                {model::Signal::staff, true, delight::spoken_share(praise, texts), {}},
                {model::Signal::staff, false, delight::spoken_share(0, texts), {}}};
        told.businesses.push_back(spoken);
    }

    std::vector<model::SignalShare> signals() const {
        return delight::signals_of_the_delightful(told, dossiers, judged).at(0);
    }
};

const model::SignalShare& praise_of_staff(const std::vector<model::SignalShare>& shares) {
    return shares.at(2 * static_cast<std::size_t>(model::Signal::staff));
}

}  // namespace

TEST_CASE("the texts of a segment's delightful businesses are pooled, and those of its others") {
    Town town("hotel, Ede");
    town.add(model::Verdict::delight, 30, 40);
    town.add(model::Verdict::delight, 10, 40);
    town.add(model::Verdict::mediocre_seven, 5, 50);
    town.add(model::Verdict::cold_shower, 5, 50);
    const auto shares = town.signals();
    CHECK(shares.size() == 2 * model::signal_names.size());
    CHECK(praise_of_staff(shares).here.count == 40);
    CHECK(praise_of_staff(shares).here.n == 80);
    CHECK(praise_of_staff(shares).segment.count == 10);
    CHECK(praise_of_staff(shares).segment.n == 100);
    CHECK(praise_of_staff(shares).here.share->low > praise_of_staff(shares).segment.share->high);
}

TEST_CASE("a business of elsewhere is none of a segment's, and all are of the widest") {
    Town near("hotel, Ede"), all("all");
    for (Town* town : {&near, &all}) {
        town->add(model::Verdict::delight, 30, 40);
        town->add(model::Verdict::mediocre_seven, 5, 50);
        town->add(model::Verdict::mediocre_seven, 5, 50, "Epe");
    }
    CHECK(praise_of_staff(near.signals()).segment.n == 50);
    CHECK(praise_of_staff(all.signals()).segment.n == 100);
}

TEST_CASE("where nobody delights, or nobody else wrote, there is nothing to set apart") {
    Town sevens("all"), delights("all");
    sevens.add(model::Verdict::mediocre_seven, 5, 50);
    delights.add(model::Verdict::delight, 5, 50);
    delights.add(model::Verdict::mediocre_seven, 0, 0);
    CHECK(sevens.signals().empty());
    CHECK(delights.signals().empty());
}
