#include "model/patterns.h"

namespace model {

std::string_view to_string(PatternKind kind) {
    switch (kind) {
        case PatternKind::burst:
            return "burst";
        case PatternKind::near_duplicates:
            return "near_duplicates";
        case PatternKind::one_off_extremes:
            return "one_off_extremes";
        case PatternKind::words_against_grade:
            return "words_against_grade";
    }
    return "";
}

std::string_view to_string(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::vanished:
            return "vanished";
        case ChangeKind::returned:
            return "returned";
        case ChangeKind::edited:
            return "edited";
        case ChangeKind::rescored:
            return "rescored";
        case ChangeKind::answered:
            return "answered";
    }
    return "";
}

}  // namespace model
