// SPDX-License-Identifier: MIT
#include "program/publish.h"

#include <algorithm>

#include "program/coupon_code.h"
#include "tillside/arrange.h"

namespace tillside {

bool check_ids(const Ids& ids, const Spot& list) {
  const auto id = [&](std::size_t i) -> const std::string& { return ids.id(ids.list, i); };
  std::vector<std::uint32_t> order(ids.count);
  for (std::size_t i = 0; i < ids.count; ++i) order[i] = static_cast<std::uint32_t>(i);
  arrange(order, [&](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
  std::size_t second = ids.count;  // the first entry whose id stands before it
  for (std::size_t i = 1; i < ids.count; ++i) {
    if (order[i] < second && id(order[i]) == id(order[i - 1])) second = order[i];
  }
  if (second == ids.count) return true;
  const Spot entry = list.entry(second);
  return (entry / "id")
      .note(Errc::duplicate_id, id(second), "an id that stands once in " + list.pointer());
}

bool check_window(const std::optional<Window>& window, const Spot& spot) {
  if (!window || !window->start || !window->end || *window->start < *window->end) return true;
  return (spot / "window/end")
      .refuse(Errc::window_not_ordered, window->end->value, "a moment after the start, ",
              window->start->value);
}

bool normalise_code(std::string& code, const Spot& spot) {
  std::optional<std::string> normal = normal_code(code);
  if (!normal) {
    return spot.refuse(Errc::text_not_well_formed, code,
                       "1 to 64 letters A to Z, digits or hyphens");
  }
  code = *std::move(normal);
  return true;
}

void normalise_filter(LineFilter& filter) {
  for (auto* list :
       {&filter.categories, &filter.brands, &filter.products, &filter.skus, &filter.tags,
        &filter.except_categories, &filter.except_skus, &filter.except_tags}) {
    arrange_unique(*list);
  }
}

bool publish_zone(const Zone& zone, const Spot& spot) {
  const auto& transitions = zone.transitions;
  if (transitions.empty()) {
    return (spot / "transitions")
        .refuse(Errc::zone_unresolved, zone.name,
                "the zone's transitions, which the publisher resolves");
  }
  for (std::size_t i = 1; i < transitions.size(); ++i) {
    if (transitions[i - 1].at < transitions[i].at) continue;
    const Spot entry = spot.entry("transitions", i);
    return (entry / "at")
        .refuse(Errc::zone_unresolved, transitions[i].at.value, "a moment after the one before");
  }
  return true;
}

bool check_count_window(CountWindow& window, const Spot& spot) {
  const bool rolling =
      window.kind == WindowKind::rolling_days || window.kind == WindowKind::rolling_months;
  if (rolling && window.length < 1) {
    return (spot / "window/length")
        .refuse(Errc::value_out_of_range, window.length, "at least 1 for a rolling window");
  }
  if (!rolling) window.length = 0;
  if (window.kind != WindowKind::calendar_year) window.start_month = 1;
  return true;
}

bool check_needs(std::vector<Need>& needs, const Spot& spot) {
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const Spot entry = spot.entry(i);
    if (!check_count_window(needs[i].window, entry)) return false;
    if (needs[i].keep.value_or(0) <= needs[i].at_least) continue;
    return (entry / "keep").refuse(Errc::value_out_of_range, *needs[i].keep, "at most atLeast");
  }
  return true;
}

bool publish_tiers(TierRules& rules, const Spot& spot) {
  const Spot list = spot / "tiers";
  if (!check_ids(rules.tiers, list)) return false;
  if (!check_count_window(rules.window, spot)) return false;
  if (rules.metric == Metric::check_in_streak) {
    return (spot / "metric")
        .refuse(Errc::value_out_of_range, name(rules.metric), "a figure that has a window");
  }
  for (std::size_t i = 0; i < rules.tiers.size(); ++i) {
    Tier& tier = rules.tiers[i];
    const Spot entry = list.entry(i);
    if (!check_needs(tier.needs, entry / "needs")) return false;
    if (i == 0 && !tier.needs.empty()) {
      return (entry / "needs").refuse(Errc::value_out_of_range, "", "none for the lowest tier");
    }
    const Spot from = entry / "from";
    if (i == 0 && tier.from != 0) {
      return from.refuse(Errc::thresholds_not_increasing, tier.from, "0 for the lowest tier");
    }
    if (i > 0 && tier.from <= rules.tiers[i - 1].from) {
      return from.refuse(Errc::thresholds_not_increasing, tier.from, "more than ",
                         rules.tiers[i - 1].from);
    }
    if (tier.keep.value_or(tier.from) > tier.from) {
      return (entry / "keep")
          .refuse(Errc::value_out_of_range, *tier.keep, "at most the tier's own from, ", tier.from);
    }
  }
  return true;
}

Result<Program> publish_program(const Program& draft) {
  Program program = draft;
  std::optional<Error> fault;
  const Spot root(fault);
  const bool well =
      (currency_exponent(program.currency) ||
       (root / "currency").refuse(Errc::currency_unknown, program.currency, "an ISO 4217 code")) &&
      publish_zone(program.zone, root / "zone") && publish_profile(program, root) &&
      publish_totals(program, root) && publish_tiers(program.tier, root / "tier") &&
      publish_promotions(program, root) && publish_points(program, root);
  if (!well) return *std::move(fault);
  return program;
}

}  // namespace tillside
