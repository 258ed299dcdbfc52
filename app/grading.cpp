#include "app/grading.h"

#include "delight/delight.h"

namespace app {

void grade(std::span<model::Listing> listings) {
    for (model::Listing& listing : listings) {
        for (model::Review& review : listing.reviews) {
            if (review.overall) {
                review.grade = delight::grade(*review.overall);
            } else if (review.score) {
                review.grade = delight::grade(*review.score);
            }
        }
    }
}

}  // namespace app
