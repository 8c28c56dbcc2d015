// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Verifies the certificate of a quote without the search: it walks the tree of decisions itself,
/// prices single sets with a plain quote, derives every bound anew in floating point, and knows the
/// stacking rules by its own code.

#include <optional>
#include <string>

#include "tillside/quote.h"

namespace tillside::test {

/// What is wrong with the certificate of `request` (asked with listCuts); none: it proves what it
/// says.
[[nodiscard]] std::optional<std::string> fault_of_certificate(const QuoteRequest& request,
                                                              const Quote& quote);

/// What one set of promotions costs: the plain quote of a program that holds only it and, of the
/// others, those before `until` in the order of evaluation. No stacking rule is looked at.
class PlainTill {
 public:
  PlainTill(const QuoteRequest& request, std::vector<std::string> candidates);

  /// Contenders in the order of evaluation; candidates and those that always take part.
  [[nodiscard]] const std::vector<const Promotion*>& order() const { return order_; }
  [[nodiscard]] bool is_candidate(const Promotion& one) const;
  [[nodiscard]] Quote price(const std::vector<const Promotion*>& taken, std::size_t until) const;

 private:
  const QuoteRequest& request_;
  std::vector<std::string> candidates_;
  std::vector<const Promotion*> order_;
};

/// Whether two promotions may meet, by exclusivity and by tags both ways.
[[nodiscard]] bool may_meet(const Promotion& a, const Promotion& b);
/// Whether a set keeps to that and to the limits of the groups.
[[nodiscard]] bool is_legal(const Program& program, const std::vector<const Promotion*>& taken);
/// Whether every one of the set gave something.
[[nodiscard]] bool all_applied(const Quote& quote, const std::vector<const Promotion*>& taken);
/// The order of sets: total, worth of gifts, coupons, later expiry, ids. Less is better.
[[nodiscard]] bool beats(const Quote& a, const std::vector<const Promotion*>& of_a, const Quote& b,
                         const std::vector<const Promotion*>& of_b,
                         const std::vector<const Promotion*>& all);

}  // namespace tillside::test
