// SPDX-License-Identifier: MIT
#include <algorithm>

#include "program/publish.h"
#include "program/publish_benefits.h"
#include "tillside/arrange.h"

namespace tillside {
namespace {

bool check_tier(const Program& program, const std::string& tier, const Spot& spot) {
  const auto& tiers = program.tier.tiers;
  const bool known =
      std::any_of(tiers.begin(), tiers.end(), [&](const Tier& one) { return one.id == tier; });
  if (known) return true;
  return spot.refuse(Errc::unknown_reference, tier, "the id of a tier");
}

bool check_tiers(const Program& program, const std::vector<std::string>& tiers, const Spot& spot) {
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (!check_tier(program, tiers[i], spot.entry(i))) return false;
  }
  return true;
}

bool check_filter(const std::optional<LineFilter>& filter, const Spot& spot) {
  if (!filter || !filter->min_price_minor || !filter->max_price_minor) return true;
  if (*filter->min_price_minor <= *filter->max_price_minor) return true;
  return (spot / "filter/maxPriceMinor")
      .refuse(Errc::value_out_of_range, filter->max_price_minor->value, "at least minPriceMinor");
}

bool check_days(const Weekly& weekly, const Spot& spot) {
  if (!weekly.days) return true;
  for (std::size_t i = 0; i < weekly.days->size(); ++i) {
    const std::int64_t day = (*weekly.days)[i];
    if (day >= 1 && day <= 7) continue;
    return spot.entry("days", i).refuse(Errc::value_out_of_range, day,
                                        "1 for Monday to 7 for Sunday");
  }
  return true;
}

bool check_condition(const Program& program, Condition& condition, const Spot& spot) {
  if (auto* total = std::get_if<MinTotal>(&condition)) {
    if (total->filter) normalise_filter(*total->filter);
    return check_filter(total->filter, spot);
  }
  if (auto* quantity = std::get_if<MinQuantity>(&condition)) {
    if (quantity->filter) normalise_filter(*quantity->filter);
    return check_filter(quantity->filter, spot);
  }
  if (const auto* tier = std::get_if<TierAtLeast>(&condition)) {
    return check_tier(program, tier->tier, spot / "tier");
  }
  if (auto* belongs = std::get_if<BelongsTo>(&condition)) {
    arrange_unique(belongs->any_of);
    return belongs->what == Belonging::tier ? check_tiers(program, belongs->any_of, spot / "anyOf")
                                            : true;
  }
  if (const auto* weekly = std::get_if<Weekly>(&condition)) return check_days(*weekly, spot);
  return true;
}

/// A price must not depend on the cart that it prices.
bool counts_cart(const Condition& condition) {
  return std::holds_alternative<MinTotal>(condition) ||
         std::holds_alternative<MinQuantity>(condition) ||
         std::holds_alternative<OnlyEligible>(condition);
}

bool check_for_price(const Promotion& promotion, const Spot& spot) {
  if (promotion.coupon || promotion.limits || promotion.max_off_minor) {
    return (spot / "level")
        .refuse(Errc::value_out_of_range, "price",
                "a level above price for a coupon, limits or maxOffMinor");
  }
  if (!promotion.group.empty() || !promotion.allows.empty() ||
      promotion.exclusive == Exclusive::all) {
    return (spot / "level")
        .refuse(Errc::value_out_of_range, "price",
                "a level above price for a group, allows or exclusive all");
  }
  for (std::size_t i = 0; i < promotion.conditions.size(); ++i) {
    if (!counts_cart(promotion.conditions[i])) continue;
    return spot.entry("conditions", i)
        .refuse(Errc::value_out_of_range, "price",
                "a condition that does not count the cart, at level price");
  }
  return true;
}

/// A rule in a currency that is none would never apply, and say nothing.
bool check_currency(const std::optional<std::string>& currency, const Spot& spot) {
  if (!currency || currency_exponent(*currency)) return true;
  return (spot / "currency").refuse(Errc::currency_unknown, *currency, "an ISO 4217 code");
}

/// "2026-11-11" as a day of the calendar.
std::optional<LocalDay> day_of(const std::string& text) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    std::int64_t number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return std::int64_t{-1};
      number = number * 10 + (text[i] - '0');
    }
    return number;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return calendar_day(digits(0, 4), digits(5, 2), digits(8, 2));
}

