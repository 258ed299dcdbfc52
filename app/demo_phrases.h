#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo_dice.h"

namespace app {

/// Lists of lines by name, read from the demo's text files. A section starts with `[name tag tag]`
/// and holds one entry a line; without tags it holds for all. `#` starts a comment line.
class Phrases {
  public:
    /// All of the demo's word lists.
    static Phrases built_in();

    void add(std::string_view file);

    /// The lines of every section of that name that has no tags or one of `tags`.
    std::vector<std::string_view> lines(std::string_view name,
                                        std::span<const std::string> tags = {}) const;

    struct Section {
        std::vector<std::string_view> tags;
        std::vector<std::string_view> lines;
    };
    /// The sections of that name as they stand, in order.
    std::span<const Section> sections(std::string_view name) const;

  private:
    std::map<std::string, std::vector<Section>, std::less<>> sections_;
};

/// What the placeholders in one text stand for. A word is drawn when it is first asked for and then
/// stays, so that one review speaks of one companion and one dish.
class Words {
  public:
    Words(const Phrases& phrases, std::vector<std::string> tags, Dice& dice)
        : phrases_{phrases}, tags_{std::move(tags)}, dice_{dice} {}

    void set(std::string name, std::string value) { known_[std::move(name)] = std::move(value); }

    /// `phrase` with its `{placeholders}` filled in, a capital first.
    std::string fill(std::string_view phrase);

  private:
    const std::string& word(std::string_view name);

    const Phrases& phrases_;
    std::vector<std::string> tags_;
    Dice& dice_;
    std::map<std::string, std::string, std::less<>> known_;
};

}  // namespace app
