#pragma once

#include <map>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "parser/pointer.h"
#include "parser/selector.h"

namespace parser {

/// Where something stands: a CSS selector on a page, a JSON Pointer in a feed.
struct Path {
    std::string text;
    std::optional<Selector> selector;
    std::optional<Pointer> pointer;
};

struct Piece;
struct Step;

/// How one figure or text is found: ways to read it, tried in order until one gives something.
struct Field {
    std::vector<Step> steps;
    int line = 0;
    bool empty() const { return steps.empty(); }
};

/// One way to read a field. Its parts work in this order: from, go, select, attribute (or text),
/// match, words, divide.
struct Step {
    enum class From { here, page, url, lang };
    enum class Go { stay, parent, next, previous };
    enum class Epoch { none, seconds, milliseconds };

    From from = From::here;
    Go go = Go::stay;
    std::optional<Path> select;
    std::string attribute;
    bool key = false;             ///< JSON: the member's name, not its value
    std::optional<Path> without;  ///< parts whose text is cut off at either end: "Read more"
    bool every = false;           ///< all that `select` finds, put together with `with` in between
    std::optional<std::regex> match;
    std::map<std::string, std::string> words;  ///< lower-case text to what it means
    double divide = 1;
    Epoch epoch = Epoch::none;
    std::optional<std::string> literal;
    /// All parts, one behind the other, where every field gives something.
    std::vector<Piece> pieces;
    /// Fields whose texts are put together with `with` in between, those that give something.
    std::vector<Field> join;
    std::string with = "\n\n";
};

/// A part of a template: a text, and the field behind it, if any.
struct Piece {
    std::string text;
    Field field;
};

/// A score and its own scale. A scale that stands on the page is better proof than the recipe's.
struct ScoreFields {
    Field value;
    Field best;
    Field worst;
};

/// Rows of names with values: aspects, or a histogram's bars.
struct Rows {
    std::optional<Path> each;
    Field name;
    Field value;
    std::vector<std::pair<std::string, Field>> named;  ///< rows that the recipe names itself
    std::map<std::string, std::string> rename;         ///< lower-case name to the name we use
    bool percent = false;  ///< histogram: values are shares of the count
    bool empty() const { return !each && named.empty(); }
};

struct BusinessFields {
    Field name, category, address, postcode, city, country, phone, lat, lon, url;
};

struct AggregateFields {
    ScoreFields score;
    Field count;
    Rows histogram;
    Rows aspects;
};

struct ReviewFields {
    std::optional<Path> each;
    ScoreFields score;
    Field id, date, title, text, praise, criticism, lang, author, owner_reply;
    bool has_text() const { return !text.empty() || !praise.empty() || !criticism.empty(); }
    Rows aspects;
    std::vector<std::string> overall;  ///< the aspects whose mean is the overall score
};

struct ItemFields {
    std::optional<Path> each;
    BusinessFields business;
    AggregateFields aggregate;
};

/// Several businesses in one feed: one at every `each`, or one for all elements that share `by`.
struct BusinessesFields {
    std::optional<Path> each;
    Field by;
};

/// What shows that a page has this layout.
struct Fingerprint {
    std::vector<Path> present;       ///< selectors or pointers: all must find something
    std::vector<std::regex> url;     ///< one must match, where the URL is known
    std::vector<std::string> hosts;  ///< a hint only: these recipes are tried first
};

/// How one layout of one source's pages, or one of its JSON feeds, is read. `docs/recipes.md` tells
/// how it is written.
struct Recipe {
    std::string file;
    std::string name;
    std::string source;
    int year = 0;
    bool json = false;
    std::optional<Path> script;  ///< HTML pages: the element that holds the JSON to read
    std::string script_attribute;
    std::string lang;          ///< where the page names none
    bool month_first = false;  ///< 12/1/2014 is the first of December
    bool markup = true;        ///< the page's own markup fills what this recipe leaves empty
    std::optional<double> worst;
    std::optional<double> best;
    std::vector<std::string> not_rated;  ///< lower case
    std::vector<Path> exclude;           ///< nothing inside of these is read
    Fingerprint when;
    BusinessesFields businesses;
    BusinessFields business;
    AggregateFields aggregate;
    ReviewFields reviews;
    ItemFields items;
    Field next;
};

}  // namespace parser
