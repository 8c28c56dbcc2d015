// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/allocation.h"
#include "wire/spot.h"

namespace tillside {
namespace {

Status check_each(const std::vector<std::int64_t>& numbers, const char* list) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] >= 0) continue;
    return Spot(list, i).fault(Errc::weights_not_usable, numbers[i], "at least 0");
  }
  return Done{};
}

/// The weights to split by: those asked, or equal ones where none is above zero and the request
/// wants that. With `all_zero` nothing has a weight, and nothing is given out.
Result<std::vector<std::int64_t>> usable_weights(const AllocationRequest& request) {
  const Spot spot("weights");
  if (request.weights.empty()) {
    return spot.fault(Errc::weights_not_usable, "", "at least one weight");
  }
  TILLSIDE_CHECK(check_each(request.weights, "weights"));
  const bool none =
      std::all_of(request.weights.begin(), request.weights.end(), [](auto w) { return w == 0; });
  if (none && request.zero_weights == ZeroWeights::error) {
    return spot.fault(Errc::weights_not_usable, "0", "a weight above 0");
  }
  if (none && request.zero_weights == ZeroWeights::equal_split) {
    return std::vector<std::int64_t>(request.weights.size(), 1);
  }
  return request.weights;
}

/// Room in whole steps; empty where the request sets no limit.
Result<std::vector<std::int64_t>> usable_room(const AllocationRequest& request) {
  std::vector<std::int64_t> room;
  if (!request.room) return room;
  if (request.room->size() != request.weights.size()) {
    return Spot("room").fault(Errc::weights_not_usable,
                              static_cast<std::int64_t>(request.room->size()),
                              "one room for each weight");
  }
  for (const Minor most : *request.room) room.push_back(most.value);
  TILLSIDE_CHECK(check_each(room, "room"));
  for (std::int64_t& most : room) most /= request.step;
  return room;
}

/// Shares of a negative amount, each rounded down. Adding the sum of the weights k times adds k
/// times its weight to each share and touches no fraction, so a split of what is not negative
/// answers them.
Result<pricing::Leftover> split_down(std::int64_t amount, const std::vector<std::int64_t>& weights,
                                     AllocationStrategy strategy, std::span<std::int64_t> shares) {
  Wide total = 0;
  for (const std::int64_t weight : weights) total += weight;
  if (total > kMaxInteger) {
    return Spot("weights").fault(Errc::amount_out_of_range, "",
                                 "weights of at most 9007199254740991 together");
  }
  const auto sum = static_cast<std::int64_t>(total);
  const std::int64_t added = sum == 0 ? 0 : (sum - 1 - amount) / sum;
  pricing::Leftover left = pricing::split(amount + added * sum, weights, strategy, {}, shares);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] -= added * weights[i];
  return left;
}

}  // namespace

Result<Allocation> allocate(const AllocationRequest& request) {
  TILLSIDE_TRY(const std::vector<std::int64_t>& weights, usable_weights(request));
  TILLSIDE_TRY(const std::vector<std::int64_t>& room, usable_room(request));
  const bool down = request.amount_minor.value < 0 && request.negative == NegativeShares::floor;
  if (down && request.room) {
    return Spot("room").fault(Errc::weights_not_usable, "", "no room beside floor");
  }
  // Otherwise a negative amount is the mirror of the positive one.
  const bool negative = request.amount_minor.value < 0 && !down;
  const std::int64_t size = negative ? -request.amount_minor.value : request.amount_minor.value;
  const auto money = [&](std::int64_t steps) {
    return Minor{(negative ? -steps : steps) * request.step};
  };
  std::vector<std::int64_t> shares(weights.size());
  pricing::Leftover left;
  if (down) {
    TILLSIDE_TRY(left, split_down(size / request.step, weights, request.strategy, shares));
  } else {
    left = pricing::split(size / request.step, weights, request.strategy, room, shares,
                          request.overflow);
  }
  Allocation allocation;
  allocation.shares_minor.reserve(shares.size());
  for (const std::int64_t share : shares) allocation.shares_minor.push_back(money(share));
  allocation.unallocated_minor = money(left.unallocated);
  // What is smaller than a step belongs to no share.
  allocation.remainder_minor =
      money(left.remainder) + Minor{request.amount_minor.value % request.step};
  return allocation;
}

}  // namespace tillside
