// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A shop made of one case: its program, items and cart, to be quoted.

#include "peers/adapter.h"

namespace tillside::peers {

class Shop {
 public:
  /// Draft, items and cart are open for what only one op needs.
  explicit Shop(const Case& one, const std::string& currency = "USD");

  /// The id of a tax class of these rates in percent, made where it is not there yet; none for no
  /// rates. @see TaxClass
  [[nodiscard]] json tax_class(const json& percents, bool inclusive);

  /// One line of the cart with an item of its own; answers the item for more to be said of it.
  json& line(const std::string& sku, const json& price_minor, const json& quantity,
             const json& tax_class_id);
  /// A charge of the program that the cart names.
  void charge(const std::string& id, const char* kind, const json& price_minor,
              const json& tax_class_id);
  /// So much off one line, or on top of it where below zero.
  void adjust(const std::string& sku, std::int64_t off_minor, const json& tax_class_id);
  /// So much off one charge of kind shipping.
  void adjust_shipping(const std::string& id, std::int64_t off_minor);

  /// The quote under the published program. @throws Refused
  [[nodiscard]] json quote() const;
  /// The same cart before any promotion.
  [[nodiscard]] json quote_before() const;

  json draft;
  json items = json::array();
  json cart = {{"lines", json::array()}, {"charges", json::array()}};
  json request = json::object();  ///< further members of the request: member, usage

 private:
  [[nodiscard]] json quote_under(const json& draft_) const;
  json promotion(std::int64_t off_minor);
};

/// What an amount of a quote holds, by the names of its members.
[[nodiscard]] std::int64_t minor(const json& quoted, const char* member);
/// The total without its tax.
[[nodiscard]] std::int64_t net(const json& quoted);
/// The sum of a member, or of net, over a list.
[[nodiscard]] std::int64_t sum(const json& list, const char* member);
[[nodiscard]] std::int64_t sum_net(const json& list);
/// Those of one kind.
[[nodiscard]] json of_kind(const json& charges, const char* kind);

}  // namespace tillside::peers
