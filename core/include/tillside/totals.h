// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What turns discounted prices into an amount to pay: rounding points, tax, charges, payments.
/// @see docs/rules/money.md, docs/rules/tax.md, docs/rules/shipping.md, docs/rules/payments.md

#include <optional>
#include <string>
#include <vector>

#include "tillside/catalog.h"
#include "tillside/time.h"

namespace tillside {

/// Whose rules a program follows to the cent. Publishing writes the settings out.
/// @see docs/rules/profiles.md
TILLSIDE_ENUM(Profile, tillside, bink, brick, dinero, erpnext, lunar, magento, medusa, moneyphp,
              nop, odoo, open_loyalty, oscar, saleor, setono, shopware, solidus, sylius,
              sylius_catalog, vendure, woo)

/// What a percent makes whole: the discount, or the price that is left of it.
TILLSIDE_ENUM(RoundedFigure, discount, price)
/// What a discount of several lines is split by: their prices, or their prices with tax, also
/// where prices are without.
TILLSIDE_ENUM(AllocationWeights, price, with_tax)

/// One mode for each rounding point. @see docs/rules/money.md
struct Rounding {
  RoundingMode unit_price = RoundingMode::half_away_from_zero;  ///< a share of a catalogue price
  RoundingMode discount = RoundingMode::half_away_from_zero;
  RoundedFigure discount_of = RoundedFigure::discount;
  RoundingMode points = RoundingMode::floor;
  AllocationStrategy allocation = AllocationStrategy::largest_remainder;
  AllocationWeights allocation_weights = AllocationWeights::price;
  static constexpr auto kFields =
      fields(field("unitPrice", &Rounding::unit_price).or_default(),
             field("discount", &Rounding::discount).or_default(),
             field("discountOf", &Rounding::discount_of).or_default(),
             field("points", &Rounding::points).or_default(),
             field("allocation", &Rounding::allocation).or_default(),
             field("allocationWeights", &Rounding::allocation_weights).or_default());
};

/// The amount to pay in whole coins (抹零); the difference is a figure of its own.
struct CashRounding {
  std::int64_t step_minor = 1;
  RoundingMode mode = RoundingMode::half_away_from_zero;
  std::optional<std::string> charge = {};  ///< only with this charge in the cart; absent: always
  static constexpr auto kFields =
      fields(field("stepMinor", &CashRounding::step_minor).in(1, 1'000'000'000),
             field("mode", &CashRounding::mode).or_default(),
             field("charge", &CashRounding::charge).in(1, 64));
};

struct TaxRate {
  std::string id;
  Ppm rate_ppm = 0;
  bool compound = false;              ///< on the base plus the taxes before it
  std::optional<Window> window = {};  ///< outside of it the rate is not there
  static constexpr auto kFields = fields(
      field("id", &TaxRate::id).in(1, 64), field("ratePpm", &TaxRate::rate_ppm).in(0, 10 * kOne),
      field("compound", &TaxRate::compound).or_default(), field("window", &TaxRate::window));
};
struct TaxClass {
  std::string id;
  std::vector<TaxRate> rates = {};
  std::optional<bool> inclusive = {};  ///< absent: as the program's
  static constexpr auto kFields = fields(field("id", &TaxClass::id).in(1, 64),
                                         field("rates", &TaxClass::rates).up_to(20).or_default(),
                                         field("inclusive", &TaxClass::inclusive));
};
/// Where tax is rounded: by line (default), by unit, once for the total of a class, or by line with
/// the error of each carried into the next.
TILLSIDE_ENUM(TaxLevel, line, unit, total, total_carry)
/// What tax is on: the price after the discounts, or before.
TILLSIDE_ENUM(TaxBasis, after_discounts, before_discounts)
struct TaxRules {
  bool inclusive = true;  ///< prices hold their tax
  TaxLevel level = TaxLevel::line;
  RoundingMode rounding = RoundingMode::half_away_from_zero;
  TaxBasis basis = TaxBasis::after_discounts;
  bool each_rate_rounded = false;      ///< the amounts by rate are the truth, not their sum
  std::vector<TaxClass> classes = {};  ///< the first one serves items that name none
  static constexpr auto kFields =
      fields(field("inclusive", &TaxRules::inclusive).or_default(),
             field("level", &TaxRules::level).or_default(),
             field("rounding", &TaxRules::rounding).or_default(),
             field("basis", &TaxRules::basis).or_default(),
             field("eachRateRounded", &TaxRules::each_rate_rounded).or_default(),
             field("classes", &TaxRules::classes).up_to(100).or_default());
};

TILLSIDE_ENUM(ChargeKind, shipping, surcharge, payment)
/// What is paid beside the goods once the cart names it: a way of shipping, gift wrap, the fee of
/// a way to pay.
struct Charge {
  std::string id;
  Text title;
  ChargeKind kind = ChargeKind::shipping;
  Minor price_minor;                          ///< a surcharge may take money off
  std::optional<std::string> tax_class = {};  ///< absent: no tax
  static constexpr auto kFields =
      fields(field("id", &Charge::id).in(1, 64), field("title", &Charge::title),
             field("kind", &Charge::kind), field("priceMinor", &Charge::price_minor),
             field("taxClass", &Charge::tax_class).in(1, 64));
};

TILLSIDE_ENUM(PaymentKind, gift_card, stored_value, wallet)
/// Money that is there already. Paying with it is no discount: neither tax nor points change.
/// Asked for it is the most to take; known to the server it is the balance; in a quote it is what
/// was taken.
struct Payment {
  PaymentKind kind = PaymentKind::gift_card;
  std::string id;
  Minor amount_minor;
  static constexpr auto kFields =
      fields(field("kind", &Payment::kind), field("id", &Payment::id).in(1, 64),
             field("amountMinor", &Payment::amount_minor).at_least(0));
};
inline constexpr std::int64_t kMaxCharges = 20;
inline constexpr std::int64_t kMaxPayments = 20;

/// A tax that an engine of the merchant's computed. @see docs/rules/tax.md
struct TaxLine {
  std::string of;  ///< a line's sku or a charge's id
  std::string rate_id;
  Ppm rate_ppm = 0;
  Minor tax_minor;
  static constexpr auto kFields =
      fields(field("of", &TaxLine::of).in(1, 64), field("rateId", &TaxLine::rate_id).in(1, 64),
             field("ratePpm", &TaxLine::rate_ppm).in(0, 10 * kOne),
             field("taxMinor", &TaxLine::tax_minor).at_least(0));
};

}  // namespace tillside
