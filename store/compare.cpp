#include "store/compare.h"

#include <tuple>

#include "store/text.h"

namespace store {
namespace {

void fill(std::string& text, const std::string& known) {
    if (text.empty()) text = known;
}

template <typename Value>
void fill(std::optional<Value>& value, const std::optional<Value>& known) {
    if (!value) value = known;
}

void fill_text(std::string& text, const std::string& known) {
    if (text.empty() || is_excerpt(text, known)) text = known;
}

/// The boxes go with the text that they make up; a source that shows them no more has not taken
/// them back as long as the text is the same.
void fill_text_and_boxes(model::Review& seen, const model::Review& known) {
    const bool boxes_shown = !seen.praise.empty() || !seen.criticism.empty();
    const bool text_shown = seen.text == known.text;
    fill_text(seen.text, known.text);
    if (seen.text != known.text || (text_shown && boxes_shown)) return;
    seen.praise = known.praise;
    seen.criticism = known.criticism;
}

/// A day is not taken back by a page that shows its month only.
void fill_date(std::optional<model::Date>& date, const std::optional<model::Date>& known) {
    if (!date || !known) return fill(date, known);
    if (known->precision > date->precision && known->first >= date->first &&
        known->last() <= date->last()) {
        date = known;
    }
}

bool same_score(const std::optional<model::Score>& one, const std::optional<model::Score>& other) {
    if (!one || !other) return one.has_value() == other.has_value();
    return one->value == other->value && one->scale == other->scale;
}

auto facts(const model::Business& business) {
    return std::tie(business.name, business.category, business.address, business.postcode,
                    business.city, business.country, business.phone, business.lat, business.lon);
}

}  // namespace

model::Business complete(model::Business seen, const model::Business& known) {
    fill(seen.name, known.name);
    fill(seen.category, known.category);
    fill(seen.address, known.address);
    fill(seen.postcode, known.postcode);
    fill(seen.city, known.city);
    fill(seen.country, known.country);
    fill(seen.phone, known.phone);
    fill(seen.lat, known.lat);
    fill(seen.lon, known.lon);
    return seen;
}

model::Aggregate complete(model::Aggregate seen, const model::Aggregate& known) {
    // A histogram belongs to the count and average that it was shown with.
    const bool moved = (seen.score && !same_score(seen.score, known.score)) ||
                       (seen.count && seen.count != known.count);
    if (moved) return seen;
    fill(seen.score, known.score);
    fill(seen.count, known.count);
    if (seen.histogram.empty()) seen.histogram = known.histogram;
    if (seen.aspects.empty()) seen.aspects = known.aspects;
    return seen;
}

model::Review complete(model::Review seen, const model::Review& known) {
    const bool scored = seen.score || seen.overall;
    const bool rescored = scored && !(same_score(seen.score, known.score) &&
                                      (!seen.overall || same_score(seen.overall, known.overall)));
    const bool regraded = seen.grade && seen.grade != known.grade;
    if (!rescored) {
        fill(seen.score, known.score);
        fill(seen.grade, known.grade);
        if (!regraded) fill(seen.overall, known.overall);
    }
    fill(seen.id, known.id);
    fill_date(seen.date, known.date);
    fill_text(seen.title, known.title);
    fill_text_and_boxes(seen, known);
    fill(seen.lang, known.lang);
    fill(seen.author_key, known.author_key);
    seen.aspects.insert(known.aspects.begin(), known.aspects.end());
    seen.owner_reply = seen.owner_reply || known.owner_reply;
    return seen;
}

model::Review with_unsaid(model::Review read, const model::Review& known) {
    if (read.grade == known.grade && same_score(read.score, known.score))
        fill(read.overall, known.overall);
    return read;
}

bool same(const model::Business& one, const model::Business& other) {
    return facts(one) == facts(other);
}

bool same(const model::Aggregate& one, const model::Aggregate& other) {
    return same_score(one.score, other.score) && one.count == other.count &&
           one.histogram == other.histogram && one.aspects == other.aspects;
}

bool same(const model::Review& one, const model::Review& other) {
    const auto rest = [](const model::Review& review) {
        return std::tie(review.id, review.grade, review.date, review.title, review.text,
                        review.praise, review.criticism, review.lang, review.aspects,
                        review.owner_reply, review.author_key);
    };
    return same_score(one.score, other.score) && same_score(one.overall, other.overall) &&
           rest(one) == rest(other);
}

}  // namespace store
