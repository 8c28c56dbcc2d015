// SPDX-License-Identifier: MIT
#include <algorithm>

#include "pricing/divide.h"
#include "pricing/stage.h"
#include "tillside/arrange.h"

namespace tillside::pricing {
std::int64_t Stage::counts(const BasketLine& line) const {
  switch (promotion.threshold_basis) {
    case ThresholdBasis::level_start:
      return line.level_start;
    case ThresholdBasis::after_item_level:
      return line.after_items;
    case ThresholdBasis::subtotal:
      return line.subtotal;
    default:
      return line.open_amount();
  }
}

std::int64_t Stage::amount(std::size_t i) const {
  const BasketLine& at = line(i);
  if (promotion.base == DiscountBase::level_start) return at.level_start;
  if (promotion.base != DiscountBase::net || !at.taxed.inclusive) return at.open_amount();
  return net_of(at.taxed, at.open_amount(), parts.program.tax.rounding);
}

void Offer::reset(std::size_t lines) {
  check = {};
  wanted = rounded_once = gift_quantity = 0;
  across = true;
  units.assign(lines, 0);
  amounts.assign(lines, 0);
  shares.clear();
  used.clear();
  counted_units.reset();
  next.reset();
  gift = nullptr;
}

std::vector<std::uint32_t> in_unit_order(const Stage& stage, UnitOrder order) {
  std::vector<std::uint32_t> lines(stage.eligible.size());
  for (std::uint32_t i = 0; i < lines.size(); ++i) lines[i] = i;
  if (order == UnitOrder::cart) return lines;
  arrange(lines, [&](std::uint32_t a, std::uint32_t b) {
    const BasketLine& first = stage.line(a);
    const BasketLine& second = stage.line(b);
    if (order == UnitOrder::largest_line) return first.subtotal > second.subtotal;
    return order == UnitOrder::cheapest ? first.unit_price < second.unit_price
                                        : first.unit_price > second.unit_price;
  });
  return lines;
}

std::int64_t cost_of_units(const Stage& stage, std::size_t i, std::int64_t count,
                           std::int64_t skipped) {
  const BasketLine& at = stage.line(i);
  if (count == at.open_units()) return stage.amount(i);
  const bool same = stage.promotion.base == DiscountBase::same_units;
  const UnitSplit split(same ? at.subtotal : stage.amount(i), same ? at.quantity : at.open_units());
  const std::int64_t cost =
      split.each * count + std::min(split.rest, count + skipped) - std::min(split.rest, skipped);
  if (!same) return cost;
  // What the line has lost, these units have lost.
  return std::clamp<std::int64_t>(cost - (at.subtotal - at.running), 0, at.open_amount());
}

void choose_units(const Stage& stage, const std::optional<UnitChoice>& choice, Offer& offer) {
  const std::size_t lines = stage.eligible.size();
  const auto take = [&](std::size_t i, std::int64_t most) {
    const std::int64_t open = stage.line(i).open_units();
    if (open == 0) return std::int64_t{0};
    offer.units[i] = std::min(open, most);
    offer.amounts[i] = cost_of_units(stage, i, offer.units[i]);
    return offer.units[i];
  };
  if (!choice) {
    for (std::size_t i = 0; i < lines; ++i) {
      offer.units[i] = stage.line(i).open_units();
      offer.amounts[i] = offer.units[i] == 0 ? 0 : stage.amount(i);
    }
    return;
  }
  if (choice->each_line) {
    std::int64_t taken = 0;
    for (std::size_t i = 0; i < lines; ++i) taken += take(i, choice->count);
    offer.counted_units = taken;
    return;
  }
  std::int64_t left = choice->count;
  for (const std::uint32_t i : in_unit_order(stage, choice->order)) left -= take(i, left);
  offer.counted_units = choice->count - left;
}

std::int64_t off_of(const Value& value, std::int64_t amount, const Stage& stage) {
  if (value.off_minor) return value.off_minor->value;
  if (value.price_minor) return std::max<std::int64_t>(0, amount - value.price_minor->value);
  const Rounding& rounding = stage.parts.program.rounding;
  const bool unit = stage.promotion.level == PromotionLevel::price;
  const RoundingMode mode = unit ? rounding.unit_price : rounding.discount;
  const bool narrow = amount >= 0 && product_fits(amount, kOne);
  // A share of at most the whole of an amount in range is in range.
  const auto share = [&](Ppm rate) {
    return narrow ? rounded_quotient(amount * rate, kOne, mode)
                  : share_of(Minor{amount}, rate, mode)->value;
  };
  if (rounding.discount_of == RoundedFigure::discount) return share(*value.rate_ppm);
  return amount - share(kOne - *value.rate_ppm);
}

void take_value(const Stage& stage, const Value& value, BenefitScope scope, Offer& offer) {
  std::int64_t whole = 0;
  for (const std::int64_t amount : offer.amounts) whole += amount;
  const auto off = [&](std::int64_t amount) { return off_of(value, amount, stage); };
  offer.across = scope == BenefitScope::across;
  if (offer.across) {
    offer.wanted = offer.rounded_once = off(whole);
    return;
  }
  const auto clipped = [&](std::int64_t amount) { return std::min(amount, off(amount)); };
  Wide wanted = 0;
  offer.shares.assign(offer.amounts.size(), 0);
  for (std::size_t i = 0; i < offer.amounts.size(); ++i) {
    const std::int64_t units = offer.units[i];
    if (units == 0) continue;
    if (units == 1 || scope == BenefitScope::each_line) {
      const std::int64_t once = off(offer.amounts[i]);
      wanted += once;
      offer.shares[i] = std::min(offer.amounts[i], once);
      continue;
    }
    const UnitSplit split(offer.amounts[i], units);
    wanted += split.sum(off);
    offer.shares[i] = static_cast<std::int64_t>(split.sum(clipped));
  }
  offer.wanted = saturate(wanted);
  // An amount off each unit or line is exact; a share is what rounding may have changed.
  offer.rounded_once = value.rate_ppm ? off(whole) : offer.wanted;
}

}  // namespace tillside::pricing
