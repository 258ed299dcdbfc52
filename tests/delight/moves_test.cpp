#include "delight/moves.h"

#include "tests/catch.h"

using model::MoveKind;
using model::Verdict;

namespace {

model::Judged judged(std::int64_t id, Verdict verdict, double share) {
    model::Judged each;
    each.judgement.business_id = id;
    each.judgement.verdict = verdict;
    each.judgement.evidence = model::EvidenceKind::reviews;
    each.judgement.delighted = {share, share - 0.06, share + 0.06};
    return each;
}

std::vector<MoveKind> kinds(const std::vector<model::Judged>& before,
                            const std::vector<model::Judged>& now) {
    std::vector<MoveKind> all;
    for (const auto& change : delight::moves(before, now)) all.push_back(change.kind);
    return all;
}

using Kinds = std::vector<MoveKind>;

}  // namespace

TEST_CASE("delight that is gained or lost is told before all else") {
    CHECK(kinds({judged(1, Verdict::promising, 0.4), judged(2, Verdict::delight, 0.6)},
                {judged(1, Verdict::delight, 0.6), judged(2, Verdict::mediocre_seven, 0.3)}) ==
          Kinds{MoveKind::gained_delight, MoveKind::lost_delight});
}

TEST_CASE("a share that left its earlier interval has risen or fallen") {
    CHECK(kinds({judged(1, Verdict::promising, 0.4), judged(2, Verdict::promising, 0.4)},
                {judged(1, Verdict::promising, 0.47), judged(2, Verdict::promising, 0.33)}) ==
          Kinds{MoveKind::risen, MoveKind::fallen});
}

TEST_CASE("a share that moved within its interval has not changed") {
    CHECK(kinds({judged(1, Verdict::promising, 0.4)}, {judged(1, Verdict::promising, 0.455)})
              .empty());
}

TEST_CASE("a share that moved by less than five points has not changed, however sure it was") {
    auto sure = judged(1, Verdict::promising, 0.4);
    sure.judgement.delighted = {0.4, 0.39, 0.41};
    CHECK(kinds({sure}, {judged(1, Verdict::promising, 0.44)}).empty());
}

TEST_CASE("a business that was not there, or had no evidence, is new") {
    auto unknown = judged(2, Verdict::too_little_evidence, 0.3);
    unknown.judgement.evidence = model::EvidenceKind::none;
    CHECK(
        kinds({unknown}, {judged(1, Verdict::delight, 0.6), judged(2, Verdict::promising, 0.4)}) ==
        Kinds{MoveKind::new_business, MoveKind::new_business});
}

TEST_CASE("another verdict is told with what stood before") {
    const auto told = delight::moves(std::vector{judged(1, Verdict::too_little_evidence, 0.3)},
                                     std::vector{judged(1, Verdict::mediocre_seven, 0.32)});
    REQUIRE(told.size() == 1);
    CHECK(told.front().kind == MoveKind::new_verdict);
    CHECK(told.front().before == Verdict::too_little_evidence);
    CHECK(told.front().share_before.mean == 0.3);
}
