#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/report.h"
#include "report/template.h"
#include "report/words.h"

namespace report {

/// The templates, words, styles and scripts that a report is made of: the built-in ones, and in
/// their place those of the same name in a folder of the user.
class Theme {
  public:
    /// Reads such a folder; an empty path: built-in files only. Throws `ThemeError` for a folder
    /// that cannot be read, a template that does not escape or does not parse, and a template under
    /// a name that the report has none of.
    explicit Theme(const std::filesystem::path& folder);

    const Templates& templates() const { return *templates_; }
    /// The bytes of a file that is there.
    std::string_view file(std::string_view name) const;
    bool has(std::string_view name) const;
    /// What pages may use beside the built-in files, to be published with them: pictures, fonts and
    /// `theme.css`.
    const std::map<std::string, std::string, std::less<>>& assets() const { return assets_; }

    /// The words of a language. What a file of the user lacks comes from the built-in words of that
    /// language, or of English, which `notes` then tells. Throws `ThemeError` where there is no
    /// such file or a line of it is not understood.
    Words words(const Language& language, Notes& notes) const;

  private:
    void take(const std::filesystem::path& file);
    Words read_words(std::string_view bytes, const std::string& name) const;

    std::filesystem::path folder_;
    std::map<std::string, std::string, std::less<>> own_;  ///< the user's templates and words
    std::map<std::string, std::string, std::less<>> assets_;
    std::vector<std::pair<std::string_view, std::string_view>> files_;  ///< all, by name
    std::unique_ptr<Templates> templates_;
};

}  // namespace report
