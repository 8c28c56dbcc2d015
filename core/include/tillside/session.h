// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A cart that stays: program, items and what was found out about them are kept, a change is priced
/// again without them, and figures are read one by one. What it answers is what `quote_cart`
/// answers. @see docs/rules/quote.md

#include <memory>

#include "tillside/quote.h"

namespace tillside {

/// A quote request without its program, which a session has already.
struct CartRequest {
  Cart cart;
  std::vector<PricedItem> items;
  std::optional<QuoteMember> member = {};
  std::vector<PromotionUsage> usage = {};
  Instant now;
  std::vector<Payment> balances = {};
  std::optional<std::vector<TaxLine>> tax_lines = {};
  static constexpr auto kFields = fields(
      field("cart", &CartRequest::cart), field("items", &CartRequest::items).up_to(10000),
      field("member", &CartRequest::member),
      field("usage", &CartRequest::usage).up_to(2000).or_default(), field("now", &CartRequest::now),
      field("balances", &CartRequest::balances).up_to(kMaxPayments).or_default(),
      field("taxLines", &CartRequest::tax_lines).up_to(10000));
};

/// The program that sessions share.
struct SessionProgram {
  Program program;           ///< published form
  std::string program_hash;  ///< SHA-256 of its canonical JSON
  static constexpr auto kFields =
      fields(field("program", &SessionProgram::program),
             field("programHash", &SessionProgram::program_hash).in(64, 64));
};

/// Both together, as a quote looks at them; they must outlive it.
[[nodiscard]] QuoteParts parts_of(const SessionProgram& program, const CartRequest& request);

/// A quote without its reasons.
struct CartFigures {
  std::int64_t total = 0;
  std::int64_t payable = 0;
  std::int64_t subtotal = 0;
  std::int64_t discount = 0;  ///< of the goods
  std::int64_t points = 0;    ///< what points pay
  std::int64_t tax = 0;
};

class PricingSession {
 public:
  /// Errors are those of quote_cart
  static Result<std::unique_ptr<PricingSession>> open(std::shared_ptr<const SessionProgram> program,
                                                      CartRequest request);
  ~PricingSession();

  /// Prices the cart with another quantity of a line; after an error the session is as before.
  /// @error item_unknown  there is no such line
  /// @error quantity_not_positive @error value_out_of_range @error amount_out_of_range
  Status set_quantity(std::size_t line, std::int64_t quantity);

  [[nodiscard]] const CartFigures& figures() const { return figures_; }
  /// To pay for one line, with its tax; 0 where there is no such line.
  [[nodiscard]] std::int64_t line_total(std::size_t line) const;
  /// The whole quote, with every reason.
  [[nodiscard]] Result<Quote> quote() const;

 private:
  struct Prepared;

  PricingSession(std::shared_ptr<const SessionProgram> program, CartRequest request);
  [[nodiscard]] QuoteParts parts() const { return parts_of(*program_, request_); }
  Status prepare();
  Status price();
  Status write_quantity(std::size_t line, std::int64_t quantity);

  std::shared_ptr<const SessionProgram> program_;
  CartRequest request_;
  std::unique_ptr<Prepared> prepared_;
  CartFigures figures_;
};

}  // namespace tillside
