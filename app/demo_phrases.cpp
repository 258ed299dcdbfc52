#include "app/demo_phrases.h"

#include <algorithm>
#include <stdexcept>

#include "app/demo_files.h"

namespace app {
namespace {

/// The parts between separators, empty ones left out.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

bool holds_for(const Phrases::Section& section, std::span<const std::string> tags) {
    if (section.tags.empty()) return true;
    return std::any_of(section.tags.begin(), section.tags.end(), [&](std::string_view tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    });
}

}  // namespace

Phrases Phrases::built_in() {
    Phrases phrases;
    for (const auto* file : {"town.txt", "words.txt", "sentences_any.txt", "sentences_stay.txt",
                             "sentences_table.txt", "titles.txt", "replies.txt"}) {
        phrases.add(demo_file(file));
    }
    return phrases;
}

void Phrases::add(std::string_view file) {
    Section* section = nullptr;
    for (const std::string_view line : split(file, '\n')) {
        if (line.front() == '#') continue;
        if (line.front() == '[') {
            auto words = split(line.substr(1, line.find(']') - 1), ' ');
            auto& same_name = sections_[std::string{words.at(0)}];
            words.erase(words.begin());
            section = &same_name.emplace_back(Section{std::move(words), {}});
        } else if (section != nullptr) {
            section->lines.push_back(line);
        }
    }
}

std::vector<std::string_view> Phrases::lines(std::string_view name,
                                             std::span<const std::string> tags) const {
    std::vector<std::string_view> all;
    for (const Section& section : sections(name)) {
        if (!holds_for(section, tags)) continue;
        all.insert(all.end(), section.lines.begin(), section.lines.end());
    }
    return all;
}

std::span<const Phrases::Section> Phrases::sections(std::string_view name) const {
    const auto found = sections_.find(name);
    if (found == sections_.end()) return {};
    return found->second;
}

std::string Words::fill(std::string_view phrase) {
    std::string filled;
    while (!phrase.empty()) {
        const std::size_t open = std::min(phrase.find('{'), phrase.size());
        filled += phrase.substr(0, open);
        phrase.remove_prefix(open);
        if (phrase.empty()) break;
        const std::size_t close = phrase.find('}');
        if (close == phrase.npos) throw std::logic_error{"unclosed placeholder in a phrase"};
        filled += word(phrase.substr(1, close - 1));
        phrase.remove_prefix(close + 1);
    }
    if (!filled.empty() && filled[0] >= 'a' && filled[0] <= 'z') {
        filled[0] = static_cast<char>(filled[0] - 'a' + 'A');
    }
    return filled;
}

const std::string& Words::word(std::string_view name) {
    const auto known = known_.find(name);
    if (known != known_.end()) return known->second;
    const auto choices = phrases_.lines(name, tags_);
    if (choices.empty()) throw std::logic_error{"no words for {" + std::string{name} + "}"};
    return known_.emplace(name, dice_.pick(choices)).first->second;
}

}  // namespace app
