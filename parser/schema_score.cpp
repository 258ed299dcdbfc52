#include "parser/schema_score.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "parser/numbers.h"

namespace parser::schema {
namespace {

constexpr auto value_names =
    std::to_array<std::string_view>({"ratingvalue", "average", "value", "rating"});
constexpr auto best_names = std::to_array<std::string_view>({"bestrating", "best"});
constexpr auto worst_names = std::to_array<std::string_view>({"worstrating", "worst"});

std::string shown(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

/// The value as text: of the thing's own properties, or of a rating that it wraps.
struct Stated {
    std::string value;
    std::string best;
    std::string worst;
};

Stated stated_by(const Graph& graph, Index thing) {
    Stated stated;
    for (const auto& name : value_names) {
        for (const auto* value : graph.values(thing, {name})) {
            if (stated.value.empty() && value->thing == nothing)
                stated.value = graph.text(thing, {name});
        }
    }
    stated.best = graph.text(thing, best_names);
    stated.worst = graph.text(thing, worst_names);
    return stated;
}

/// The rating that a rating wraps; `nothing` where it wraps none.
Index rating_in(const Graph& graph, Index thing) {
    if (!graph.spend(graph[thing].properties.size() + graph[thing].inside.size())) return nothing;
    auto inner = graph[thing].inside;
    for (const auto& [name, value] : graph[thing].properties) {
        if (value.thing != nothing && value.thing != thing) inner.push_back(value.thing);
    }
    const auto rating = std::find_if(inner.begin(), inner.end(), [&](Index one) {
        return graph.is_a(one, {"rating", "aggregaterating", "review-aggregate"});
    });
    return rating == inner.end() ? nothing : *rating;
}

/// Some pages wrap the thing that holds the values in one or two empty ones.
Stated find_stated(const Graph& graph, Index thing) {
    for (int depth = 0; depth < 4; ++depth) {
        auto stated = stated_by(graph, thing);
        if (!stated.value.empty()) return stated;
        thing = rating_in(graph, thing);
        if (thing == nothing) return stated;
    }
    return {};
}

struct Declared {
    model::Scale scale;
    model::ScaleProof proof = model::ScaleProof::standard;
    bool states_worst = false;
};

Declared scale_of(const Stated& stated, const StatedScore& value) {
    Declared declared;
    const auto best = read_number(stated.best);
    const auto worst = read_number(stated.worst);
    if (worst) {
        declared.scale.worst = *worst;
        declared.states_worst = true;
    }
    if (best && *best > 0) {
        declared.scale.best = *best;
        declared.proof = model::ScaleProof::declared;
    } else if (value.best) {
        declared.scale.best = *value.best;
        declared.proof = model::ScaleProof::declared;
    }
    // A scale of 100 points begins at 0 where nobody says otherwise.
    if (!worst && declared.scale.best == 100) declared.scale.worst = 0;
    return declared;
}

std::string fault_of(double value, const model::Scale& scale) {
    if (scale.best <= scale.worst)
        return "its scale runs from " + shown(scale.worst) + " to " + shown(scale.best);
    if (value > scale.best)
        return "score " + shown(value) + " is above its best, " + shown(scale.best);
    if (value < scale.worst)
        return "score " + shown(value) + " is below its worst, " + shown(scale.worst);
    return {};
}

Rating rating_from(const Stated& stated) {
    const auto value = read_score(stated.value);
    if (!value) return {};
    const auto declared = scale_of(stated, *value);
    // 0 on a scale that begins above it is how sites say that nobody gave a score.
    if (value->value == 0 && !(declared.states_worst && declared.scale.worst <= 0)) return {};
    auto fault = fault_of(value->value, declared.scale);
    if (!fault.empty()) return {{}, std::move(fault)};
    return {model::Score{value->value, declared.scale, declared.proof}, {}};
}

}  // namespace

Rating read_rating(const Graph& graph, Index thing) {
    return rating_from(find_stated(graph, thing));
}

Rating read_review_rating(const Graph& graph, Index review) {
    Rating partial;
    for (const auto rating : graph.things(review, {"reviewrating", "rating"})) {
        if (graph.has(rating, {"reviewaspect"})) continue;
        auto read = read_rating(graph, rating);
        if (read.score) return read;
        if (partial.refusal.empty()) partial = std::move(read);
    }
    if (!partial.refusal.empty()) return partial;
    auto stated = stated_by(graph, review);
    if (stated.value.empty()) {
        for (const auto* value : graph.values(review, {"reviewrating"})) {
            if (value->thing == nothing && stated.value.empty()) stated.value = value->text;
        }
    }
    return rating_from(stated);
}

namespace {

/// Ratings before reviews: the average rests on them.
std::optional<long> count_of(const Graph& graph, Index thing, Index about) {
    for (const auto owner : {thing, about}) {
        if (owner == nothing) continue;
        for (const std::string_view name : {"ratingcount", "votes", "reviewcount", "count"}) {
            const auto count = read_count(graph.text(owner, {name}));
            if (count) return count;
        }
    }
    return {};
}

/// The count that stands in the ratings that a wrapper holds.
std::optional<long> inner_count(const Graph& graph, Index thing) {
    for (int depth = 0; depth < 4 && thing != nothing; ++depth) {
        if (const auto count = count_of(graph, thing, nothing)) return count;
        thing = rating_in(graph, thing);
    }
    return {};
}

}  // namespace

std::optional<model::Aggregate> read_aggregate(const Graph& graph, Index thing, Index about,
                                               std::vector<model::Skipped>& skipped) {
    const auto stated = find_stated(graph, thing);
    auto rating = rating_from(stated);
    auto count = count_of(graph, thing, about);
    if (!count) count = inner_count(graph, thing);
    const auto number = read_number(stated.value);
    if (number == 0.0) {
        rating = {{}, "score 0 means that nobody rated"};
    } else if (rating.score && count && *count <= 0) {
        rating = {{}, "score " + shown(rating.score->value) + " rests on no ratings"};
    }
    if (!rating.refusal.empty()) skipped.push_back({"aggregate", rating.refusal});
    if (!rating.score) return {};
    model::Aggregate aggregate;
    aggregate.score = rating.score;
    aggregate.count = count;
    return aggregate;
}

}  // namespace parser::schema
