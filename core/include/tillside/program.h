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

namespace tillside {

struct TaxRate {
  std::string id;
  Ppm rate_ppm = 0;
  bool compound = false;  ///< on the base plus the taxes before it
  static constexpr auto kFields = fields(field("id", &TaxRate::id).in(1, 64),
                                         field("ratePpm", &TaxRate::rate_ppm).in(0, 10 * kOne),
                                         field("compound", &TaxRate::compound).or_default());
};
struct TaxClass {
  std::string id;
  std::vector<TaxRate> rates = {};
  static constexpr auto kFields = fields(field("id", &TaxClass::id).in(1, 64),
                                         field("rates", &TaxClass::rates).up_to(20).or_default());
};
/// Where tax is rounded: by line (default), by unit, or once for the total.
TILLSIDE_ENUM(TaxLevel, line, unit, total)
struct TaxRules {
  bool inclusive = true;  ///< prices hold their tax
  TaxLevel level = TaxLevel::line;
  RoundingMode rounding = RoundingMode::half_away_from_zero;
  std::vector<TaxClass> classes = {};  ///< the first one serves items that name none
  static constexpr auto kFields =
      fields(field("inclusive", &TaxRules::inclusive).or_default(),
             field("level", &TaxRules::level).or_default(),
             field("rounding", &TaxRules::rounding).or_default(),
             field("classes", &TaxRules::classes).up_to(100).or_default());
};

/// One mode for each rounding point. @see docs/rules/money.md
struct Rounding {
  RoundingMode discount = RoundingMode::half_away_from_zero;
  RoundingMode points = RoundingMode::floor;
  AllocationStrategy allocation = AllocationStrategy::largest_remainder;
  static constexpr auto kFields = fields(field("discount", &Rounding::discount).or_default(),
                                         field("points", &Rounding::points).or_default(),
                                         field("allocation", &Rounding::allocation).or_default());
};

struct Program {
  std::int64_t format = 1;  ///< of this document
  std::string id;
  Text title;
  std::string currency;
  Zone zone = {};
  Rounding rounding = {};
  TaxRules tax = {};
  std::vector<PriceList> price_lists = {};
  std::vector<Promotion> promotions = {};
  Stacking stacking = {};
  PointsRules points = {};
  TierRules tier = {};
  std::int64_t grace_hours =
      72;  ///< a quote under this program is honoured so long after it is replaced

  static constexpr auto kFields = fields(
      field("format", &Program::format).in(1, 1), field("id", &Program::id).in(1, 64),
      field("title", &Program::title), field("currency", &Program::currency).in(3, 3),
      field("zone", &Program::zone).or_default(),
      field("rounding", &Program::rounding).or_default(), field("tax", &Program::tax).or_default(),
      field("priceLists", &Program::price_lists).up_to(200).or_default(),
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
