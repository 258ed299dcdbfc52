#include <algorithm>
#include <functional>
#include <string>

#include "report/changes.h"
#include "report/compare_page.h"
#include "report/data.h"
#include "report/disk.h"
#include "report/edition.h"
#include "report/folder.h"
#include "report/index_data.h"
#include "report/one_file.h"
#include "report/report.h"
#include "report/segment_page.h"
#include "report/segments.h"
#include "report/shelf.h"
#include "report/theme.h"

namespace report {
namespace {

using Write = std::function<void(std::string_view name, std::string_view bytes)>;

void write_index(const Edition& edition, const Write& write) {
    const std::size_t pages = index_pages(edition);
    for (std::size_t page = 0; page < pages; ++page)
        write(index_name(page), index_page(edition, page));
    if (pages > 1) write("search.js", index_data(edition));
}

void write_pages(const Edition& edition, const Theme& theme, const Write& write) {
    for (const std::string_view name :
         {"report.css", "report.js", "rows.js", "compare.js", "icon.svg"})
        write(name, theme.file(name));
    for (const auto& [name, bytes] : theme.assets()) write(name, bytes);
    write_index(edition, write);
    write("changes.html", changes_page(edition));
    if (edition.earlier) write(earlier_address(edition), earlier_page(edition));
    write("changes.atom", changes_feed(edition));
    write("changes.json", changes_json(edition));
    write("changes.csv", changes_csv(edition));
    write("method.html", method_page(edition));
    write("sources.html", sources_page(edition));
    write("comparison.json", comparison_json(edition));
    write("comparison.csv", comparison_csv(edition));
    write("compare.html", compare_page(edition));
    write("segments.html", segments_page(edition));
    for (const model::Segment& segment : edition.comparison.segments)
        write(segment_address(edition, segment), segment_page(edition, segment));
    for (std::size_t index = 0; index < edition.comparison.businesses.size(); ++index) {
        write("b/" + edition.slugs[index] + ".html", business_page(edition, index));
        write("b/" + edition.slugs[index] + ".js", side_script(edition, index));
    }
}

/// The report that changes are told since, if it stays.
std::optional<model::Day> earlier_report(const model::Comparison& comparison,
                                         const std::filesystem::path& out, int keep) {
    if (!comparison.moves) return std::nullopt;
    const auto days = staying_reports(out, comparison.as_of, keep);
    const bool stays = std::find(days.begin(), days.end(), comparison.moves->since) != days.end();
    return stays ? std::optional(comparison.moves->since) : std::nullopt;
}

template <class Place>
void fill(Place place, const Edition& edition, const Theme& theme) {
    write_pages(edition, theme,
                [&](std::string_view name, std::string_view bytes) { place->write(name, bytes); });
    place->publish();
}

}  // namespace

Notes publish(const model::Comparison& comparison, const Options& options,
              const std::filesystem::path& out) {
    Notes notes;
    const Theme theme(options.theme);
    const Words words = theme.words(options.language, notes);
    Edition edition(comparison, options.rules, words, theme.templates());
    edition.own_style = theme.assets().contains("theme.css");
    if (options.keep > 0) edition.earlier = earlier_report(comparison, out, options.keep);
    if (options.keep > 0)
        fill(std::make_unique<Shelf>(out, comparison.as_of, options.keep), edition, theme);
    else
        fill(std::make_unique<Folder>(out), edition, theme);
    return notes;
}

Notes publish_one_file(const model::Comparison& comparison, const Options& options,
                       const std::filesystem::path& file) {
    Notes notes;
    const Theme theme(options.theme);
    const Words words = theme.words(options.language, notes);
    Edition edition(comparison, options.rules, words, theme.templates());
    edition.one_file = true;
    const auto own = theme.assets().find("theme.css");
    const std::string style =
        std::string(theme.file("report.css")) + (own == theme.assets().end() ? "" : own->second);
    replace_file(file, one_file(edition, style));
    return notes;
}

void check_theme(const Options& options) {
    Notes ignored;
    Theme(options.theme).words(options.language, ignored);
}

}  // namespace report
