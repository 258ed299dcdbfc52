#include "model/judgement.h"

namespace model {

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::too_little_evidence:
            return "too_little_evidence";
        case Verdict::delight:
            return "delight";
        case Verdict::hot_and_cold:
            return "hot_and_cold";
        case Verdict::cold_shower:
            return "cold_shower";
        case Verdict::promising:
            return "promising";
        case Verdict::mediocre_seven:
            break;
    }
    return "mediocre_seven";
}

std::string_view to_string(EvidenceKind kind) {
    switch (kind) {
        case EvidenceKind::average_only:
            return "average_only";
        case EvidenceKind::histogram:
            return "histogram";
        case EvidenceKind::reviews:
            return "reviews";
        case EvidenceKind::none:
            break;
    }
    return "none";
}

}  // namespace model
