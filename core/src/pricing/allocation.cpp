// SPDX-License-Identifier: MIT
#include "pricing/allocation.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "pricing/divide.h"

namespace tillside::pricing {
namespace {

/// One round of a split: the lines still open and what is to be split over them. `Int` holds the
/// product of the amount and the total weight.
template <class Int>
struct Round {
  std::int64_t amount;
  std::span<const std::int64_t> weights;
  std::span<std::uint32_t> open;  ///< ascending
  std::span<Ranked<Int>> ranked;  ///< to work with; as long as `open` was at first
  Int total;                      ///< weight of the open lines

  [[nodiscard]] Int product(std::uint32_t line) const { return Int{amount} * weights[line]; }
  /// What a share that was rounded down lost, over the total.
  [[nodiscard]] Int lost(std::uint32_t line, std::int64_t share) const {
    return product(line) - Int{share} * total;
  }
};

/// Gives every open line its share rounded down; answers what is left.
template <class Int>
std::int64_t floor_shares(const Round<Int>& round, std::span<std::int64_t> shares) {
  std::int64_t left = round.amount;
  for (const std::uint32_t line : round.open) {
    shares[line] = quotient(round.product(line), round.total);
    left -= shares[line];
  }
  return left;
}

// What the floors leave over is always fewer units than there are lines with a weight.

/// Hands out the units left, one for each open line, from the first one on or from the last back.
template <class Int>
void hand_out(const Round<Int>& round, std::int64_t left, bool from_last,
              std::span<std::int64_t> shares) {
  const std::size_t count = round.open.size();
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) {
    ++shares[round.open[from_last ? count - 1 - i : i]];
  }
}

/// Puts the `count` first of a list to its front, in any order. Each round halves the list about;
/// the middle of three as pivot keeps sorted lists from being slow.
template <class Int>
void choose_first(std::span<Ranked<Int>> list, std::size_t count) {
  while (count > 0 && count < list.size()) {
    Ranked<Int>& middle = list[list.size() / 2];
    if (middle.before(list.front())) std::swap(middle, list.front());
    if (list.back().before(list.front())) std::swap(list.back(), list.front());
    if (list.back().before(middle)) std::swap(list.back(), middle);
    const Ranked<Int> pivot = middle;
    std::size_t low = 0;
    std::size_t high = list.size() - 1;
    while (low <= high) {
      while (list[low].before(pivot)) ++low;
      while (pivot.before(list[high])) --high;
      if (low > high) break;
      std::swap(list[low++], list[high]);
      if (high-- == 0) break;
    }
    // [0, high] come no later than the pivot, [low, end) no earlier; between them is the pivot.
    if (count <= high + 1 && high + 1 < list.size()) {
      list = list.first(high + 1);
    } else if (count <= low) {
      return;
    } else {
      count -= low;
      list = list.subspan(low);
    }
  }
}

/// How many bits a number above 0 has.
int bits_of(std::int64_t value) { return 64 - std::countl_zero(static_cast<std::uint64_t>(value)); }
int bits_of(Wide value) {
  const auto high = static_cast<std::int64_t>(value >> 64);
  return high == 0 ? bits_of(static_cast<std::int64_t>(value)) : 64 + bits_of(high);
}

/// Hands out the units left, one for each open line by falling rank; equal ones by position. No
/// rank is above the total: by their uppermost bits nearly all lines are told apart without being
/// compared with each other.
template <class Int>
void hand_out_by_rank(const Round<Int>& round, std::int64_t left, std::span<std::int64_t> shares) {
  constexpr int kBits = 4;  // so few that no call is needed to clear the sizes
  const int shift = std::max(0, bits_of(round.total) - kBits);
  const auto bucket_of = [&](const Ranked<Int>& one) {
    return static_cast<std::uint32_t>(one.rank >> shift);
  };
  const std::span<Ranked<Int>> ranked = round.ranked.first(round.open.size());
  std::uint32_t sizes[1 << kBits] = {};
  for (const Ranked<Int>& one : ranked) ++sizes[bucket_of(one)];
  auto count = static_cast<std::uint32_t>(left);
  std::uint32_t last = (1 << kBits) - 1;
  while (sizes[last] < count) count -= sizes[last--];
  // Those above the last bucket get one each, and some of its own.
  std::size_t own = 0;
  for (const Ranked<Int>& one : ranked) {
    const std::uint32_t bucket = bucket_of(one);
    if (bucket > last) ++shares[one.line];
    if (bucket == last) ranked[own++] = one;
  }
  choose_first<Int>(ranked.first(own), count);
  for (std::size_t i = 0; i < count; ++i) ++shares[ranked[i].line];
}

/// The rank is the fraction that a share lost to the floor, or the line's weight.
template <class Int>
void floor_then_rank(const Round<Int>& round, bool by_weight, std::span<std::int64_t> shares) {
  std::int64_t left = round.amount;
  for (std::size_t i = 0; i < round.open.size(); ++i) {
    const std::uint32_t line = round.open[i];
    const Int product = round.product(line);
    const std::int64_t share = quotient(product, round.total);
    const Int lost = product - Int{share} * round.total;
    shares[line] = share;
    left -= share;
    round.ranked[i] = {by_weight ? Int{round.weights[line]} : lost, line};
  }
  hand_out_by_rank(round, left, shares);
}

/// Rounds each share, a tie toward zero, then mends the sum unit by unit from the first line on.
/// A line that has nothing gives nothing away, so that no share turns negative.
template <class Int>
void round_then_first(const Round<Int>& round, std::span<std::int64_t> shares) {
  std::int64_t left = floor_shares(round, shares);
  for (const std::uint32_t line : round.open) {
    const Int rest = round.lost(line, shares[line]);
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
template <class Int>
std::int64_t block_shares(const Round<Int>& round, std::span<std::int64_t> shares) {
  std::int64_t unit = 0;
  for (const std::uint32_t line : round.open) unit = std::gcd(unit, round.weights[line]);
  const Int block = round.total / unit;
  const std::int64_t blocks = quotient(Int{round.amount}, block);
  for (const std::uint32_t line : round.open) shares[line] = round.weights[line] / unit * blocks;
  return round.amount - static_cast<std::int64_t>(block * blocks);
}

/// Writes the shares of the open lines; answers the remainder of the *_separate strategies.
template <class Int>
std::int64_t split_once(const Round<Int>& round, AllocationStrategy strategy,
                        std::span<std::int64_t> shares) {
  switch (strategy) {
    case AllocationStrategy::largest_remainder:
    case AllocationStrategy::floor_then_largest_weight:
      floor_then_rank(round, strategy == AllocationStrategy::floor_then_largest_weight, shares);
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
template <class Int>
bool close_full(Round<Int>& round, std::span<const std::int64_t> room,
                std::span<std::int64_t> shares) {
  const auto over = [&](std::uint32_t line) { return shares[line] > room[line]; };
  if (std::none_of(round.open.begin(), round.open.end(), over)) return false;
  const auto end = std::remove_if(round.open.begin(), round.open.end(), [&](std::uint32_t line) {
    if (shares[line] < room[line]) return false;
    shares[line] = room[line];
    round.amount -= room[line];
    round.total -= round.weights[line];
    return true;
  });
  round.open = round.open.first(static_cast<std::size_t>(end - round.open.begin()));
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

template <class Int>
Leftover split_rounds(Round<Int> round, AllocationStrategy strategy,
                      std::span<const std::int64_t> room, std::span<std::int64_t> shares,
                      Overflow overflow) {
  while (round.total > 0) {
    const std::int64_t remainder = split_once(round, strategy, shares);
    if (room.empty()) return {.remainder = remainder};
    if (overflow == Overflow::drop) {
      return {.remainder = remainder, .unallocated = cut(room, shares)};
    }
    if (!close_full(round, room, shares)) return {.remainder = remainder};
  }
  for (const std::uint32_t line : round.open) shares[line] = 0;
  return {.unallocated = round.amount};
}

/// The first entries of a list that only ever grows.
template <class T>
std::span<T> first_of(std::vector<T>& list, std::size_t count) {
  if (list.size() < count) list.resize(count);
  return {list.data(), count};
}

}  // namespace

Leftover Splitter::split(std::int64_t amount, std::span<const std::int64_t> weights,
                         AllocationStrategy strategy, std::span<const std::int64_t> room,
                         std::span<std::int64_t> shares, Overflow overflow) {
  const std::span<std::uint32_t> lines = first_of(open_, weights.size());
  std::size_t count = 0;
  Wide total = 0;
  for (std::uint32_t line = 0; line < weights.size(); ++line) {
    shares[line] = 0;
    if (!room.empty() && room[line] == 0) continue;
    lines[count++] = line;
    total += weights[line];
  }
  const std::span<std::uint32_t> open = lines.first(count);
  // No later round has a larger amount or a larger total.
  if (total <= kMaxInteger && product_fits(amount, static_cast<std::int64_t>(total))) {
    return split_rounds(Round<std::int64_t>{amount, weights, open, first_of(narrow_, count),
                                            static_cast<std::int64_t>(total)},
                        strategy, room, shares, overflow);
  }
  return split_rounds(Round<Wide>{amount, weights, open, first_of(wide_, count), total}, strategy,
                      room, shares, overflow);
}

}  // namespace tillside::pricing
