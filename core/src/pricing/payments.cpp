// SPDX-License-Identifier: MIT
#include "pricing/payments.h"

#include <algorithm>

#include "wire/spot.h"

namespace tillside::pricing {
namespace {

bool same(const Payment& a, const Payment& b) { return a.kind == b.kind && a.id == b.id; }

Failure wrong(Errc code, std::size_t at, const Payment& payment, const char* rule) {
  return Spot("cart/payments", at, "id").fault(code, payment.id, rule);
}

/// Cash is rounded for everybody, or only where the cart names the charge of paying so.
bool in_coins(const QuoteParts& parts) {
  const std::optional<CashRounding>& cash = parts.program.cash;
  if (!cash || !cash->charge) return cash.has_value();
  const std::vector<std::string>& chosen = parts.cart.charges;
  return std::find(chosen.begin(), chosen.end(), *cash->charge) != chosen.end();
}

}  // namespace

Result<Payable> pay(const QuoteParts& parts, std::int64_t total) {
  Payable payable{.left = total};
  const std::vector<Payment>& asked = parts.cart.payments;
  static_assert(kMaxPayments == 20);
  if (static_cast<std::int64_t>(asked.size()) > kMaxPayments) {
    return Spot("cart/payments")
        .fault(Errc::too_many, static_cast<std::int64_t>(asked.size()), "at most 20 payments");
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const Payment* balance = nullptr;
    if (parts.balances != nullptr) {
      for (const Payment& known : *parts.balances) {
        if (same(known, asked[i])) balance = &known;
      }
    }
    if (balance == nullptr) {
      return wrong(Errc::unknown_reference, i, asked[i], "one of the balances");
    }
    for (const Payment& before : payable.taken) {
      if (same(before, asked[i])) return wrong(Errc::duplicate_id, i, asked[i], "each one once");
    }
    Payment taken = asked[i];
    taken.amount_minor.value =
        std::min({taken.amount_minor.value, balance->amount_minor.value, payable.left});
    payable.left -= taken.amount_minor.value;
    payable.taken.push_back(std::move(taken));
  }
  if (!in_coins(parts)) return payable;
  const CashRounding& cash = *parts.program.cash;
  TILLSIDE_TRY(const Minor coins, round_to_step({payable.left}, cash.step_minor, cash.mode));
  payable.rounding = coins.value - payable.left;
  payable.left = coins.value;
  return payable;
}

}  // namespace tillside::pricing
