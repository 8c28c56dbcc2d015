// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The program (会员体系): one document that holds all of a merchant's rules.
/// A merchant writes a draft; publishing writes out the defaults and the zone's transitions.
/// @see docs/rules/program.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/price_list.h"
#include "tillside/tier.h"
#include "tillside/totals.h"

namespace tillside {

struct Program {
  std::int64_t format = 1;  ///< of this document
  std::string id;
  Text title;
  std::string currency;
  Zone zone = {};
  Profile profile = Profile::tillside;  ///< whose rounding, allocation and tax level these are
  Rounding rounding = {};
  TaxRules tax = {};
  std::vector<PriceList> price_lists = {};
  std::vector<Charge> charges = {};
  std::optional<CashRounding> cash = {};  ///< absent: to the minor unit
  std::vector<Promotion> promotions = {};
  Stacking stacking = {};
  PointsRules points = {};
  TierRules tier = {};
  std::int64_t grace_hours =
      72;  ///< a quote under this program is honoured so long after it is replaced

  static constexpr auto kFields = fields(
      field("format", &Program::format).in(1, 1), field("id", &Program::id).in(1, 64),
      field("title", &Program::title), field("currency", &Program::currency).in(3, 3),
      field("zone", &Program::zone).or_default(), field("profile", &Program::profile).or_default(),
      field("rounding", &Program::rounding).or_default(), field("tax", &Program::tax).or_default(),
      field("priceLists", &Program::price_lists).up_to(200).or_default(),
      field("charges", &Program::charges).up_to(200).or_default(), field("cash", &Program::cash),
      field("promotions", &Program::promotions).up_to(1000).or_default(),
      field("stacking", &Program::stacking).or_default(),
      field("points", &Program::points).or_default(), field("tier", &Program::tier),
      field("graceHours", &Program::grace_hours).in(0, 8760).or_default());
};

/// Checks what no single field can: unique ids, increasing thresholds, ordered windows,
/// references, a known currency. The reply is the published form: canonical lists, codes in
/// upper case, every default written out.
/// @error duplicate_id @error thresholds_not_increasing @error window_not_ordered
/// @error unknown_reference @error currency_unknown @error zone_unresolved
[[nodiscard]] Result<Program> publish_program(const Program& draft);

}  // namespace tillside
