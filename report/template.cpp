#include "report/template.h"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <stdexcept>

namespace report {
namespace {

ctemplate::TemplateString view(std::string_view text) {
    return {text.data(), text.size()};
}

}  // namespace

void Fields::set(std::string_view name, std::string_view text) {
    dictionary_->SetValue(view(name), view(text));
}

void Fields::lend(std::string_view name, std::string_view text) {
    dictionary_->SetTemplateGlobalValueWithoutCopy(view(name), view(text));
}

void Fields::show(std::string_view section) {
    dictionary_->ShowSection(view(section));
}

Fields Fields::add(std::string_view section) {
    return Fields(dictionary_->AddSectionDictionary(view(section)));
}

Fields Fields::include(std::string_view place, std::string_view file) {
    auto* included = dictionary_->AddIncludeDictionary(view(place));
    included->SetFilename(view(file));
    return Fields(included);
}

Page::Page() : dictionary_(std::make_unique<ctemplate::TemplateDictionary>("page")) {}
Page::~Page() = default;
Page::Page(Page&&) noexcept = default;

Templates::Templates(Files files) : cache_(std::make_unique<ctemplate::TemplateCache>()) {
    for (const auto& [name, bytes] : files) {
        if (!is_template(name)) continue;
        if (const auto fault = template_fault(name, bytes))
            throw std::logic_error("template " + std::string(name) + ": " + *fault);
        if (!cache_->StringToTemplateCache(view(name), view(bytes), ctemplate::STRIP_BLANK_LINES))
            throw std::logic_error("template " + std::string(name) +
                                   ": a name stands where its HTML cannot be followed");
    }
    cache_->Freeze();
}

Templates::~Templates() = default;

std::string Templates::expand(std::string_view file, const Page& page) const {
    std::string out;
    ctemplate::PerExpandData nothing_more;
    if (!cache_->ExpandNoLoad(view(file), ctemplate::STRIP_BLANK_LINES, page.dictionary_.get(),
                              &nothing_more, &out))
        throw std::logic_error("template " + std::string(file) + " cannot be filled in");
    return out;
}

}  // namespace report
