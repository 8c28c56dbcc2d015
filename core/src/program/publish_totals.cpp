// SPDX-License-Identifier: MIT
#include <algorithm>

#include "program/publish.h"

namespace tillside {
namespace {

template <class T>
bool holds(const std::vector<T>& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
}

bool check_classes(const TaxRules& tax, const Spot& root) {
  if (!check_ids(tax.classes, root / "tax/classes")) return false;
  for (std::size_t i = 0; i < tax.classes.size(); ++i) {
    const Spot entry = root.entry("tax/classes", i);
    const Spot list = entry / "rates";
    const std::vector<TaxRate>& rates = tax.classes[i].rates;
    if (!check_ids(rates, list)) return false;
    for (std::size_t j = 0; j < rates.size(); ++j) {
      if (!check_window(rates[j].window, list.entry(j))) return false;
    }
  }
  return true;
}

}  // namespace

bool publish_totals(const Program& program, const Spot& root) {
  if (!check_classes(program.tax, root)) return false;
  if (!check_ids(program.charges, root / "charges")) return false;
  for (std::size_t i = 0; i < program.charges.size(); ++i) {
    const Charge& charge = program.charges[i];
    const Spot entry = root.entry("charges", i);
    if (charge.price_minor.value < 0 && charge.kind != ChargeKind::surcharge) {
      return (entry / "priceMinor")
          .refuse(Errc::value_out_of_range, charge.price_minor.value,
                  "at least 0, but for a surcharge");
    }
    if (charge.tax_class && !holds(program.tax.classes, *charge.tax_class)) {
      return (entry / "taxClass")
          .refuse(Errc::unknown_reference, *charge.tax_class, "the id of a tax class");
    }
  }
  if (program.cash && program.cash->charge && !holds(program.charges, *program.cash->charge)) {
    return (root / "cash/charge")
        .refuse(Errc::unknown_reference, *program.cash->charge, "the id of a charge");
  }
  return true;
}

}  // namespace tillside
