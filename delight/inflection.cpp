#include "delight/inflection.h"

#include "delight/inflection_nl.h"

namespace delight {
namespace {

using model::Language;

void add(std::vector<Form>& forms, std::string_view stem,
         std::initializer_list<std::string_view> endings, bool comparative = false) {
    for (const std::string_view ending : endings) {
        std::string text{stem};
        text += ending;
        forms.push_back({std::move(text), comparative});
    }
}

std::string_view without(std::string_view word, std::size_t letters) {
    return word.substr(0, word.size() - letters);
}

void add_english_adjective(std::string_view word, std::vector<Form>& forms) {
    if (word.ends_with("y")) {
        add(forms, without(word, 1), {"iest", "ily"});
        add(forms, without(word, 1), {"ier"}, true);
        return;
    }
    const std::string_view stem = word.ends_with("e") ? without(word, 1) : word;
    add(forms, stem, {"est"});
    add(forms, stem, {"er"}, true);
    add(forms, word.ends_with("le") ? stem : word, {word.ends_with("le") ? "y" : "ly"});
    if (word.ends_with("ic")) add(forms, word, {"ally"});
}

void add_english_noun(std::string_view word, std::vector<Form>& forms) {
    if (word.ends_with("y")) add(forms, without(word, 1), {"ies"});
    add(forms, word, {"s", "es"});
}

void add_english_verb(std::string_view word, std::vector<Form>& forms) {
    if (word.ends_with("e")) {
        add(forms, without(word, 1), {"es", "ed", "ing"});
    } else if (word.ends_with("y")) {
        add(forms, without(word, 1), {"ies", "ied", "ying", "ys", "yed"});
    } else {
        add(forms, word, {"s", "es", "ed", "ing"});
        std::string doubled{word};
        doubled += word.back();
        add(forms, doubled, {"ed", "ing"});
    }
}

void add_german_adjective(std::string_view word, std::vector<Form>& forms) {
    std::string stem{word};
    if (stem.ends_with("el")) stem.replace(stem.size() - 2, 2, "l");
    if (stem.ends_with("euer") || stem.ends_with("auer")) stem.erase(stem.size() - 2, 1);
    if (stem.ends_with("e")) stem.pop_back();
    add(forms, stem, {"e", "er", "es", "en", "em"});
    add(forms, stem, {"ere", "erer", "eres", "eren", "erem"}, true);
    add(forms, word, {"e", "er", "es", "en", "em"});
    for (const std::string_view most : {"st", "est"}) {
        std::string base{word};
        base += most;
        add(forms, base, {"", "e", "er", "es", "en", "em"});
    }
}

void add_german_verb(std::string_view word, std::vector<Form>& forms) {
    if (!word.ends_with("n")) return;
    const std::string_view stem = without(word, word.ends_with("en") ? 2 : 1);
    add(forms, stem, {"e", "st", "t", "te", "ten", "et", "ete", "end", "ende"});
    std::string participle = "ge";
    for (const std::string_view prefix : {"be", "ge", "ver", "er", "ent", "zer"})
        if (stem.starts_with(prefix)) participle.clear();
    if (stem.ends_with("ier")) participle.clear();
    participle += stem;
    add(forms, participle, {"t", "te", "ten", "tes", "et"});
}

void add_french_adjective(std::string_view word, std::vector<Form>& forms) {
    add(forms, word, {"s", "e", "es"});
    if (word.ends_with("x")) add(forms, without(word, 1), {"se", "ses"});
    if (word.ends_with("f")) add(forms, without(word, 1), {"ve", "ves"});
    if (word.ends_with("l") || word.ends_with("n")) {
        std::string doubled{word};
        doubled += word.back();
        add(forms, doubled, {"e", "es"});
    }
    if (word.ends_with("al")) add(forms, without(word, 1), {"ux"});
}

void add_french_verb(std::string_view word, std::vector<Form>& forms) {
    if (!word.ends_with("er")) return;
    add(forms, without(word, 2),
        {"e", "es", "ons", "ez", "ent", "ais", "ait", "aient", "ee", "ees", "erons", "erai", "era",
         "erez", "eront", "erais", "erait", "ant"});
}

void add_forms(std::string_view word, WordKind kind, Language language, std::vector<Form>& forms) {
    const bool adjective = kind == WordKind::adjective;
    const bool noun = kind == WordKind::noun;
    switch (language) {
        case Language::nl:
            return adjective ? add_dutch_adjective(word, forms)
                   : noun    ? add_dutch_noun(word, forms)
                             : add_dutch_verb(word, forms);
        case Language::en:
            return adjective ? add_english_adjective(word, forms)
                   : noun    ? add_english_noun(word, forms)
                             : add_english_verb(word, forms);
        case Language::de:
            return adjective ? add_german_adjective(word, forms)
                   : noun    ? add(forms, word, {"e", "en", "n", "s", "er", "es", "ern"})
                             : add_german_verb(word, forms);
        case Language::fr:
            return adjective ? add_french_adjective(word, forms)
                   : noun    ? add(forms, word, {"s", "x"})
                             : add_french_verb(word, forms);
        case Language::unknown:
            return;
    }
}

}  // namespace

std::vector<Form> forms_of(std::string_view word, WordKind kind, Language language) {
    std::vector<Form> forms{{std::string{word}}};
    if (kind != WordKind::as_is) add_forms(word, kind, language, forms);
    return forms;
}

}  // namespace delight
