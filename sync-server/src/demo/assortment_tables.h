// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// assortment.def as tables.

#include <string>
#include <string_view>
#include <vector>

namespace tillside::demo {

enum class Variants { none, colour, size, shoe, bed, pack, weight };
enum class Season { none, summer, winter, spring, rain, gift };
enum class Styles { wear, home, food, tech, play, page, care, outdoor };

/// A name in English and Chinese.
struct Name {
  std::string_view en;
  std::string_view zh;
};

struct StyleRow {
  Styles key;
  std::vector<Name> brands;
  std::vector<Name> styles;
};

struct CategoryRow {
  std::string_view code;
  Name name;
  Styles styles;
  std::int64_t from_yuan;
  std::int64_t to_yuan;
  Variants variants;
  Season season;
  std::vector<Name> nouns;
};

[[nodiscard]] const std::vector<StyleRow>& style_rows();
[[nodiscard]] const std::vector<CategoryRow>& category_rows();

}  // namespace tillside::demo
