// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A made-up model of any size, without training: items around tastes, a long tail of demand, words
/// that go with the taste, item-item weights among the items that are asked for most. Integers
/// drawn from a seed decide everything, so that it is the same everywhere.

#include <algorithm>

#include "learn/baskets.h"
#include "learn/trained_model.h"
#include "learn/tune.h"

namespace tillside::learn {

struct LargeModelOptions {
  std::uint32_t items = 1000;
  std::uint32_t tastes = 20;
  std::size_t d = 8;
  std::uint32_t head = 20'000;    ///< items with item-item weights
  std::uint32_t neighbours = 30;  ///< of each of them
  std::uint32_t customers = 500;
};

struct LargeModel {
  TrainedModel model;
  std::vector<Basket> customers;
  std::vector<std::uint32_t> taste;  ///< by customer
};

class LargeModelMaker {
 public:
  explicit LargeModelMaker(const LargeModelOptions& options) : options_(options) {}

  [[nodiscard]] LargeModel make() {
    LargeModel out;
    TrainedModel& model = out.model;
    const std::size_t d = options_.d;
    for (std::size_t i = 0; i < options_.tastes * d; ++i) middles_.push_back(normal());
    model.factors.d = d;
    model.factors.unobserved = .1F;
    model.factors.lambda = .01F;
    for (std::uint32_t i = 0; i < options_.items; ++i) add_item(model, i);
    model.content.vocabulary = words();
    model.content.idf.assign(model.content.vocabulary.size(), 3.0F);
    model.orders = square();
    model.users = model.orders;
    model.factors.gram = gram(model.factors);
    model.blend = default_blend();
    for (std::uint32_t c = 0; c < options_.customers; ++c) add_customer(out);
    return out;
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state_ >> 33U) % limit);
  }
  /// About normal: a sum of uniform draws.
  float normal() {
    std::int32_t sum = -12 * 500;
    for (int i = 0; i < 12; ++i) sum += static_cast<std::int32_t>(below(1001));
    return static_cast<float>(sum) / 1000.0F;
  }
  /// Items are numbered by demand; a taste has every tastes-th of them.
  [[nodiscard]] std::uint32_t taste_of(std::uint32_t item) const { return item % options_.tastes; }
  static std::string digits(std::uint32_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(width - std::min(width, text.size()), '0') + text;
  }

  void add_item(TrainedModel& model, std::uint32_t item) {
    const std::uint32_t taste = taste_of(item);
    model.items.push_back(
        {"I" + digits(item, 7), "", "", "", "aisle " + digits(taste, 3), "", "", "", 0});
    // Demand falls as one over the rank, and what is rare is known less sharply.
    const float demand = 1000.0F / static_cast<float>(item + 10);
    model.popularity.push_back(demand);
    const float length = .3F + .7F / (1.0F + static_cast<float>(item) / 5000.0F);
    for (std::size_t k = 0; k < options_.d; ++k) {
      model.factors.items.push_back(length * (middles_[taste * options_.d + k] + .6F * normal()));
    }
    std::vector<std::uint32_t> columns;
    for (int w = 0; w < 5; ++w) columns.push_back(taste * 10 + below(10));
    columns.push_back(options_.tastes * 10 + below(1000));
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    for (const auto column : columns) model.content.rows.push(column, .45F);
    model.content.rows.end_row();
  }

  [[nodiscard]] std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (std::uint32_t w = 0; w < options_.tastes * 10 + 1000; ++w) {
      out.push_back("word" + digits(w, 6));
    }
    return out;
  }

  SparseRows square() {
    const std::uint32_t head = std::min(options_.head, options_.items);
    SparseRows rows;
    std::vector<std::uint32_t> columns;
    for (std::uint32_t i = 0; i < options_.items; ++i) {
      columns.clear();
      for (std::uint32_t n = 0; i < head && n < options_.neighbours; ++n) {
        const std::uint32_t other = taste_of(i) + options_.tastes * below(head / options_.tastes);
        if (other != i && other < head) columns.push_back(other);
      }
      std::sort(columns.begin(), columns.end());
      columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
      for (const auto column : columns) {
        rows.push(column, .05F + static_cast<float>(below(100)) / 500.0F);
      }
      rows.end_row();
    }
    return rows;
  }

  /// Of a sample, scaled up.
  static std::vector<float> gram(const Factors& factors) {
    const std::size_t d = factors.d;
    const std::size_t stride = std::max<std::size_t>(1, factors.size() / 10'000);
    std::vector<float> out(d * d);
    for (std::size_t i = 0; i < factors.size(); i += stride) {
      const float* row = factors.items.data() + i * d;
      for (std::size_t a = 0; a < d; ++a) {
        for (std::size_t b = 0; b < d; ++b) out[a * d + b] += row[a] * row[b];
      }
    }
    for (float& x : out) x *= factors.unobserved * static_cast<float>(stride);
    return out;
  }

  void add_customer(LargeModel& out) {
    Basket basket{static_cast<std::int32_t>(out.customers.size()), {}};
    const std::uint32_t taste = below(options_.tastes);
    const std::uint32_t rows = options_.items / options_.tastes;
    for (std::uint32_t n = 0; n < 3 + below(12); ++n) {
      // A product of draws is small more often: what is asked for most.
      const std::uint32_t row = static_cast<std::uint32_t>(std::uint64_t{below(rows)} *
                                                           below(rows) / rows * below(rows) / rows);
      basket.items.push_back(row * options_.tastes +
                             (below(5) == 0 ? below(options_.tastes) : taste));
    }
    std::sort(basket.items.begin(), basket.items.end());
    basket.items.erase(std::unique(basket.items.begin(), basket.items.end()), basket.items.end());
    out.customers.push_back(std::move(basket));
    out.taste.push_back(taste);
  }

  LargeModelOptions options_;
  std::uint64_t state_ = 7;
  std::vector<float> middles_;
};

inline LargeModel large_model(const LargeModelOptions& options) {
  return LargeModelMaker(options).make();
}

}  // namespace tillside::learn
