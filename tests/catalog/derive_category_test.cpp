// SPDX-License-Identifier: MIT
#include "catalog/derive_category.h"

#include <catch2/catch.hpp>

#include "catalog/title_words.h"

using namespace tillside;
using namespace tillside::catalog;

namespace {

/// The category that a title gets among enough like it for the category to stay.
Text category_of(std::string_view title) { return derive_categories({4, title}).front(); }

}  // namespace

TEST_CASE("the head noun of a title decides its category") {
  struct Row {
    std::string title;
    std::string category;
  };
  const auto row = GENERATE(values<Row>({
      {"JUMBO BAG RED RETROSPOT", "Bags & Purses"},
      {"WHITE HANGING HEART T-LIGHT HOLDER", "Candles & Holders"},
      {"SET OF 6 T-LIGHTS SANTA", "Christmas"},
      {"WRAP CHRISTMAS VILLAGE", "Christmas"},
      {"BIRD MUG", "Mugs & Cups"},
      {"ROSE MUG", "Mugs & Cups"},
      {"ENGLISH ROSE", "Flowers"},
      {"CLOCK WITH SUCKER", "Clocks"},
      {"JAM JAR WITH PINK LID", "Jars & Bottles"},
      {"GREY HEART HOT WATER BOTTLE", "Warmers"},
      {"Necklaces and earrings", "Jewellery"},
      {"42", "More"},
      {"", "More"},
  }));
  INFO(row.title);
  CHECK(category_of(row.title).en == row.category);
}

TEST_CASE("a category has a Chinese name where one is known") {
  CHECK(category_of("BIRD MUG").zh == "马克杯与杯子");
  CHECK(category_of("42").zh == "更多");
}

TEST_CASE("a noun nobody knows becomes a category where many titles end with it") {
  std::vector<std::string_view> titles(6, "Blue zorble");
  titles.insert(titles.end(), 10, "Mug");
  const auto categories = derive_categories(titles);
  CHECK(categories.front().en == "Zorbles");
  CHECK(!categories.front().zh);
  CHECK(categories.back().en == "Mugs & Cups");
}

TEST_CASE("what is too small goes to its relative, or to More") {
  std::vector<std::string_view> titles(20, "Wooden box");
  titles.push_back("Biscuit tin");
  titles.push_back("Magnet");
  const auto categories = derive_categories(titles);
  CHECK(categories[20].en == "Boxes & Baskets");
  CHECK(categories[21].en == "More");
}

TEST_CASE("words are lower case and singular, and the head ends before a preposition") {
  const TitleWords words = title_words("Boxes, Berries & GLASS candles WITH 3 wicks");
  CHECK(words.words == std::vector<std::string>{"box", "berry", "glass", "candle", "with", "wick"});
  CHECK(words.head_end == 4);
}
