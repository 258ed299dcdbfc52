#include "parser/skeleton.h"

#include <algorithm>
#include <vector>

#include "parser/ascii.h"
#include "parser/html_tags.h"
#include "parser/html_token.h"

namespace parser {
namespace {

constexpr std::size_t most_attributes = 256;

bool is_kept(const Tag& tag, const std::vector<Attribute>& attributes) {
    switch (tag.kind) {
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_BASE:
        case GUMBO_TAG_META:
        case GUMBO_TAG_LINK:
        case GUMBO_TAG_SCRIPT:
            return true;
        case GUMBO_TAG_A:
            return std::any_of(attributes.begin(), attributes.end(), [](const Attribute& each) {
                return equal_ignoring_case(each.name, "rel");
            });
        default:
            return false;
    }
}

class Stripper {
  public:
    explicit Stripper(std::string_view page) : page_{page} {}

    std::string run() {
        for (at_ = page_.find('<'); at_ < page_.size(); at_ = page_.find('<', at_)) markup();
        return std::move(kept_);
    }

  private:
    void markup() {
        const auto rest = page_.substr(at_, 4);
        if (rest == "<!--") {
            at_ = find_comment_end(page_, at_);
        } else if (rest.size() > 1 && is_alpha(rest[1])) {
            start_tag();
        } else {
            ++at_;
        }
    }

    void start_tag() {
        attributes_.clear();
        const Tag tag = read_tag(page_, at_ + 1, most_attributes, attributes_);
        const bool keep = tag.whole && is_kept(tag, attributes_);
        if (keep) kept_ += page_.substr(at_, tag.end - at_);
        if (keep && tag.kind == GUMBO_TAG_A) kept_ += "</a>";
        at_ = tag.end;
        if (!tag.whole || !holds_raw_text(tag.kind)) return;
        const bool script = tag.kind == GUMBO_TAG_SCRIPT;
        const auto end = script ? find_script_end(page_, at_) : find_end_tag(page_, at_, tag.name);
        if (keep) kept_.append(page_.substr(at_, end - at_)).append("</script>");
        at_ = end;
    }

    std::string_view page_;
    std::size_t at_ = 0;
    std::string kept_;
    std::vector<Attribute> attributes_;
};

}  // namespace

std::string skeleton_of(std::string_view page) {
    return Stripper{page}.run();
}

}  // namespace parser
