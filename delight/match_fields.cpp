#include "delight/match_fields.h"

#include <algorithm>
#include <cmath>

#include "delight/trades.h"

namespace delight {
namespace {

bool begins(std::string_view longer, std::string_view shorter) {
    return longer.starts_with(shorter) &&
           (longer.size() == shorter.size() || longer[shorter.size()] == ' ');
}

bool ends(std::string_view longer, std::string_view shorter) {
    return longer.ends_with(shorter) &&
           (longer.size() == shorter.size() || longer[longer.size() - shorter.size() - 1] == ' ');
}

/// At most the surprise of meeting this value at another business: the rarer, the more it says.
double rare(double weight, double chance) {
    return chance > 0 ? std::min(weight, -std::log(chance)) : weight;
}

/// How many digits two numbers of one length differ in.
std::size_t digits_apart(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return a.size();
    std::size_t apart = 0;
    for (std::size_t i = 0; i < a.size(); ++i) apart += a[i] != b[i] ? 1 : 0;
    return apart;
}

}  // namespace

Agreement weigh_name(const Name& a, const Name& b) {
    const NameAgreement found = agree(a, b);
    const double most = rare(std::min(8.8, found.shared), std::max(a.chance, b.chance));
    const double parted = found.parted ? 2.5 : 0;
    switch (found.level) {
        case NameLevel::unknown:
            return {};
        case NameLevel::same:
            return {found.parted ? "same but for its kind" : "same", most - parted};
        case NameLevel::near:
            return {"near", most - 2.8};
        case NameLevel::within:
            return {found.parted ? "partly" : "within",
                    std::min(most, 0.5 * found.shared) - parted};
        case NameLevel::some:
            return {"some", found.parted ? -2.5 : -1.5};
        case NameLevel::different:
            break;
    }
    return {"different", -6.5};
}

Agreement weigh_address(const Address& a, const Address& b) {
    switch (agree(a, b)) {
        case AddressLevel::unknown:
            return {};
        case AddressLevel::house:
            return {"same house", 6.5};
        case AddressLevel::other_addition:
            return {"same number", 3.5};
        case AddressLevel::street:
            return {"same street", 2.5};
        case AddressLevel::other_number:
            return {"other number", -0.5};
        case AddressLevel::elsewhere:
            break;
    }
    return {"other street", -3.0};
}

Agreement weigh_postcode(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return {};
    if (a == b) return a.size() == 6 ? Agreement{"same", 4.5} : Agreement{"same", 2.5};
    // The four digits of a Dutch code are a village or a quarter.
    if (a.size() >= 4 && a.substr(0, 4) == b.substr(0, 4)) return {"same quarter", 2.0};
    return {"other", -2.5};
}

Agreement weigh_distance(std::optional<double> metres) {
    if (!metres) return {};
    if (*metres <= 60) return {"within 60 m", 5.0};
    if (*metres <= 250) return {"within 250 m", 3.5};
    if (*metres <= 1000) return {"within 1 km", 1.0};
    if (*metres <= 5000) return {"within 5 km", -2.0};
    return *metres <= 25'000 ? Agreement{"within 25 km", -5.0} : Agreement{"far apart", -9.0};
}

Agreement weigh_city(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return {};
    if (a == b) return {"same", 2.0};
    const bool a_longer = a.size() > b.size();
    const std::string_view longer = a_longer ? a : b;
    const std::string_view shorter = a_longer ? b : a;
    // "West Hollywood" and "Hollywood", but "Bergen" and "Bergen op Zoom" too.
    if (begins(longer, shorter) || ends(longer, shorter)) return {"alike", 0.0};
    return {"other", -3.5};
}

Agreement weigh_phone(std::string_view a, std::string_view b, double chance) {
    if (a.empty() || b.empty()) return {};
    if (a == b) return {"same", rare(8.0, chance)};
    if (a.size() == 9 && digits_apart(a, b) == 1) return {"one digit apart", 2.5};
    return {"other", -1.9};
}

Agreement weigh_trade(std::string_view a, std::string_view b, bool told) {
    if (a.empty() || b.empty()) return {};
    if (a == b) return {"same", 0.3};
    // A hotel and its restaurant are two things to judge, even behind one door and one number.
    if (is_table(a) != is_table(b)) return {"other", told ? -14.0 : -5.0};
    return {"alike", -1.5};
}

}  // namespace delight
