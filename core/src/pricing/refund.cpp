// SPDX-License-Identifier: MIT
#include "tillside/refund.h"

#include <algorithm>

#include "wire/spot.h"

namespace tillside {
namespace {

Failure too_much(std::size_t at, const char* field, std::int64_t asked, std::int64_t left) {
  const std::string rule = "at most what is left, " + std::to_string(left);
  Failure failure = Spot("refunds", at, field).fault(Errc::refund_too_much, asked, rule.c_str());
  failure.error().detail.emplace("left", left);
  return failure;
}

Refundable* find(std::vector<Refundable>& entries, const std::string& id) {
  const auto at = std::find_if(entries.begin(), entries.end(),
                               [&](const Refundable& entry) { return entry.id == id; });
  return at == entries.end() ? nullptr : &*at;
}

Status check_entries(std::vector<Refundable>& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Refundable& entry = entries[i];
    if (find(entries, entry.id) != &entry) {
      return Spot("entries", i, "id").fault(Errc::duplicate_id, entry.id, "each id once");
    }
    if (entry.refunded_units > entry.quantity) {
      return Spot("entries", i, "refundedUnits")
          .fault(Errc::refund_too_much, entry.refunded_units, "at most quantity");
    }
    if (entry.refunded_minor > entry.paid_minor) {
      return Spot("entries", i, "refundedMinor")
          .fault(Errc::refund_too_much, entry.refunded_minor.value, "at most paidMinor");
    }
  }
  return Done{};
}

/// The share of one ask; books it on the entry.
Result<RefundShare> share_of_ask(Refundable& entry, const RefundAsk& ask, std::size_t at) {
  const std::int64_t left = entry.paid_minor.value - entry.refunded_minor.value;
  const std::int64_t units = entry.quantity - entry.refunded_units;
  RefundShare share{.id = entry.id};
  if (ask.amount_minor) {
    if (ask.amount_minor->value > left) {
      return too_much(at, "amountMinor", ask.amount_minor->value, left);
    }
    share.refund_minor = *ask.amount_minor;
  } else {
    share.quantity = ask.quantity.value_or(units);
    if (share.quantity > units) return too_much(at, "quantity", share.quantity, units);
    const auto held = [&](std::int64_t count) {
      return held_by_units(entry.paid_minor.value, entry.quantity, count);
    };
    const std::int64_t worth =
        held(entry.refunded_units + share.quantity) - held(entry.refunded_units);
    share.refund_minor = {share.quantity == units ? left : std::min(left, worth)};
  }
  // Where both are asked the units come back for that money.
  if (ask.amount_minor && ask.quantity) {
    if (*ask.quantity > units) return too_much(at, "quantity", *ask.quantity, units);
    share.quantity = *ask.quantity;
  }
  entry.refunded_units += share.quantity;
  entry.refunded_minor += share.refund_minor;
  return share;
}

}  // namespace

std::int64_t held_by_units(std::int64_t amount, std::int64_t quantity, std::int64_t units) {
  if (quantity <= 0) return 0;
  return amount / quantity * units + std::min(units, amount % quantity);
}

Result<RefundPrice> price_refund(const PriceRefundRequest& request) {
  std::vector<Refundable> entries = request.entries;
  TILLSIDE_CHECK(check_entries(entries));
  RefundPrice price;
  for (std::size_t i = 0; i < request.refunds.size(); ++i) {
    Refundable* const entry = find(entries, request.refunds[i].id);
    if (entry == nullptr) {
      return Spot("refunds", i, "id")
          .fault(Errc::item_unknown, request.refunds[i].id, "the id of an entry");
    }
    TILLSIDE_TRY(auto&& share, share_of_ask(*entry, request.refunds[i], i));
    price.refund_minor += share.refund_minor;
    if (!in_range(price.refund_minor)) {
      return Spot("refunds", i)
          .fault(Errc::amount_out_of_range, "", "refunds of at most 9007199254740991 together");
    }
    price.refunds.push_back(std::move(share));
  }
  return price;
}

}  // namespace tillside
