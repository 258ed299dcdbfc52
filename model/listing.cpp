#include "model/listing.h"

namespace model {

std::string text_of_boxes(const Review& review) {
    const bool both = !review.praise.empty() && !review.criticism.empty();
    return review.praise + (both ? "\n\n" : "") + review.criticism;
}

}  // namespace model
