#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "delight/minhash.h"

namespace delight {

/// Parts the examples into `folds` of about the same size, so that a business never stands in two.
/// `businesses` are those of the examples. The same ones give the same folds.
std::vector<std::uint8_t> folds_of(std::span<const std::int64_t> businesses, std::size_t folds);

/// Whether each text is a copy: it agrees with an earlier one in a band of its signature, so that
/// it could stand in two folds while it is one. Texts too short for a signature are no copies.
std::vector<bool> copies_among(std::span<const Bands> texts);

}  // namespace delight
