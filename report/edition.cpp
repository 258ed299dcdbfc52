#include "report/edition.h"

#include <algorithm>
#include <set>

#include "report/text.h"

namespace report {
namespace {

/// What is asked for, or that with a number where it is taken.
std::string not_taken(std::set<std::string>& taken, const std::string& asked) {
    std::string name = asked;
    for (int again = 2; !taken.insert(name).second; ++again)
        name = asked + "-" + std::to_string(again);
    return name;
}

/// A slug a business. Two that would be the same on a disk that ignores case get a number.
std::vector<std::string> make_slugs(const model::Comparison& comparison) {
    std::set<std::string> taken;
    std::vector<std::string> slugs;
    for (const auto& judged : comparison.businesses)
        slugs.push_back(
            not_taken(taken, slug(judged.dossier.business.name, judged.dossier.business_id)));
    return slugs;
}

std::vector<std::string> make_segment_slugs(const model::Comparison& comparison) {
    std::set<std::string> taken;
    std::vector<std::string> slugs;
    for (const model::Segment& segment : comparison.segments) {
        const std::string name = slug(segment.name);
        slugs.push_back(not_taken(taken, name.empty() ? "segment" : name));
    }
    return slugs;
}

std::optional<std::string> shared(const model::Comparison& comparison,
                                  std::string model::Business::*field) {
    const auto& all = comparison.businesses;
    if (all.empty()) return std::nullopt;
    const std::string& first = all.front().dossier.business.*field;
    const bool same = std::all_of(all.begin(), all.end(), [&](const model::Judged& judged) {
        return judged.dossier.business.*field == first;
    });
    return same ? std::optional(clean(first)) : std::nullopt;
}

/// The words by the names that the templates know them by.
std::vector<std::pair<std::string, std::string_view>> make_lent(const Words& words) {
    std::vector<std::pair<std::string, std::string_view>> out;
    for (const auto& [key, text] : words.all()) out.emplace_back("t_" + key, text);
    return out;
}

std::vector<std::string> make_shared_badges(const model::Comparison& comparison) {
    std::vector<const std::vector<std::string>*> all;
    for (const auto& judged : comparison.businesses)
        if (judged.judgement.evidence != model::EvidenceKind::none)
            all.push_back(&judged.judgement.badges);
    std::vector<std::string> out;
    if (all.size() < 2) return out;
    for (const std::string& badge : *all.front()) {
        const auto has = [&](const auto* badges) {
            return std::find(badges->begin(), badges->end(), badge) != badges->end();
        };
        if (std::all_of(all.begin(), all.end(), has)) out.push_back(badge);
    }
    return out;
}

/// What leads from one page to the others, and to the style.
void fill_links(Fields head, const Edition& edition, const std::string& up, std::string_view here) {
    head.set("HOME", up + "index.html");
    Fields files = head.add("FILES");
    files.set("UP", up);
    if (edition.own_style) files.show("OWN_STYLE");
    Fields pages = head.add("PAGES");
    pages.set("UP", up);
    pages.show("AT_" + std::string(here));
}

}  // namespace

Edition::Edition(const model::Comparison& compared, const Rules& used_rules,
                 const Words& used_words, const Templates& used_templates)
    : comparison(compared),
      rules(used_rules),
      words(used_words),
      templates(used_templates),
      slugs(make_slugs(compared)),
      segment_slugs(make_segment_slugs(compared)),
      one_category(shared(compared, &model::Business::category)),
      one_place(shared(compared, &model::Business::city)),
      shared_badges(make_shared_badges(compared)),
      lent(make_lent(used_words)) {}

std::string Edition::link_to(std::size_t index) const {
    return one_file ? "#b-" + slugs[index] : "b/" + slugs[index] + ".html";
}

void fill_frame(Fields page, const Edition& edition, std::string_view title, int depth,
                std::string_view here) {
    for (const auto& [name, text] : edition.lent) page.lend(name, text);
    const std::string up = depth == 0 ? "./" : "../";
    Fields head = page.include("HEAD", "head.html");
    head.set("PAGE_TITLE", title);
    Fields foot = page.include("FOOT", "foot.html");
    if (edition.one_file) {
        head.show("ONE_FILE");
        head.set("HOME", "#main");
    } else {
        fill_links(head, edition, up, here);
        foot.add("DATA").set("UP", up);
    }
    foot.set("AS_OF_LINE",
             edition.words.say("as_of", {{"date", edition.words.date(edition.comparison.as_of)}}));
}

std::string category_word(const Words& words, const std::string& category, double n) {
    const std::string form = n == 1 ? "_one" : "_other";
    if (!category.empty() && words.has("category_" + category + form))
        return words["category_" + category + form];
    return words["business" + form];
}

std::string printed_name(const Words& words, const model::Dossier& dossier) {
    const std::string name = clean(dossier.business.name);
    return name.empty() ? words["nameless"] : name;
}

double rating_count(const model::Comparison& comparison) {
    double sum = 0;
    for (const auto& judged : comparison.businesses) sum += judged.judgement.n;
    return sum;
}

long count_verdict(const model::Comparison& comparison, model::Verdict verdict) {
    return std::count_if(
        comparison.businesses.begin(), comparison.businesses.end(),
        [&](const model::Judged& judged) { return judged.judgement.verdict == verdict; });
}

}  // namespace report
