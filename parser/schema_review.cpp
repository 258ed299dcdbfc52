#include "parser/schema_review.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "parser/ascii.h"
#include "parser/date_words.h"
#include "parser/dates.h"
#include "parser/schema_score.h"
#include "parser/text.h"
#include "parser/utf8.h"

namespace parser::schema {
namespace {

constexpr auto date_names =
    std::to_array<std::string_view>({"datepublished", "dtreviewed", "datecreated", "datemodified",
                                     "dtpublished", "published", "reviewdate", "date"});
constexpr auto body_names = std::to_array<std::string_view>(
    {"reviewbody", "description", "text", "articlebody", "content", "body"});

/// Nodes of the page that a date is looked for in.
constexpr std::size_t longest_date = 100;

std::string primary_language(std::string_view tag) {
    tag = trim(tag);
    const auto end = tag.find_first_of("-_");
    const auto primary = lower(tag.substr(0, end));
    const bool letters = std::all_of(primary.begin(), primary.end(), is_alpha);
    return letters && (primary.size() == 2 || primary.size() == 3) ? primary : std::string{};
}

/// The language that the review's own markup declares, else the page's.
std::string language_of(const Graph& graph, Index thing, const PageFacts& facts) {
    auto own = primary_language(graph.text(thing, {"inlanguage"}));
    for (auto at = graph[thing].element; at && own.empty(); at = at.parent()) {
        if (at.tag() == "html" || at.tag() == "body") break;
        own = primary_language(at.attribute("lang"));
    }
    return own.empty() ? primary_language(facts.lang) : own;
}

/// The date in the machine's form, else in the words that stand there.
std::optional<model::Date> read_published(const Graph& graph, Index thing, const PageFacts& facts,
                                          std::vector<model::Skipped>& skipped) {
    const DateContext context{facts.lang, facts.fetched};
    bool stated = false;
    for (const auto& name : date_names) {
        for (const auto* value : graph.values(thing, {name})) {
            if (value->thing != nothing || value->text.empty()) continue;
            stated = true;
            if (auto date = read_date(value->text, context)) return date;
            if (!value->element || !graph.spend(longest_date)) continue;
            std::size_t nodes = longest_date;
            const auto words = text_within(value->element, nodes);
            if (auto date = read_date(words, context)) return date;
        }
    }
    if (stated) skipped.push_back({"review date", "it is no date, or lies in the future"});
    return {};
}

/// Ratings of one side of the matter each: "reviewAspect" names it.
std::map<std::string, double> aspects_of(const Graph& graph, Index thing) {
    std::map<std::string, double> aspects;
    for (const auto rating : graph.things(thing, {"reviewrating", "rating"})) {
        const auto name = graph.text(rating, {"reviewaspect"});
        const auto read = read_rating(graph, rating);
        if (!name.empty() && read.score) aspects.emplace(name, read.score->value);
    }
    return aspects;
}

/// schema.org's positiveNotes and negativeNotes: texts, or a list of items.
std::string notes_of(const Graph& graph, Index thing, std::string_view name) {
    std::string notes;
    const auto add = [&notes](const std::string& note) {
        if (!note.empty()) notes += (notes.empty() ? "" : "\n") + note;
    };
    for (const auto* value : graph.values(thing, {name})) {
        if (value->thing == nothing) {
            add(value->text);
            continue;
        }
        for (const auto* item : graph.values(value->thing, {"itemlistelement"}))
            add(item->thing == nothing ? item->text : graph.text(item->thing, {"name"}));
    }
    return notes;
}

std::string id_of(const Graph& graph, Index thing) {
    const auto& one = graph[thing];
    if (!one.id.empty()) return one.id;
    return one.element ? std::string{one.element.attribute("id")} : std::string{};
}

/// What of two reviews that look alike tells whether they are the same.
struct Likeness {
    std::string words;
    std::string date;
    double score = 0;
    auto operator<=>(const Likeness&) const = default;
};

Likeness likeness_of(const model::Review& review) {
    constexpr std::size_t enough = 80;
    auto words = text_key(review.text.empty() ? review.title : review.text).substr(0, enough);
    return {std::move(words), review.date ? model::to_string(*review.date) : std::string{},
            review.score ? review.score->value : -1};
}

bool says_something(const model::Review& review) {
    return review.score || !review.text.empty() || !review.title.empty();
}

/// The authors of reviews that look alike; "" is one who is not known.
using Authors = std::set<std::string>;

/// Few words, or none, are written by many; then the authors must be known to be one.
bool is_copy(const model::Review& review, const Likeness& likeness, const Authors& others) {
    constexpr std::size_t telling = 20;
    const bool tells = likeness.words.size() >= telling;
    if (review.author_key.empty()) return tells && !others.empty();
    return others.contains(review.author_key) || (tells && others.contains(""));
}

}  // namespace

std::string text_key(std::string_view text) {
    std::string key;
    while (!text.empty()) {
        auto rest = text;
        const auto c = take_utf8(rest);
        const bool letter = c < 0x80
                                ? is_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c))
                                : c >= 0xC0 && !(c >= 0x2000 && c < 0x2E80) && c != 0xFFFD;
        if (letter) key += text.substr(0, text.size() - rest.size());
        text = rest;
    }
    return dates::lower_letters(key);
}

model::Review read_review(const Graph& graph, Index thing, const PageFacts& facts,
                          std::vector<model::Skipped>& skipped) {
    model::Review review;
    review.id = id_of(graph, thing);
    auto rating = read_review_rating(graph, thing);
    review.score = rating.score;
    if (!rating.refusal.empty()) skipped.push_back({"review", std::move(rating.refusal)});
    review.date = read_published(graph, thing, facts, skipped);
    review.title = graph.text(thing, {"name", "headline", "summary", "title"});
    review.text = graph.text(thing, body_names);
    review.praise = notes_of(graph, thing, "positivenotes");
    review.criticism = notes_of(graph, thing, "negativenotes");
    if (review.text.empty()) review.text = text_of_boxes(review);
    review.lang = language_of(graph, thing, facts);
    review.aspects = aspects_of(graph, thing);
    review.owner_reply = graph.has(thing, {"ownerreply", "ownerresponse", "ownersreply"});
    const auto author = graph.text(thing, {"author", "reviewer", "creator"});
    if (!author.empty() && facts.author_key) review.author_key = facts.author_key(author);
    return review;
}

std::vector<model::Review> without_copies(std::vector<model::Review> reviews) {
    std::vector<model::Review> kept;
    std::set<std::string> ids;
    std::map<Likeness, Authors> alike;
    for (auto& review : reviews) {
        if (!says_something(review)) continue;
        const auto likeness = likeness_of(review);
        auto& others = alike[likeness];
        const bool known_id = !review.id.empty() && ids.contains(review.id);
        if (known_id || is_copy(review, likeness, others)) continue;
        others.insert(review.author_key);
        if (!review.id.empty()) ids.insert(review.id);
        kept.push_back(std::move(review));
    }
    return kept;
}

}  // namespace parser::schema