/// A day becomes a moment of the rule's zone; a moment that is given as well must agree.
bool resolve_day(const std::optional<std::string>& day, const Zone& zone, bool after,
                 std::optional<Instant>& moment, const Spot& spot) {
  if (!day) return true;
  const std::optional<LocalDay> local = day_of(*day);
  if (!local) {
    return spot.refuse(Errc::text_not_well_formed, *day, "a day like 2026-11-11");
  }
  const Instant resolved = start_of(zone, {local->days + (after ? 1 : 0)});
  if (moment && *moment != resolved) {
    return spot.refuse(Errc::window_not_ordered, *day,
                       "the day that the window names too, or no window");
  }
  moment = resolved;
  return true;
}

/// The last day belongs to the window, which ends when that local day does.
bool resolve_days(const Program& program, Promotion& promotion, const Spot& spot) {
  if (!promotion.first_day && !promotion.last_day) return true;
  const Zone& zone = promotion.zone ? *promotion.zone : program.zone;
  Window window = promotion.window.value_or(Window{});
  if (!resolve_day(promotion.first_day, zone, false, window.start, spot / "firstDay")) return false;
  if (!resolve_day(promotion.last_day, zone, true, window.end, spot / "lastDay")) return false;
  promotion.window = window;
  return true;
}

bool publish_promotion(Program& program, Promotion& promotion, const Spot& spot) {
  if (promotion.coupon) {
    if (!normalise_code(promotion.coupon->code, spot / "coupon/code")) return false;
  }
  if (!check_currency(promotion.currency, spot)) return false;
  if (promotion.exclusive == Exclusive::group && promotion.group.empty()) {
    return (spot / "group").refuse(Errc::unknown_reference, "", "the group that it shuts out");
  }
  if (promotion.zone && !publish_zone(*promotion.zone, spot / "zone")) return false;
  if (!resolve_days(program, promotion, spot)) return false;
  if (!check_window(promotion.window, spot)) return false;
  for (std::size_t i = 0; i < promotion.conditions.size(); ++i) {
    if (!check_condition(program, promotion.conditions[i], spot.entry("conditions", i)))
      return false;
  }
  if (!check_filter(promotion.filter, spot)) return false;
  if (promotion.level == PromotionLevel::price) {
    if (!check_for_price(promotion, spot)) return false;
    if (!promotion.base) promotion.base = DiscountBase::level_start;
  }
  for (std::size_t i = 0; i < promotion.charges.size(); ++i) {
    const auto& charges = program.charges;
    const bool known = std::any_of(charges.begin(), charges.end(), [&](const Charge& charge) {
      return charge.id == promotion.charges[i];
    });
    if (known) continue;
    return spot.entry("charges", i)
        .refuse(Errc::unknown_reference, promotion.charges[i], "the id of a charge");
  }
  if (!publish_benefit(promotion, spot / "benefit")) return false;
  normalise_filter(promotion.filter);
  arrange_unique(promotion.tags);
  arrange_unique(promotion.allows);
  return true;
}

bool publish_prices(const Program& program, PriceList& list, const Spot& spot) {
  if (!check_window(list.window, spot)) return false;
  if (!check_tiers(program, list.tiers, spot / "tiers")) return false;
  if (!check_currency(list.currency, spot)) return false;
  arrange(list.prices, [](const ListedPrice& a, const ListedPrice& b) { return a.sku < b.sku; });
  for (std::size_t i = 1; i < list.prices.size(); ++i) {
    if (list.prices[i].sku != list.prices[i - 1].sku) continue;
    return (spot / "prices").refuse(Errc::duplicate_id, list.prices[i].sku, "each sku once");
  }
  return true;
}

}  // namespace

bool publish_promotions(Program& program, const Spot& root) {
  if (!check_ids(program.price_lists, root / "priceLists")) return false;
  for (std::size_t i = 0; i < program.price_lists.size(); ++i) {
    if (!publish_prices(program, program.price_lists[i], root.entry("priceLists", i))) return false;
  }
  if (!check_ids(program.stacking.groups, root / "stacking/groups")) return false;
  if (!check_ids(program.promotions, root / "promotions")) return false;
  for (std::size_t i = 0; i < program.promotions.size(); ++i) {
    if (!publish_promotion(program, program.promotions[i], root.entry("promotions", i)))
      return false;
  }
  return true;
}

}  // namespace tillside
