// SPDX-License-Identifier: MIT
#include "tillside/terms.h"

#include <catch2/catch.hpp>

using Terms = std::vector<std::string>;

TEST_CASE("text becomes terms, in every script a shop writes in") {
  struct Row {
    const char* text;
    Terms terms;
  };
  const Row row = GENERATE(values<Row>({
      {"", {}},
      {"WHITE HANGING HEART T-LIGHT HOLDER", {"white", "hanging", "heart", "light", "holder"}},
      {"set of 3, 12cm x 4", {"set", "of", "3", "12", "cm", "4"}},
      {"Crème Brûlée", {"crème", "brûlée"}},
      {"ЧАЙ и ПИРОГ", {"чай", "пирог"}},
      {"ΚΑΦΕΣ", {"καφεσ"}},
      {"纯棉袜", {"纯棉", "棉袜"}},
      {"茶", {"茶"}},
      {"红色T恤2件", {"红色", "恤", "2", "件"}},
      {"ＡＢＣ　１２", {"abc", "12"}},
      {"socks—warm ❤ gift", {"socks", "warm", "gift"}},
      {"tea tea", {"tea", "tea"}},
      {"\xFF\xC0 ok", {"ok"}},
  }));
  INFO(row.text);
  CHECK(tillside::terms_of(row.text) == row.terms);
}
