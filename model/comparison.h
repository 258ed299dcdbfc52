#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/evidence.h"
#include "model/judgement.h"
#include "model/receipt.h"

namespace model {

/// One business as the report shows it.
struct Judged {
    Dossier dossier;
    Judgement judgement;
};

/// What a segment asked and how many businesses it holds.
struct Segment {
    std::string name;      ///< "restaurant, Amersfoort"
    std::string borrowed;  ///< the parent whose prior it uses; empty: its own
    int businesses = 0;
    double bar = 0;
    std::array<double, 3> prior{};  ///< Dirichlet parameters: delighted, satisfied, disappointed
};

/// Everything a report is made of. The same comparison gives the same bytes.
struct Comparison {
    std::string title;
    Day as_of;
    std::vector<Judged> businesses;  ///< best first: by the low end of the delight share
    std::vector<Segment> segments;
    std::vector<SourceReceipt> sources;  ///< of the newest run; empty where nothing was crawled
};

}  // namespace model
