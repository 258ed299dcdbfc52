#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/listing.h"
#include "parser/dom.h"

namespace parser {

enum class Syntax { json_ld, microdata, rdfa, hreview };

/// A property's value: a text or a thing.
struct PropertyValue {
    static constexpr std::size_t no_thing = static_cast<std::size_t>(-1);
    std::string text;
    std::size_t thing = no_thing;  ///< in Things::all
    Element element;               ///< where it stands; none in JSON-LD
};

/// Something that a page's markup describes. Types and names stand as the page writes them.
struct Thing {
    Syntax syntax = Syntax::json_ld;
    std::vector<std::string> types;
    std::string id;
    std::vector<std::pair<std::string, PropertyValue>> properties;
    /// Things that stand within this one without being a property of it. Microdata gives this no
    /// meaning; people who mark up pages do.
    std::vector<std::size_t> inside;
    Element element;  ///< none in JSON-LD
};

/// More than any page has that is not made to do harm; the rest is left out.
inline constexpr std::size_t most_things = 100'000;
inline constexpr std::size_t most_types = 20;  ///< of one thing
inline constexpr std::size_t most_properties = 500'000;
inline constexpr std::size_t most_nodes = 4'000'000;  ///< looked at for the values of one syntax
inline constexpr std::size_t most_text = std::size_t{16} << 20;  ///< bytes of all values

/// All things of a page. They refer to each other by place, in circles too.
struct Things {
    std::vector<Thing> all;
    std::vector<std::size_t> roots;  ///< those that are no other thing's property, in page order
    std::size_t properties = 0;      ///< how many were asked to be added, taken or not
    std::size_t text = 0;            ///< how many bytes these hold
};

/// Whether there is room for another property.
bool has_room(const Things& things);
/// Adds a property where there is room for it, and its name is none that goes on and on.
void add_property(Things& things, std::size_t owner, std::string_view name, PropertyValue value);
/// Adds words that are types.
void add_types(Thing& thing, std::string_view types);

/// Where a page's markup begins, found in one walk.
struct MarkupPlaces {
    std::vector<Element> json_ld;  ///< scripts
    std::vector<Element> items;    ///< with itemscope
    std::vector<Element> hreviews;
    bool rdfa = false;  ///< there is a typeof
};
MarkupPlaces find_markup(const Document& page);

void read_json_ld(const std::vector<Element>& scripts, Things& things,
                  std::vector<model::Skipped>& problems);
/// One block as it stands in a script; the error's offset counts its bytes from 0.
void read_json_ld(std::string_view block, Things& things, std::vector<model::Skipped>& problems);
void read_microdata(const Document& page, const std::vector<Element>& items, Things& things);
void read_rdfa(const Document& page, Things& things);
/// hReview, hReview-aggregate and h-review, under the names that schema.org gives to the same.
void read_hreviews(const std::vector<Element>& hreviews, Things& things);

/// Everything that the page states, in all syntaxes.
Things read_structured(const Document& page, std::vector<model::Skipped>& problems);

/// "http://schema.org/Review", "schema:Review" and "Review" are "review".
std::string local_name(std::string_view name);

}  // namespace parser
