// SPDX-License-Identifier: MIT
#include "program/publish.h"

#include <algorithm>

#include "program/coupon_code.h"
#include "tillside/arrange.h"

namespace tillside {

Failure fault(Errc code, std::string pointer, std::string value, std::string rule) {
  return Error{.code = code,
               .pointer = std::move(pointer),
               .value = std::move(value),
               .rule = std::move(rule)};
}

std::string at(std::string_view list, std::size_t index) {
  return std::string(list) + "/" + std::to_string(index);
}

Status check_window(const std::optional<Window>& window, const std::string& pointer) {
  if (!window || !window->start || !window->end || *window->start < *window->end) return Done{};
  return fault(Errc::window_not_ordered, pointer + "/window/end",
               std::to_string(window->end->value),
               "a moment after the start, " + std::to_string(window->start->value));
}

Status normalise_code(std::string& code, const std::string& pointer) {
  std::optional<std::string> normal = normal_code(code);
  if (!normal) {
    return fault(Errc::text_not_well_formed, pointer, code,
                 "1 to 64 letters A to Z, digits or hyphens");
  }
  code = *std::move(normal);
  return Done{};
}

void normalise_filter(LineFilter& filter) {
  for (auto* list :
       {&filter.categories, &filter.brands, &filter.products, &filter.skus, &filter.tags,
        &filter.except_categories, &filter.except_skus, &filter.except_tags}) {
    arrange_unique(*list);
  }
}

Status publish_zone(const Zone& zone, const std::string& pointer) {
  const auto& transitions = zone.transitions;
  if (transitions.empty()) {
    return fault(Errc::zone_unresolved, pointer + "/transitions", zone.name,
                 "the zone's transitions, which the publisher resolves");
  }
  for (std::size_t i = 1; i < transitions.size(); ++i) {
    if (transitions[i - 1].at < transitions[i].at) continue;
    return fault(Errc::zone_unresolved, at(pointer + "/transitions", i) + "/at",
                 std::to_string(transitions[i].at.value), "a moment after the one before");
  }
  return Done{};
}

Status check_count_window(CountWindow& window, const std::string& pointer) {
  const bool rolling =
      window.kind == WindowKind::rolling_days || window.kind == WindowKind::rolling_months;
  if (rolling && window.length < 1) {
    return fault(Errc::value_out_of_range, pointer + "/window/length",
                 std::to_string(window.length), "at least 1 for a rolling window");
  }
  if (!rolling) window.length = 0;
  if (window.kind != WindowKind::calendar_year) window.start_month = 1;
  return Done{};
}

Status check_needs(std::vector<Need>& needs, const std::string& pointer) {
  for (std::size_t i = 0; i < needs.size(); ++i) {
    TILLSIDE_CHECK(check_count_window(needs[i].window, at(pointer, i)));
    if (needs[i].keep.value_or(0) <= needs[i].at_least) continue;
    return fault(Errc::value_out_of_range, at(pointer, i) + "/keep", std::to_string(*needs[i].keep),
                 "at most atLeast");
  }
  return Done{};
}

Status publish_tiers(TierRules& rules) {
  const std::string list = "/tier/tiers";
  TILLSIDE_CHECK(check_ids(rules.tiers, list));
  TILLSIDE_CHECK(check_count_window(rules.window, "/tier"));
  if (rules.metric == Metric::check_in_streak) {
    return fault(Errc::value_out_of_range, "/tier/metric", std::string(name(rules.metric)),
                 "a figure that has a window");
  }
  for (std::size_t i = 0; i < rules.tiers.size(); ++i) {
    Tier& tier = rules.tiers[i];
    TILLSIDE_CHECK(check_needs(tier.needs, at(list, i) + "/needs"));
    if (i == 0 && !tier.needs.empty()) {
      return fault(Errc::value_out_of_range, at(list, i) + "/needs", "",
                   "none for the lowest tier");
    }
    const bool rises = i == 0 ? tier.from == 0 : tier.from > rules.tiers[i - 1].from;
    if (!rises) {
      return fault(Errc::thresholds_not_increasing, at(list, i) + "/from",
                   std::to_string(tier.from),
                   i == 0 ? "0 for the lowest tier"
                          : "more than " + std::to_string(rules.tiers[i - 1].from));
    }
    if (tier.keep.value_or(tier.from) > tier.from) {
      return fault(Errc::value_out_of_range, at(list, i) + "/keep", std::to_string(*tier.keep),
                   "at most the tier's own from, " + std::to_string(tier.from));
    }
  }
  return Done{};
}

Result<Program> publish_program(const Program& draft) {
  Program program = draft;
  if (!currency_exponent(program.currency)) {
    return fault(Errc::currency_unknown, "/currency", program.currency, "an ISO 4217 code");
  }
  TILLSIDE_CHECK(publish_zone(program.zone, "/zone"));
  TILLSIDE_CHECK(publish_profile(program));
  TILLSIDE_CHECK(publish_totals(program));
  TILLSIDE_CHECK(publish_tiers(program.tier));
  TILLSIDE_CHECK(publish_promotions(program));
  TILLSIDE_CHECK(publish_points(program));
  return program;
}

}  // namespace tillside
