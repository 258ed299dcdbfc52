#include "model/judgement.h"

#include "model/comparison.h"

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

std::string_view to_string(MoveKind kind) {
    switch (kind) {
        case MoveKind::gained_delight:
            return "gained_delight";
        case MoveKind::lost_delight:
            return "lost_delight";
        case MoveKind::risen:
            return "risen";
        case MoveKind::fallen:
            return "fallen";
        case MoveKind::new_business:
            return "new_business";
        case MoveKind::new_verdict:
            break;
    }
    return "new_verdict";
}

}  // namespace model
