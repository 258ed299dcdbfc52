#include "delight/match_shelf.h"

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace delight {
namespace {

/// Writes values end to end. `Unpacker` reads them back in the same order: `pass` below is that
/// order for both.
class Packer {
  public:
    template <typename Number>
    requires std::is_arithmetic_v<Number>
    void pass(const Number& number) {
        bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    void pass(const std::string& text) {
        pass_size(text.size());
        bytes_ += text;
    }
    template <typename Value>
    void pass(const std::vector<Value>& values) {
        pass_size(values.size());
        for (const Value& value : values) pass(value);
    }
    void pass(const std::optional<double>& number) {
        pass(number.has_value());
        if (number) pass(*number);
    }
    void pass(const NameWord& word) {
        pass(word.text);
        pass(word.worth);
    }
    std::string take() {
        bytes_.shrink_to_fit();
        return std::move(bytes_);
    }

  private:
    void pass_size(std::size_t size) { pass(static_cast<std::uint32_t>(size)); }

    std::string bytes_;
};

class Unpacker {
  public:
    explicit Unpacker(const std::string& bytes) : next_{bytes.data()} {}

    template <typename Number>
    requires std::is_arithmetic_v<Number>
    void pass(Number& number) {
        std::memcpy(&number, next_, sizeof number);
        next_ += sizeof number;
    }
    void pass(std::string& text) {
        const std::size_t length = read_size();
        text.assign(next_, length);
        next_ += length;
    }
    template <typename Value>
    void pass(std::vector<Value>& values) {
        values.resize(read_size());
        for (Value& value : values) pass(value);
    }
    void pass(std::optional<double>& number) {
        bool known = false;
        pass(known);
        if (known) pass(number.emplace());
    }
    void pass(NameWord& word) {
        pass(word.text);
        pass(word.worth);
    }

  private:
    std::size_t read_size() {
        std::uint32_t size = 0;
        pass(size);
        return size;
    }

    const char* next_;
};

/// Every member of a `Prepared`, const or not.
template <typename Passer, typename Listing>
void pass_all(Passer& passer, Listing& listing) {
    passer.pass(listing.source);
    auto& name = listing.name;
    passer.pass(name.words);
    passer.pass(name.core);
    passer.pass(name.worth);
    passer.pass(name.chance);
    auto& address = listing.address;
    passer.pass(address.street);
    passer.pass(address.way);
    passer.pass(address.full_way);
    passer.pass(address.number);
    passer.pass(address.number_to);
    passer.pass(address.addition);
    passer.pass(address.postcode);
    for (auto* text : {&listing.postcode, &listing.city, &listing.phone}) passer.pass(*text);
    passer.pass(listing.phone_chance);
    passer.pass(listing.trade);
    passer.pass(listing.trade_told);
    passer.pass(listing.lat);
    passer.pass(listing.lon);
}

}  // namespace

void Shelf::add(const Prepared& listing) {
    Packer packer;
    pass_all(packer, listing);
    packed_.push_back(packer.take());
}

Prepared Shelf::at(std::size_t place) const {
    Prepared listing;
    Unpacker unpacker{packed_.at(place)};
    pass_all(unpacker, listing);
    return listing;
}

}  // namespace delight
