// SPDX-License-Identifier: MIT
#include "pricing/allocation.h"

#include <algorithm>
#include <numeric>

#include "tillside/arrange.h"

namespace tillside::pricing {
namespace {

/// One round of a split: the lines still open and what is to be split over them.
struct Round {
  std::int64_t amount;
  std::span<const std::int64_t> weights;
  std::vector<std::size_t> open;  ///< ascending
  Wide total = 0;                 ///< weight of the open lines

  [[nodiscard]] Wide product(std::size_t line) const { return Wide{amount} * weights[line]; }
};

/// a / b for a >= 0, b > 0; in 64 bits where both fit, since 128 cost many times more.
std::int64_t quotient(Wide a, Wide b) {
  constexpr Wide kNarrow = INT64_MAX;
  if (a <= kNarrow && b <= kNarrow) {
    return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
  }
  return static_cast<std::int64_t>(a / b);
}

/// Gives every open line its share rounded down; answers what is left.
std::int64_t floor_shares(const Round& round, std::span<std::int64_t> shares) {
  std::int64_t left = round.amount;
  for (const std::size_t line : round.open) {
    shares[line] = quotient(round.product(line), round.total);
    left -= shares[line];
  }
  return left;
}

// What the floors leave over is always fewer units than there are lines with a weight.

/// Hands out the units left, one for each open line, from the first one on or from the last back.
void hand_out(const Round& round, std::int64_t left, bool from_last,
              std::span<std::int64_t> shares) {
  const std::size_t count = round.open.size();
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) {
    ++shares[round.open[from_last ? count - 1 - i : i]];
  }
}

/// Hands out the units left, one for each open line by falling rank; equal ones by position.
/// The rank is the line's weight, or the fraction that its share lost to the floor.
void hand_out_by_rank(const Round& round, std::int64_t left, bool by_weight,
                      std::span<std::int64_t> shares) {
  if (left == 0) return;
  struct Ranked {
    std::size_t line;
    Wide rank;
  };
  std::vector<Ranked> ranked;
  ranked.reserve(round.open.size());
  for (const std::size_t line : round.open) {
    const Wide lost = round.product(line) - Wide{shares[line]} * round.total;
    ranked.push_back({line, by_weight ? Wide{round.weights[line]} : lost});
  }
  arrange(ranked, [](const Ranked& a, const Ranked& b) { return a.rank > b.rank; });
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++shares[ranked[i].line];
}

/// Rounds each share, a tie toward zero, then mends the sum unit by unit from the first line on.
/// A line that has nothing gives nothing away, so that no share turns negative.
void round_then_first(const Round& round, std::span<std::int64_t> shares) {
  std::int64_t left = floor_shares(round, shares);
  for (const std::size_t line : round.open) {
    const Wide rest = round.product(line) - Wide{shares[line]} * round.total;
    if (rest > round.total - rest) ++shares[line], --left;
  }
  for (std::size_t i = 0; left != 0; i = (i + 1) % round.open.size()) {
    std::int64_t& share = shares[round.open[i]];
    if (left > 0) {
      ++share, --left;
    } else if (share > 0) {
      --share, ++left;
    }
  }
}

/// Shares in whole blocks of the weights' smallest integer ratio; answers what is left.
std::int64_t block_shares(const Round& round, std::span<std::int64_t> shares) {
  std::int64_t unit = 0;
  for (const std::size_t line : round.open) unit = std::gcd(unit, round.weights[line]);
  const Wide block = round.total / unit;
  const std::int64_t blocks = quotient(round.amount, block);
  for (const std::size_t line : round.open) shares[line] = round.weights[line] / unit * blocks;
  return round.amount - static_cast<std::int64_t>(block * blocks);
}

/// Writes the shares of the open lines; answers the remainder of the *_separate strategies.
std::int64_t split_once(const Round& round, AllocationStrategy strategy,
                        std::span<std::int64_t> shares) {
  switch (strategy) {
    case AllocationStrategy::largest_remainder:
    case AllocationStrategy::floor_then_largest_weight:
      hand_out_by_rank(round, floor_shares(round, shares),
                       strategy == AllocationStrategy::floor_then_largest_weight, shares);
      return 0;
    case AllocationStrategy::floor_then_first:
    case AllocationStrategy::floor_then_last:
      hand_out(round, floor_shares(round, shares), strategy == AllocationStrategy::floor_then_last,
               shares);
      return 0;
    case AllocationStrategy::round_half_toward_zero_then_first:
      round_then_first(round, shares);
      return 0;
    case AllocationStrategy::floor_separate_remainder:
      return floor_shares(round, shares);
    case AllocationStrategy::block_separate_remainder:
      return block_shares(round, shares);
  }
  return 0;
}

/// Closes the lines that reached their room and takes what they hold out of the round.
/// Answers whether one of them was given more than its room.
bool close_full(Round& round, std::span<const std::int64_t> room, std::span<std::int64_t> shares) {
  const auto over = [&](std::size_t line) { return shares[line] > room[line]; };
  if (std::none_of(round.open.begin(), round.open.end(), over)) return false;
  std::erase_if(round.open, [&](std::size_t line) {
    if (shares[line] < room[line]) return false;
    shares[line] = room[line];
    round.amount -= room[line];
    round.total -= round.weights[line];
    return true;
  });
  return true;
}

/// Cuts each share to its room; answers what was cut.
std::int64_t cut(std::span<const std::int64_t> room, std::span<std::int64_t> shares) {
  std::int64_t over = 0;
  for (std::size_t line = 0; line < shares.size(); ++line) {
    if (shares[line] <= room[line]) continue;
    over += shares[line] - room[line];
    shares[line] = room[line];
  }
  return over;
}

}  // namespace

Leftover split(std::int64_t amount, std::span<const std::int64_t> weights,
               AllocationStrategy strategy, std::span<const std::int64_t> room,
               std::span<std::int64_t> shares, Overflow overflow) {
  Round round{.amount = amount, .weights = weights, .open = {}};
  round.open.reserve(weights.size());
  for (std::size_t line = 0; line < weights.size(); ++line) {
    shares[line] = 0;
    if (!room.empty() && room[line] == 0) continue;
    round.open.push_back(line);
    round.total += weights[line];
  }
  while (round.total > 0) {
    const std::int64_t remainder = split_once(round, strategy, shares);
    if (room.empty()) return {.remainder = remainder};
    if (overflow == Overflow::drop) {
      return {.remainder = remainder, .unallocated = cut(room, shares)};
    }
    if (!close_full(round, room, shares)) return {.remainder = remainder};
  }
  for (const std::size_t line : round.open) shares[line] = 0;
  return {.unallocated = round.amount};
}

}  // namespace tillside::pricing
