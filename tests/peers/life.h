// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A member's life for the adapters of points and tiers: commands through `decide` and
/// `applyEvents`, time through `passTime`, figures through `viewMember`.

#include "peers/adapter.h"

namespace tillside::peers {

/// 2026-01-01T00:00:00Z: when lives begin.
inline constexpr std::int64_t kBirth = 1767225600000;

class Life {
 public:
  /// Publishes the draft; the member is not enrolled yet.
  explicit Life(const json& draft) : program_(published(draft)) {}

  /// One command; its events are applied and answered. @throws Refused
  json send(std::int64_t now, const std::string& kind, const json& args, const std::string& actor,
            const std::string& id = "", const json& context = json::object());
  /// Enrols, at the beginning unless a moment is named.
  void enrol(std::int64_t now = kBirth);
  /// Applies events as they stand: what a case says was so before it begins.
  void apply(const json& events);
  /// Places an order of one line at a price and pays it. Answers the events of the payment.
  json buy(std::int64_t now, std::int64_t price_minor, const std::string& id);
  json place(std::int64_t now, std::int64_t price_minor, std::int64_t redeem,
             const std::string& id);
  /// Lets everything happen that is due. Answers the events.
  json pass_time(std::int64_t now);

  [[nodiscard]] json view(std::int64_t now) const;
  [[nodiscard]] const json& state() const { return state_; }
  void change(const json& draft) { program_ = published(draft); }

 private:
  [[nodiscard]] json quote(std::int64_t now, std::int64_t price_minor, std::int64_t redeem) const;

  json program_;
  json state_ = json::object();
  int commands_ = 0;
};

/// A rule's fields that all adapters need.
[[nodiscard]] json earn_rule(const std::string& id, const std::string& on, const json& amount);
[[nodiscard]] json by_amount(std::int64_t points, std::int64_t per_minor);
/// A tier of a ladder.
[[nodiscard]] json tier(const std::string& id, std::int64_t from);
/// Milliseconds of "2026-05-31" or "2026-05-31T10:00:00Z"; and back, as the day it lies on.
[[nodiscard]] std::int64_t moment_of(const std::string& date);
[[nodiscard]] std::string date_of(std::int64_t moment);
/// The sum of what a list of events or previews pays into points.
[[nodiscard]] std::int64_t points_of(const json& awards);
/// The events of a kind.
[[nodiscard]] json of_kind(const json& events, std::string_view kind);
/// The earning preview of one line at a price, for a member of a tier.
[[nodiscard]] json quote_of(const json& program, const json& lines, const json& member,
                            std::int64_t redeem = 0, std::int64_t now = kNow);

}  // namespace tillside::peers
