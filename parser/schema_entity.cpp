#include "parser/schema_entity.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parser/schema_category.h"
#include "parser/schema_score.h"

namespace parser::schema {
namespace {

constexpr auto review_types = std::to_array<std::string_view>(
    {"review", "userreview", "criticreview", "employerreview", "recommendation", "clipreview"});
constexpr auto aggregate_types = std::to_array<std::string_view>(
    {"aggregaterating", "review-aggregate", "reviewaggregate", "employeraggregaterating"});
constexpr auto review_names = std::to_array<std::string_view>({"review", "reviews", "userreview"});
constexpr auto aggregate_names =
    std::to_array<std::string_view>({"aggregaterating", "aggregateratings", "review-aggregate"});
constexpr auto subject_names =
    std::to_array<std::string_view>({"itemreviewed", "about", "reviewof"});
constexpr auto beside_names = std::to_array<std::string_view>(
    {"seller", "offeredby", "publisher", "brand", "author", "provider", "manufacturer", "creator",
     "parentorganization", "sourceorganization", "isrelatedto", "issimilarto", "isvariantof",
     "hostingorganization", "memberof", "worksfor", "mentions", "sponsor", "containedinplace"});

template <std::size_t N>
bool is_one(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Gathers what the things say into entities.
class Gatherer {
  public:
    Gatherer(const Graph& graph, const PageFacts& facts) : graph_{graph}, facts_{facts} {}
    std::vector<Entity> run();

  private:
    enum class Role { entity, review, aggregate };
    void find_roles();
    void sort_in(Index thing);
    void sort_in_entity(Index thing);
    Index subject_of(Index thing) const;
    bool is_reviewable(Index thing) const;
    Entity& entity_of(Index thing);
    Entity& about_name(Index thing);
    bool is_listed(Index thing) const;
    bool is_beside(Index thing) const;
    bool is_wrapped(Index thing) const;

    const Graph& graph_;
    const PageFacts& facts_;
    std::vector<Role> roles_;
    std::vector<Entity> entities_;
    std::unordered_map<Index, std::size_t> places_;
    std::map<std::string, std::size_t> named_;
};

void Gatherer::find_roles() {
    roles_.assign(graph_.size(), Role::entity);
    for (Index i = 0; i < graph_.size(); ++i) {
        if (graph_.is_a(i, review_types)) roles_[i] = Role::review;
        if (graph_.is_a(i, aggregate_types)) roles_[i] = Role::aggregate;
        for (const auto& [owner, name] : graph_.owners(i)) {
            if (!graph_.types(i).empty()) break;
            if (is_one(review_names, name)) roles_[i] = Role::review;
            if (is_one(aggregate_names, name)) roles_[i] = Role::aggregate;
        }
    }
}

/// An aggregate within an aggregate: the outer one is read with what it wraps.
bool Gatherer::is_wrapped(Index thing) const {
    const auto& owners = graph_.owners(thing);
    return std::any_of(owners.begin(), owners.end(), [&](const auto& owner) {
        return owner.first != thing && roles_[owner.first] == Role::aggregate;
    });
}

/// What a review or aggregate is about: what it is a property of, or names as its subject, or
/// stands within; `nothing` where the page does not say.
Index Gatherer::subject_of(Index thing) const {
    for (const auto subject : graph_.things(thing, subject_names)) {
        if (roles_[subject] == Role::entity) return subject;
    }
    for (const auto& [owner, name] : graph_.owners(thing)) {
        const bool fits = name.empty() ? is_reviewable(owner) : !is_one(beside_names, name);
        if (roles_[owner] == Role::entity && fits) return owner;
    }
    return nothing;
}

/// Whether a thing is of a type that people review.
bool Gatherer::is_reviewable(Index thing) const {
    const auto& types = graph_.types(thing);
    return std::any_of(types.begin(), types.end(),
                       [](const auto& type) { return !category_of(type).empty(); });
}

bool Gatherer::is_listed(Index thing) const {
    for (const auto& [owner, name] : graph_.owners(thing)) {
        if (name == "itemlistelement") return true;
        if (name == "item" && graph_.is_a(owner, {"listitem"})) return true;
    }
    return false;
}

bool Gatherer::is_beside(Index thing) const {
    const auto& owners = graph_.owners(thing);
    return std::any_of(owners.begin(), owners.end(),
                       [](const auto& owner) { return is_one(beside_names, owner.second); });
}

Entity& Gatherer::entity_of(Index thing) {
    const auto [place, fresh] = places_.emplace(thing, entities_.size());
    if (!fresh) return entities_[place->second];
    Entity entity;
    entity.business = read_business(graph_, thing);
    entity.url = graph_.raw(thing, {"url"});
    entity.listed = is_listed(thing);
    entity.beside = is_beside(thing);
    for (const auto& [owner, name] : graph_.owners(thing))
        entity.main = entity.main || name == "mainentity";
    entities_.push_back(std::move(entity));
    return entities_.back();
}

/// The entity that a review names in words only, or the one without a name.
Entity& Gatherer::about_name(Index thing) {
    auto name = graph_.text(thing, subject_names);
    // An aggregate has no name of its own; a review has: its title.
    if (name.empty() && roles_[thing] == Role::aggregate) name = graph_.text(thing, {"name", "fn"});
    const auto [place, fresh] = named_.emplace(name, entities_.size());
    if (fresh) {
        entities_.emplace_back();
        entities_.back().business.name = std::move(name);
    }
    return entities_[place->second];
}

/// Some pages put the headline's figures on the business itself.
void Gatherer::sort_in_entity(Index thing) {
    auto& entity = entity_of(thing);
    const bool rated = graph_.has(thing, {"ratingvalue"}) || graph_.has(thing, {"average"});
    if (!rated || graph_.has(thing, {"aggregaterating"})) return;
    if (auto aggregate = read_aggregate(graph_, thing, nothing, entity.skipped))
        entity.aggregates.emplace(graph_[thing].syntax, std::move(*aggregate));
}

void Gatherer::sort_in(Index thing) {
    const auto syntax = graph_[thing].syntax;
    if (roles_[thing] == Role::entity) {
        if (is_reviewable(thing)) sort_in_entity(thing);
        return;
    }
    if (is_wrapped(thing)) return;
    const auto subject = subject_of(thing);
    auto& entity = subject == nothing ? about_name(thing) : entity_of(subject);
    if (roles_[thing] == Role::review) {
        auto review = read_review(graph_, thing, facts_, entity.skipped);
        entity.reviews[syntax].push_back(std::move(review));
    } else if (auto aggregate = read_aggregate(graph_, thing, subject, entity.skipped)) {
        entity.aggregates.emplace(syntax, std::move(*aggregate));
    }
}

std::vector<Entity> Gatherer::run() {
    find_roles();
    for (Index i = 0; i < graph_.size(); ++i) {
        // A thing that became part of another of its id has nothing left to say.
        if (!graph_[i].properties.empty() || !graph_[i].inside.empty()) sort_in(i);
    }
    for (auto& entity : entities_) {
        for (auto& [syntax, reviews] : entity.reviews) reviews = without_copies(std::move(reviews));
        std::erase_if(entity.reviews, [](const auto& list) { return list.second.empty(); });
    }
    return std::move(entities_);
}

}  // namespace

std::vector<Entity> find_entities(const Graph& graph, const PageFacts& facts) {
    return Gatherer{graph, facts}.run();
}

}  // namespace parser::schema
