#include "delight/inflection.h"

#include <algorithm>

#include "tests/catch.h"

using delight::WordKind;
using model::Language;

namespace {

bool has(std::string_view word, WordKind kind, Language language, std::string_view form) {
    const auto forms = delight::forms_of(word, kind, language);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const delight::Form& other) { return other.text == form; });
}

bool dutch_adjective(std::string_view word, std::string_view form) {
    return has(word, WordKind::adjective, Language::nl, form);
}

bool dutch_verb(std::string_view word, std::string_view form) {
    return has(word, WordKind::verb, Language::nl, form);
}

}  // namespace

TEST_CASE("Dutch adjectives are spelled as their vowels ask") {
    CHECK(dutch_adjective("groot", "grote"));
    CHECK(dutch_adjective("vlot", "vlotte"));
    CHECK(dutch_adjective("vies", "vieze"));
    CHECK(dutch_adjective("lief", "lieve"));
    CHECK(dutch_adjective("gezellig", "gezellige"));
    CHECK(dutch_adjective("smaakvol", "smaakvolle"));
    CHECK(dutch_adjective("duur", "duurder"));
    CHECK(dutch_adjective("lekker", "lekkerste"));
}

TEST_CASE("a comparative is known for one") {
    const auto forms = delight::forms_of("mooi", WordKind::adjective, Language::nl);
    const auto more = std::find_if(forms.begin(), forms.end(),
                                   [](const auto& form) { return form.text == "mooier"; });
    REQUIRE(more != forms.end());
    CHECK(more->comparative);
}

TEST_CASE("weak Dutch verbs take t or d by their last sound") {
    CHECK(dutch_verb("smaken", "smaakte"));
    CHECK(dutch_verb("storen", "gestoord"));
    CHECK(dutch_verb("vermijden", "vermijd"));
    CHECK(dutch_verb("kloppen", "klopt"));
}

TEST_CASE("English, German and French words have their forms") {
    CHECK(has("friendly", WordKind::adjective, Language::en, "friendlier"));
    CHECK(has("disappoint", WordKind::verb, Language::en, "disappointed"));
    CHECK(has("freundlich", WordKind::adjective, Language::de, "freundlichen"));
    CHECK(has("delicieux", WordKind::adjective, Language::fr, "delicieuses"));
}

TEST_CASE("a word as it is has one form") {
    CHECK(delight::forms_of("top", WordKind::as_is, Language::nl).size() == 1);
}
