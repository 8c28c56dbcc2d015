// SPDX-License-Identifier: MIT
#include "member/order_shares.h"

#include <algorithm>

namespace tillside {

Minor refund_of(const OrderLine& line, std::int64_t units) {
  const auto held = [&](std::int64_t n) {
    return held_by_units(line.total_minor.value, line.quantity, n);
  };
  return {held(line.refunded + units) - held(line.refunded)};
}

Minor basis_of(const OrderLine& line, std::int64_t units) {
  return {held_by_units(line.total_minor.value, line.quantity, units) -
          held_by_units(line.tax_minor.value, line.quantity, units)};
}

Minor remaining_basis(const OrderLine& line) {
  return basis_of(line, line.quantity) - basis_of(line, line.refunded);
}

Minor refunded_points_minor(const OrderLine& line) {
  return {held_by_units(line.points_minor.value, line.quantity, line.refunded)};
}

bool wholly_refunded(const OrderPlaced& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const OrderLine& line) { return line.refunded >= line.quantity; });
}

const OrderLine* find_line(const OrderPlaced& order, std::string_view sku) {
  const auto found = std::find_if(order.lines.begin(), order.lines.end(),
                                  [&](const OrderLine& line) { return line.sku == sku; });
  return found == order.lines.end() ? nullptr : &*found;
}

OrderLine* find_line(OrderPlaced& order, std::string_view sku) {
  return const_cast<OrderLine*>(find_line(std::as_const(order), sku));
}

}  // namespace tillside
