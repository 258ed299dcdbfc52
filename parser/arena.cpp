#include "parser/arena.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <new>
#include <utility>

namespace parser {
namespace {

constexpr std::size_t unit = alignof(std::max_align_t);
constexpr std::size_t small = 512;
constexpr std::size_t first_chunk = std::size_t{8} << 10;
constexpr std::size_t largest_chunk = std::size_t{512} << 10;

std::size_t round_up(std::size_t size) {
    return (size + unit - 1) / unit * unit;
}

/// Up to `small` bytes one class a unit; above, one a power of two.
std::size_t class_of(std::size_t size) {
    if (size <= small) return (size + unit - 1) / unit;
    return small / unit + static_cast<std::size_t>(std::bit_width(size - 1)) -
           static_cast<std::size_t>(std::bit_width(small - 1));
}

std::size_t class_size(std::size_t size) {
    return size <= small ? round_up(size) : std::bit_ceil(size);
}

}  // namespace

void* Arena::take(std::size_t bytes) {
    if (bytes > left_) {
        chunk_ = chunk_ == 0 ? first_chunk : std::min(chunk_ * 2, largest_chunk);
        const auto size = std::max(bytes, chunk_);
        if (size > limit_ - taken_) throw Full{};
        taken_ += size;
        chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
        if (size > chunk_) return chunks_.back().get();  // a chunk of its own
        at_ = chunks_.back().get();
        left_ = size;
    }
    left_ -= bytes;
    return std::exchange(at_, at_ + bytes);
}

void* Arena::allocate(std::size_t size) {
    const auto wanted = std::max<std::size_t>(size, 1);
    const auto cls = class_of(wanted);
    if (free_.at(cls) != nullptr) return std::exchange(free_[cls], free_[cls]->next);
    auto* block = static_cast<std::byte*>(take(unit + class_size(wanted)));
    new (block) std::uint64_t{cls};
    return block + unit;
}

void Arena::release(void* block) {
    if (block == nullptr) return;
    auto* start = static_cast<std::byte*>(block) - unit;
    const auto cls = *std::launder(reinterpret_cast<std::uint64_t*>(start));
    free_.at(cls) = new (block) Free{free_.at(cls)};
}

}  // namespace parser
