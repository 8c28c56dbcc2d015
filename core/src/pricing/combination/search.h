// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The exact search for the legal set of promotions with the lowest total: branch and bound over
/// the candidates, each set evaluated in full. @see docs/rules/stacking.md

#include "pricing/combination/bound.h"
#include "tillside/combination.h"

namespace tillside::pricing {

/// What decides between two legal sets, in this order; less is better.
struct Cost {
  std::int64_t total = 0;
  std::int64_t gifts = 0;               ///< their worth, negative: the more the better
  std::int64_t coupons = 0;             ///< used up
  std::int64_t later = 0;               ///< a coupon that expires sooner is better used than kept
  std::vector<std::uint32_t> ids = {};  ///< ranks of the ids of all that apply, ascending

  [[nodiscard]] bool beats(const Cost& other) const;
};

/// Decides the contenders that are `open`; a greedy one is taken where it can be.
struct SearchTask {
  const QuoteParts& parts;
  const TaxTable& table;
  const Contenders& all;
  const Rivalry& rivalry;
  std::vector<Fate> fates;           ///< always, open or out
  std::vector<std::uint8_t> greedy;  ///< of the open ones: taken wherever it is legal
};

struct SearchResult {
  std::vector<Fate> fates;  ///< always, in or out
  Certificate certificate;
};

[[nodiscard]] SearchResult search_best(SearchTask task, const Basket& basket, bool list_cuts);

/// The cliques among the open contenders: groups with a limit, and sets of which no two may meet.
[[nodiscard]] Cliques cliques_of(const Program& program, const Rivalry& rivalry,
                                 std::span<const Fate> fates);

}  // namespace tillside::pricing
