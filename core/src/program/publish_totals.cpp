// SPDX-License-Identifier: MIT
#include <algorithm>

#include "program/publish.h"

namespace tillside {
namespace {

template <class T>
bool holds(const std::vector<T>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
}

Status check_classes(const TaxRules& tax) {
  TILLSIDE_CHECK(check_ids(tax.classes, "/tax/classes"));
  for (std::size_t i = 0; i < tax.classes.size(); ++i) {
    const std::string list = at("/tax/classes", i) + "/rates";
    const std::vector<TaxRate>& rates = tax.classes[i].rates;
    TILLSIDE_CHECK(check_ids(rates, list));
    for (std::size_t j = 0; j < rates.size(); ++j) {
      TILLSIDE_CHECK(check_window(rates[j].window, at(list, j)));
    }
  }
  return Done{};
}

}  // namespace

Status publish_totals(const Program& program) {
  TILLSIDE_CHECK(check_classes(program.tax));
  TILLSIDE_CHECK(check_ids(program.charges, "/charges"));
  for (std::size_t i = 0; i < program.charges.size(); ++i) {
    const Charge& charge = program.charges[i];
    if (charge.price_minor.value < 0 && charge.kind != ChargeKind::surcharge) {
      return fault(Errc::value_out_of_range, at("/charges", i) + "/priceMinor",
                   std::to_string(charge.price_minor.value), "at least 0, but for a surcharge");
    }
    if (charge.tax_class && !holds(program.tax.classes, *charge.tax_class)) {
      return fault(Errc::unknown_reference, at("/charges", i) + "/taxClass", *charge.tax_class,
                   "the id of a tax class");
    }
  }
  if (program.cash && program.cash->charge && !holds(program.charges, *program.cash->charge)) {
    return fault(Errc::unknown_reference, "/cash/charge", *program.cash->charge,
                 "the id of a charge");
  }
  return Done{};
}

}  // namespace tillside
