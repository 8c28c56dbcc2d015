// SPDX-License-Identifier: MIT
#include "demo/assortment_tables.h"

#include <algorithm>

namespace tillside::demo {
namespace {

/// "a=b|c=d" -> names.
std::vector<Name> names_of(std::string_view list) {
  std::vector<Name> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    const std::string_view one = list.substr(0, end);
    const std::size_t equals = one.find('=');
    names.push_back({one.substr(0, equals), one.substr(equals + 1)});
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

}  // namespace

const std::vector<StyleRow>& style_rows() {
  static const std::vector<StyleRow> rows = {
#define TILLSIDE_STYLES(key, brands, styles) \
  StyleRow{Styles::key, names_of(brands), names_of(styles)},
#define TILLSIDE_CATEGORY(code, en, zh, styles, from, to, variants, season, nouns)
#include "demo/assortment.def"
#undef TILLSIDE_STYLES
#undef TILLSIDE_CATEGORY
  };
  return rows;
}

const std::vector<CategoryRow>& category_rows() {
  static const std::vector<CategoryRow> rows = {
#define TILLSIDE_STYLES(key, brands, styles)
#define TILLSIDE_CATEGORY(code, en, zh, styles, from, to, variants, season, nouns) \
  CategoryRow{code, {en, zh},           Styles::styles, from,                      \
              to,   Variants::variants, Season::season, names_of(nouns)},
#include "demo/assortment.def"
#undef TILLSIDE_STYLES
#undef TILLSIDE_CATEGORY
  };
  return rows;
}

}  // namespace tillside::demo
