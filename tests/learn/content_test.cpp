// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "learn/quantise.h"
#include "learn/text.h"
#include "learn/tfidf.h"

using namespace tillside::learn;

namespace {

TrainingItem titled(const char* title) { return {"", "", title, "", "", "", "", ""}; }

}  // namespace

TEST_CASE("TF-IDF rows are the formula, of length one") {
  const auto model = tfidf({titled("red cup"), titled("red red pot"), titled("lamp"), titled("")});
  REQUIRE(model.vocabulary == std::vector<std::string>{"cup", "lamp", "pot", "red"});
  const double rare = std::log(5.0 / 2) + 1;
  const double common = std::log(5.0 / 3) + 1;
  CHECK(model.idf[0] == Approx(rare));
  CHECK(model.idf[3] == Approx(common));
  const double twice = (1 + std::log(2)) * common;
  const double length = std::hypot(twice, rare);
  REQUIRE(model.rows.indptr == std::vector<std::uint32_t>{0, 2, 4, 5, 5});
  CHECK(model.rows.values[2] == Approx(rare / length));
  CHECK(model.rows.values[3] == Approx(twice / length));
  CHECK(model.rows.values[4] == Approx(1));
}

TEST_CASE("all texts of an item count, in every language") {
  const TrainingItem item{"1", "", "Wool socks", "羊毛袜", "Clothing", "服装", "Nord", "warm;gift"};
  CHECK(tfidf({item}).vocabulary == std::vector<std::string>{"clothing", "gift", "nord", "socks",
                                                             "warm", "wool", "服装", "毛袜",
                                                             "羊毛"});
}

TEST_CASE("the trainer folds more than the device, to the same terms") {
  CHECK(folded_terms("STRASSE ﬁne Ⅳ") == folded_terms("straße fine iv"));
}

TEST_CASE("int8 is off by at most half its scale") {
  const std::vector<float> values{0.731F, -0.2F, 0.0004F, 0.0F, 0.35F};
  const Int8Row row = quantise(values);
  CHECK(row.values[0] == 127);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float back = row.scale * static_cast<float>(row.values[i]);
    CHECK(std::abs(back - values[i]) <= row.scale / 2 * 1.0001F);
  }
  CHECK(quantise(std::vector<float>{0, 0}).scale == 0);
}

TEST_CASE("weights that become nothing are not shipped") {
  SparseRows rows;
  rows.push(2, 1.0F);
  rows.push(5, 0.001F);
  rows.push(9, -0.5F);
  rows.end_row();
  rows.end_row();
  const Int8Rows out = quantise_rows(rows, 0, 2);
  CHECK(out.indptr == std::vector<std::uint32_t>{0, 2, 2});
  CHECK(out.indices == std::vector<std::uint32_t>{2, 9});
  CHECK(out.values == std::vector<std::int8_t>{127, -64});
}
