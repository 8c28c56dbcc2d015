// SPDX-License-Identifier: MIT
#include <algorithm>

#include "program/publish.h"
#include "program/publish_benefits.h"
#include "tillside/arrange.h"

namespace tillside {
namespace {

Status check_tier(const Program& program, const std::string& tier, const std::string& pointer) {
  const auto& tiers = program.tier.tiers;
  const bool known =
      std::any_of(tiers.begin(), tiers.end(), [&](const Tier& one) { return one.id == tier; });
  if (known) return Done{};
  return fault(Errc::unknown_reference, pointer, tier, "the id of a tier");
}

Status check_tiers(const Program& program, const std::vector<std::string>& tiers,
                   const std::string& pointer) {
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    TILLSIDE_CHECK(check_tier(program, tiers[i], at(pointer, i)));
  }
  return Done{};
}

Status check_filter(const std::optional<LineFilter>& filter, const std::string& pointer) {
  if (!filter || !filter->min_price_minor || !filter->max_price_minor) return Done{};
  if (*filter->min_price_minor <= *filter->max_price_minor) return Done{};
  return fault(Errc::value_out_of_range, pointer + "/filter/maxPriceMinor",
               std::to_string(filter->max_price_minor->value), "at least minPriceMinor");
}

Status check_days(const Weekly& weekly, const std::string& pointer) {
  if (!weekly.days) return Done{};
  for (std::size_t i = 0; i < weekly.days->size(); ++i) {
    const std::int64_t day = (*weekly.days)[i];
    if (day >= 1 && day <= 7) continue;
    return fault(Errc::value_out_of_range, at(pointer + "/days", i), std::to_string(day),
                 "1 for Monday to 7 for Sunday");
  }
  return Done{};
}

Status check_condition(const Program& program, Condition& condition, const std::string& pointer) {
  if (auto* total = std::get_if<MinTotal>(&condition)) {
    if (total->filter) normalise_filter(*total->filter);
    return check_filter(total->filter, pointer);
  }
  if (auto* quantity = std::get_if<MinQuantity>(&condition)) {
    if (quantity->filter) normalise_filter(*quantity->filter);
    return check_filter(quantity->filter, pointer);
  }
  if (const auto* tier = std::get_if<TierAtLeast>(&condition)) {
    return check_tier(program, tier->tier, pointer + "/tier");
  }
  if (auto* belongs = std::get_if<BelongsTo>(&condition)) {
    arrange_unique(belongs->any_of);
    return belongs->what == Belonging::tier
               ? check_tiers(program, belongs->any_of, pointer + "/anyOf")
               : Done{};
  }
  if (const auto* weekly = std::get_if<Weekly>(&condition)) return check_days(*weekly, pointer);
  return Done{};
}

/// A price must not depend on the cart that it prices.
bool counts_cart(const Condition& condition) {
  return std::holds_alternative<MinTotal>(condition) ||
         std::holds_alternative<MinQuantity>(condition) ||
         std::holds_alternative<OnlyEligible>(condition);
}

Status check_for_price(const Promotion& promotion, const std::string& pointer) {
  if (promotion.coupon || promotion.limits || promotion.max_off_minor) {
    return fault(Errc::value_out_of_range, pointer + "/level", "price",
                 "a level above price for a coupon, limits or maxOffMinor");
  }
  for (std::size_t i = 0; i < promotion.conditions.size(); ++i) {
    if (!counts_cart(promotion.conditions[i])) continue;
    return fault(Errc::value_out_of_range, at(pointer + "/conditions", i), "price",
                 "a condition that does not count the cart, at level price");
  }
  return Done{};
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
Status resolve_day(const std::optional<std::string>& day, const Zone& zone, bool after,
                   std::optional<Instant>& moment, const std::string& pointer) {
  if (!day) return Done{};
  const std::optional<LocalDay> local = day_of(*day);
  if (!local) {
    return fault(Errc::text_not_well_formed, pointer, *day, "a day like 2026-11-11");
  }
  const Instant resolved = start_of(zone, {local->days + (after ? 1 : 0)});
  if (moment && *moment != resolved) {
    return fault(Errc::window_not_ordered, pointer, *day,
                 "the day that the window names too, or no window");
  }
  moment = resolved;
  return Done{};
}

/// The last day belongs to the window, which ends when that local day does.
Status resolve_days(const Program& program, Promotion& promotion, const std::string& pointer) {
  if (!promotion.first_day && !promotion.last_day) return Done{};
  const Zone& zone = promotion.zone ? *promotion.zone : program.zone;
  Window window = promotion.window.value_or(Window{});
  TILLSIDE_CHECK(
      resolve_day(promotion.first_day, zone, false, window.start, pointer + "/firstDay"));
  TILLSIDE_CHECK(resolve_day(promotion.last_day, zone, true, window.end, pointer + "/lastDay"));
  promotion.window = window;
  return Done{};
}

Status publish_promotion(Program& program, Promotion& promotion, const std::string& pointer) {
  if (promotion.coupon) {
    TILLSIDE_CHECK(normalise_code(promotion.coupon->code, pointer + "/coupon/code"));
  }
  if (promotion.exclusive == Exclusive::group && promotion.group.empty()) {
    return fault(Errc::unknown_reference, pointer + "/group", "", "the group that it shuts out");
  }
  if (promotion.zone) TILLSIDE_CHECK(publish_zone(*promotion.zone, pointer + "/zone"));
  TILLSIDE_CHECK(resolve_days(program, promotion, pointer));
  TILLSIDE_CHECK(check_window(promotion.window, pointer));
  for (std::size_t i = 0; i < promotion.conditions.size(); ++i) {
    TILLSIDE_CHECK(
        check_condition(program, promotion.conditions[i], at(pointer + "/conditions", i)));
  }
  TILLSIDE_CHECK(check_filter(promotion.filter, pointer));
  if (promotion.level == PromotionLevel::price) {
    TILLSIDE_CHECK(check_for_price(promotion, pointer));
    if (!promotion.base) promotion.base = DiscountBase::level_start;
  }
  for (std::size_t i = 0; i < promotion.charges.size(); ++i) {
    const auto& charges = program.charges;
    const bool known = std::any_of(charges.begin(), charges.end(), [&](const Charge& charge) {
      return charge.id == promotion.charges[i];
    });
    if (known) continue;
    return fault(Errc::unknown_reference, at(pointer + "/charges", i), promotion.charges[i],
                 "the id of a charge");
  }
  TILLSIDE_CHECK(publish_benefit(promotion, pointer + "/benefit"));
  normalise_filter(promotion.filter);
  arrange_unique(promotion.tags);
  arrange_unique(promotion.allows);
  return Done{};
}

Status publish_prices(const Program& program, PriceList& list, const std::string& pointer) {
  TILLSIDE_CHECK(check_window(list.window, pointer));
  TILLSIDE_CHECK(check_tiers(program, list.tiers, pointer + "/tiers"));
  if (list.currency && !currency_exponent(*list.currency)) {
    return fault(Errc::currency_unknown, pointer + "/currency", *list.currency, "an ISO 4217 code");
  }
  arrange(list.prices, [](const ListedPrice& a, const ListedPrice& b) { return a.sku < b.sku; });
  for (std::size_t i = 1; i < list.prices.size(); ++i) {
    if (list.prices[i].sku != list.prices[i - 1].sku) continue;
    return fault(Errc::duplicate_id, pointer + "/prices", list.prices[i].sku, "each sku once");
  }
  return Done{};
}

}  // namespace

Status publish_promotions(Program& program) {
  TILLSIDE_CHECK(check_ids(program.price_lists, "/priceLists"));
  for (std::size_t i = 0; i < program.price_lists.size(); ++i) {
    TILLSIDE_CHECK(publish_prices(program, program.price_lists[i], at("/priceLists", i)));
  }
  TILLSIDE_CHECK(check_ids(program.stacking.groups, "/stacking/groups"));
  TILLSIDE_CHECK(check_ids(program.promotions, "/promotions"));
  for (std::size_t i = 0; i < program.promotions.size(); ++i) {
    TILLSIDE_CHECK(publish_promotion(program, program.promotions[i], at("/promotions", i)));
  }
  return Done{};
}

}  // namespace tillside
