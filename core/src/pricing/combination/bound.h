// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A total that no set of promotions can undercut from a state on. It ignores most thresholds and
/// compatibilities, and never monotony: it only relies on what holds for every kind of rule, that a
/// promotion takes at most its ceiling and that what a line costs never rises.
/// @see docs/rules/stacking.md for why it is sound

#include "pricing/combination/ceiling.h"
#include "pricing/combination/rivalry.h"
#include "pricing/combination/tail.h"

namespace tillside::pricing {

/// What the search has decided about a contender.
enum class Fate : std::uint8_t {
  always,     ///< not for the search to decide: it is tried wherever its turn comes
  open,       ///< not decided
  committed,  ///< taken; its turn comes
  in,         ///< taken and applied
  out,        ///< left out, or shut out
};

/// Contenders of which at most so many may apply together; those of no clique are free.
struct Cliques {
  static constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> of;      ///< by contender
  std::vector<std::int64_t> at_most;  ///< by clique
};

class Bound {
 public:
  Bound(const QuoteParts& parts, const Contenders& all, Cliques cliques, Tail tail);

  /// The least total of all sets that agree with `fates` once the contenders before `from` have
  /// left `basket`; a lower figure may be answered, never a higher one.
  [[nodiscard]] std::int64_t least(const Basket& basket, std::uint32_t from,
                                   std::span<const Fate> fates);

 private:
  /// One amount that may come off: what it weighs in the total, and what must be left before it.
  struct Piece {
    std::int64_t weighed;
    std::int64_t needs;
    std::int64_t weight;
  };
  /// What the members of one clique can still do.
  struct Circle {
    std::uint32_t members = 0;
    std::uint32_t first = 0;  ///< contender
    bool shares_only = true;
    std::vector<std::int64_t> weighed = {};  ///< by member
  };

  void look(const Basket& basket, std::uint32_t from, std::span<const Fate> fates);
  void pass_back(const Basket& basket, std::uint32_t from);
  void put_share(const Contender& contender, const Ceiling& ceiling, Ppm share);
  void put_shares_of(std::uint32_t clique, std::uint32_t from);
  [[nodiscard]] std::int64_t heaviest(const Contender& contender) const;
  [[nodiscard]] std::int64_t all_pieces(std::int64_t running) const;
  [[nodiscard]] std::int64_t all_circles();
  /// What shipping costs, or 0 where a promotion may still take it off.
  [[nodiscard]] std::int64_t shipping(const Basket& basket, std::uint32_t from,
                                      std::span<const Fate> fates) const;

  const QuoteParts& parts_;
  const Contenders& all_;
  Cliques cliques_;
  Tail tail_;
  // Scratch of one question, kept so that it allocates once.
  std::vector<Ceiling> ceilings_;
  std::vector<std::int64_t> weights_;  ///< by line, in units of 2^-bits
  std::vector<Ppm> most_;              ///< by line
  std::vector<Piece> pieces_;          ///< last contender first
  std::vector<Circle> circles_;
  std::int64_t slack_ = 0;
};

}  // namespace tillside::pricing
