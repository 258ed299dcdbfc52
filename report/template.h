#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ctemplate {
class TemplateCache;
class TemplateDictionary;
}  // namespace ctemplate

namespace report {

/// Compiled-in files as (file name, bytes).
using Files = std::span<const std::pair<std::string_view, std::string_view>>;

/// The names that one template, or one section of it, may speak of. A section sees its parent's
/// names too. Cheap to copy: it looks into a `Page`, which must outlive it.
class Fields {
  public:
    explicit Fields(ctemplate::TemplateDictionary* dictionary) : dictionary_(dictionary) {}

    void set(std::string_view name, std::string_view text);
    /// Sets a name for the page and all templates that it includes, which see nothing else of it.
    /// Without a copy: `text` must outlive the page.
    void lend(std::string_view name, std::string_view text);
    /// Shows a section once.
    void show(std::string_view section);
    /// Shows a section once more, with names of its own.
    Fields add(std::string_view section);
    /// Puts another template where `place` stands, with names of its own.
    Fields include(std::string_view place, std::string_view file);

  private:
    ctemplate::TemplateDictionary* dictionary_;
};

/// All that one page is filled with.
class Page {
  public:
    Page();
    ~Page();
    Page(Page&&) noexcept;

    Fields fields() { return Fields(dictionary_.get()); }

  private:
    friend class Templates;
    std::unique_ptr<ctemplate::TemplateDictionary> dictionary_;
};

/// Whether a file of this name is a template: ".html" or ".atom".
bool is_template(std::string_view name);

/// Why a template may not be used: it does not escape by itself everywhere, or its sections do not
/// close. `name` is its file name; nothing: it is good, or no template.
std::optional<std::string> template_fault(std::string_view name, std::string_view bytes);

/// The parsed page templates. Each escapes by construction: the engine follows the HTML around a
/// name and escapes for the place where it stands. A template that does not ask for that is
/// refused, and so is one that does not parse (`std::logic_error`, which names file and reason).
class Templates {
  public:
    explicit Templates(Files files);
    ~Templates();

    std::string expand(std::string_view file, const Page& page) const;

  private:
    std::unique_ptr<ctemplate::TemplateCache> cache_;
};

}  // namespace report
