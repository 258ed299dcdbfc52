#include <stdexcept>
#include <string>

#include "report/changes.h"
#include "report/compare_page.h"
#include "report/data.h"
#include "report/edition.h"
#include "report/folder.h"
#include "report/report.h"
#include "report/segment_page.h"
#include "report/segments.h"

namespace report {

/// The files of report/templates, compiled in.
Files built_in_templates();

namespace {

std::string_view built_in(std::string_view name) {
    for (const auto& [file, bytes] : built_in_templates())
        if (file == name) return bytes;
    throw std::logic_error("no built-in file " + std::string(name));
}

}  // namespace

void publish(const model::Comparison& comparison, const Options& options,
             const std::filesystem::path& out) {
    const Words words(built_in(options.language == Language::dutch ? "nl.txt" : "en.txt"));
    const Templates templates(built_in_templates());
    const Edition edition(comparison, options.rules, words, templates);
    Folder folder(out);
    for (const std::string_view name : {"report.css", "report.js", "compare.js", "icon.svg"})
        folder.write(name, built_in(name));
    folder.write("index.html", index_page(edition));
    folder.write("changes.html", changes_page(edition));
    folder.write("changes.atom", changes_feed(edition));
    folder.write("changes.json", changes_json(edition));
    folder.write("changes.csv", changes_csv(edition));
    folder.write("method.html", method_page(edition));
    folder.write("sources.html", sources_page(edition));
    folder.write("comparison.json", comparison_json(edition));
    folder.write("comparison.csv", comparison_csv(edition));
    folder.write("compare.html", compare_page(edition));
    folder.write("segments.html", segments_page(edition));
    for (const model::Segment& segment : comparison.segments)
        folder.write(segment_address(edition, segment), segment_page(edition, segment));
    for (std::size_t index = 0; index < comparison.businesses.size(); ++index) {
        folder.write("b/" + edition.slugs[index] + ".html", business_page(edition, index));
        folder.write("b/" + edition.slugs[index] + ".js", side_script(edition, index));
    }
    folder.publish();
}

}  // namespace report
