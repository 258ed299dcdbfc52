#pragma once

#include <functional>
#include <span>
#include <vector>

#include "model/evidence.h"
#include "store/store.h"

namespace app {

/// A review's words on their way to a thread that reads them, with what its dossier knows of it.
struct Sheet {
    std::size_t business = 0;  ///< the dossier's place
    std::size_t listing = 0;   ///< its place in the dossier
    store::Wording wording;
    model::Day day;  ///< from which it counts
};

/// Hands on the words of all reviews of the dossiers as they stood on that day, or on the one as of
/// which their listing stands, some at a time. `take` may not use the store.
void each_batch(const store::Store& store, std::span<const model::Dossier> dossiers,
                model::Day as_of, const std::function<void(std::vector<Sheet>&&)>& take);

}  // namespace app
