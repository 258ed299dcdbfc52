#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/evidence.h"
#include "model/judgement.h"
#include "model/receipt.h"
#include "model/spoken.h"

namespace model {

/// One business as the report shows it.
struct Judged {
    Dossier dossier;
    Judgement judgement;
    Spoken spoken{};  ///< what the words of its reviews say; without texts all of it is empty
};

/// What a segment asked and how many businesses it holds.
struct Segment {
    std::string name;      ///< "restaurant, Amersfoort"
    std::string borrowed;  ///< the parent whose prior it uses; empty: its own
    int businesses = 0;
    double bar = 0;
    std::array<double, 3> prior{};  ///< Dirichlet parameters: delighted, satisfied, disappointed
    Spoken spoken{};                ///< of all its businesses together
    /// Every signal with both signs: in the reviews of its delightful businesses (`here`), and in
    /// those of all its others (`segment`). Empty where either has no text.
    std::vector<SignalShare> delightful{};
};

enum class MoveKind {
    gained_delight,
    lost_delight,
    risen,         ///< its delight share
    fallen,        ///< the same
    new_business,  ///< not among those of the earlier day
    new_verdict    ///< any other
};
std::string_view to_string(MoveKind kind);

/// How the judgement on one business moved since an earlier day.
struct Move {
    MoveKind kind = MoveKind::new_business;
    std::size_t business = 0;  ///< its place among the businesses
    Verdict before = Verdict::too_little_evidence;
    Estimate share_before;  ///< its delight share on that day
};

/// What changed since an earlier day: first by kind, then in the businesses' order.
struct Moves {
    Day since;
    std::vector<Move> all;
};

/// Everything a report is made of. The same comparison gives the same bytes.
struct Comparison {
    std::string title;
    Day as_of;
    std::vector<Judged> businesses;  ///< best first: by the low end of the delight share
    std::vector<Segment> segments;
    std::optional<Moves> moves;      ///< since the last report; nothing: this is the first
    std::vector<SourceBias> biases;  ///< of every source with shared businesses
    std::vector<ScaleChange> scale_changes;
    std::vector<SourceReceipt> sources;  ///< of the newest run; empty where nothing was crawled
};

}  // namespace model
