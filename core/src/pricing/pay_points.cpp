// SPDX-License-Identifier: MIT
#include "pricing/pay_points.h"

#include "pricing/allocation.h"

namespace tillside::pricing {
namespace {

/// A number of points on its way through the checks, and the last one that lowered it.
struct Clamp {
  std::int64_t points;
  PointsLimit limit = PointsLimit::none;

  void lower_to(std::int64_t most, PointsLimit why) {
    if (points <= most) return;
    points = most;
    limit = why;
  }
};

Clamp clamp(std::int64_t asked, std::int64_t available, const RedemptionRate& rate,
            std::int64_t goods) {
  Clamp clamp{.points = asked};
  clamp.lower_to(available > 0 ? available : 0, PointsLimit::balance);
  const std::int64_t share = share_of(Minor{goods}, rate.max_share_ppm, RoundingMode::floor)->value;
  // In whole steps of points, so that what they pay is within the share to the cent.
  const Wide most = Wide{share / rate.minor.value} * rate.points.value;
  clamp.lower_to(saturate(most), PointsLimit::max_share);
  clamp.lower_to(clamp.points - clamp.points % rate.points.value, PointsLimit::step);
  if (clamp.points < rate.min_points.value) clamp.lower_to(0, PointsLimit::minimum);
  return clamp;
}

/// Points that pay are money: every cent of them lands on a line, whatever the program's strategy
/// for discounts hands back.
AllocationStrategy exact(AllocationStrategy strategy) {
  const bool separate = strategy == AllocationStrategy::floor_separate_remainder ||
                        strategy == AllocationStrategy::block_separate_remainder;
  return separate ? AllocationStrategy::largest_remainder : strategy;
}

void take(Basket& basket, std::int64_t amount, AllocationStrategy strategy) {
  std::vector<std::int64_t> running;
  running.reserve(basket.lines.size());
  for (const BasketLine& line : basket.lines) running.push_back(line.running);
  std::vector<std::int64_t> shares(running.size());
  const Leftover left = split(amount, running, exact(strategy), running, shares);
  must(left.remainder == 0 && left.unallocated == 0);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    basket.lines[i].running -= shares[i];
    basket.lines[i].points = shares[i];
    must(shares[i] >= 0 && basket.lines[i].running >= 0);
  }
}

}  // namespace

PointsPaid pay_points(const QuoteParts& parts, Basket& basket) {
  const std::int64_t asked = parts.cart.redeem_points.value;
  const std::optional<RedemptionRate>& rate = parts.program.points.redemption;
  if (!rate) return {.limit = asked > 0 ? PointsLimit::not_offered : PointsLimit::none};
  std::int64_t goods = 0;
  for (const BasketLine& line : basket.lines) goods += line.running;
  const std::int64_t available = parts.member == nullptr ? 0 : parts.member->available.value;
  const Clamp taken = clamp(asked, available, *rate, goods);
  const std::int64_t paid = taken.points / rate->points.value * rate->minor.value;
  if (paid > 0) take(basket, paid, parts.program.rounding.allocation);
  return {.redeemed = {taken.points},
          .paid_minor = {paid},
          .limit = taken.limit,
          .usable = {clamp(kMaxInteger, available, *rate, goods).points}};
}

}  // namespace tillside::pricing
