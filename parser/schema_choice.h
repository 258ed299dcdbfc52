#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parser/dom.h"
#include "parser/schema_entity.h"

namespace parser::schema {

/// What a page says about itself, outside of its markup of things.
struct PageNames {
    std::string url;                  ///< its own, or canonical
    std::vector<std::string> titles;  ///< keys of og:title, <title> and headings
    std::string best;                 ///< the best of them as people read it
};
PageNames names_of(const Document& page, const std::string& url);

/// What a page is about: one entity, or the items of a list.
struct Subject {
    std::optional<Entity> entity;
    std::vector<Entity> items;
    std::vector<model::Skipped> skipped;  ///< refusals at entities that are left out
};

/// Entities that are the same in several syntaxes or places become one; of the rest the one that
/// the page is about is chosen, or all, where it is a list. Side-column businesses are left out.
Subject choose(std::vector<Entity> entities, const PageNames& page);

}  // namespace parser::schema
