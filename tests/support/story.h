// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Member histories as tables: one row for each command, with what it must come to.
///
///     d0     enrol                        | bal=0 tier=normal
///     d1     place o1 A:2,C:1 points=100  | total=20233
///     d1h2   pay o1                       | bal=2023 tier=normal
///     d2     pay o1                       | !order_status status=paid
///
/// A row's time is d<days>[h<hours>] after 2026-01-01. What is due by then is done first. A
/// `place` expects the total that its own quote shows, unless `expect=` says otherwise.
/// After each row: the balance is the sum of the lots less the deficit, and replay gives the state.

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "support/shop.h"

namespace tillside::test {

class Story {
 public:
  explicit Story(Program program, std::vector<PricedItem> items = test::items())
      : program_(std::move(program)), items_(std::move(items)) {}

  void play(const std::string& table) {
    std::istringstream rows(table);
    for (std::string row; std::getline(rows, row);) {
      if (row.find_first_not_of(" \t") == std::string::npos) continue;
      INFO(row);
      play_row(row);
      check_state();
    }
  }

  [[nodiscard]] const State& state() const { return state_; }
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] MemberView view(Instant now) const {
    return *view_member({.program = program_, .state = state_, .now = now});
  }
  [[nodiscard]] Program& program() { return program_; }
  [[nodiscard]] std::vector<PricedItem>& items() { return items_; }

  Result<Decision> send(Instant now, CommandArgs args, std::string command_id,
                        ActorKind actor) const {
    const Command command{.created_at = now, .args = std::move(args)};
    const Context context{.now = now,
                          .actor = {.kind = actor, .id = "x"},
                          .command_id = std::move(command_id),
                          .program_hash = std::string(64, '0'),
                          .items = items_};
    return decide(program_, state_, command, context);
  }

  void pass_time(Instant now) {
    while (const auto due = next_due(program_, state_, now)) {
      const auto decision = send(now, PassTime{.due = *due}, "due", ActorKind::server);
      REQUIRE(decision);
      take(decision->events);
    }
  }

 private:
  using Words = std::vector<std::string>;

  static Words split(const std::string& text, char separator) {
    Words words;
    std::istringstream in(text);
    for (std::string word; std::getline(in, word, separator);) {
      if (!word.empty()) words.push_back(word);
    }
    return words;
  }

  static Instant time(const std::string& word) {
    const auto hour = word.find('h');
    return day(std::stoll(word.substr(1)),
               hour == std::string::npos ? 0 : std::stoll(word.substr(hour + 1)));
  }

  /// The value of `key=` in a row.
  static std::optional<std::string> option(const Words& words, const std::string& key) {
    for (const std::string& word : words) {
      if (word.rfind(key + "=", 0) == 0) return word.substr(key.size() + 1);
    }
    return std::nullopt;
  }

  template <class Line>
  static std::vector<Line> lines(const std::string& text) {
    std::vector<Line> lines;
    for (const std::string& part : split(text, ',')) {
      const auto colon = part.find(':');
      lines.push_back(
          {.sku = part.substr(0, colon), .quantity = std::stoll(part.substr(colon + 1))});
    }
    return lines;
  }

  PlaceOrder place(const Words& words, Instant now) const {
    PlaceOrder args{.lines = lines<CartLine>(words[3])};
    args.coupons = split(option(words, "coupons").value_or(""), ',');
    args.redeem_points = {std::stoll(option(words, "points").value_or("0"))};
    if (const auto expect = option(words, "expect")) {
      args.expect_total_minor = {std::stoll(*expect)};
      return args;
    }
    const QuoteRequest request{
        .program = program_,
        .program_hash = std::string(64, '0'),
        .cart = {.lines = args.lines, .coupons = args.coupons, .redeem_points = args.redeem_points},
        .items = items_,
        .member = view(now).quote_member,
        .now = now};
    if (const auto quote = quote_cart(request)) args.expect_total_minor = quote->total_minor;
    return args;
  }

  CommandArgs command(const Words& words, Instant now) const {
    const std::string& kind = words[1];
    const auto word = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
    if (kind == "enrol") return Enrol{.referrer = option(words, "by")};
    const auto number = [&](std::size_t i) { return std::stoll(word(i)); };
    if (kind == "adjust") return AdjustPoints{.points = {number(2)}, .reason = "case"};
    if (kind == "penalty") {
      return AdjustPoints{.points = {number(2)}, .reason = "fraud", .penalty = true};
    }
    if (kind == "appeal") return Appeal{.penalty = word(2)};
    if (kind == "uphold") return Appeal{.penalty = word(2), .status = AppealStatus::upheld};
    if (kind == "reinstate") return ReinstatePoints{};
    if (kind == "freeze") return SetStanding{.frozen = true, .reason = "fraud"};
    if (kind == "thaw") return SetStanding{.reason = "cleared"};
    if (kind == "assign") return AssignTier{.tier = word(2), .until = until(words)};
    if (kind == "purchase") return RecordPurchase{.amount_minor = {number(2)}};
    if (kind == "plan") return ChangeMembership{.plan = word(2), .paid_minor = {number(3)}};
    if (kind == "leave") return ChangeMembership{.paid_minor = {number(2)}};
    if (kind == "send") return TransferPoints{.to = word(2), .points = {number(3)}};
    if (kind == "settle" || kind == "draw") return settle(words);
    for (const EarnTrigger on :
         {EarnTrigger::shared, EarnTrigger::reviewed, EarnTrigger::birthday, EarnTrigger::linked,
          EarnTrigger::referral, EarnTrigger::email_verified}) {
      if (kind == name(on) || kind == "approve") {
        return RecordActivity{.on = kind == "approve" ? EarnTrigger::reviewed : on, .ref = word(2)};
      }
    }
    if (kind == "checkIn") return CheckIn{};
    if (kind == "place") return place(words, now);
    if (kind == "cancel") return CancelOrder{.order_id = word(2)};
    if (kind == "complete") return CompleteOrder{.order_id = word(2)};
    if (kind == "refund") return Refund{.order_id = word(2), .lines = lines<RefundLine>(word(3))};
    if (kind == "reward")
      return RedeemReward{.reward = word(2), .expect_points = {std::stoll(word(3))}};
    if (kind == "pay") {
      const auto order = state_.orders.find(word(2));
      Minor total = order == state_.orders.end() ? Minor{} : order->second.placed.total_minor;
      if (words.size() > 3) total = {std::stoll(word(3))};
      return ConfirmPayment{.order_id = word(2), .paid_minor = total};
    }
    FAIL("no such command: " << kind);
    return Enrol{};
  }

  static std::optional<Instant> until(const Words& words) {
    const auto text = option(words, "until");
    return text ? std::optional(time(*text)) : std::nullopt;
  }

  static SettleReward settle(const Words& words) {
    SettleReward args{.id = words[2]};
    if (words[1] == "settle") return args;
    args.seed = "seed";
    args.draw = std::stoll(words[3]);
    return args;
  }

  static ActorKind actor(const std::string& kind) {
    for (const char* staff : {"adjust", "penalty", "uphold", "reinstate", "freeze", "thaw",
                              "assign", "approve", "linked"}) {
      if (kind == staff) return ActorKind::staff;
    }
    for (const char* server : {"birthday", "referral", "email_verified", "draw"}) {
      if (kind == server) return ActorKind::server;
    }
    for (const char* till : {"purchase", "plan", "leave", "settle"}) {
      if (kind == till) return ActorKind::shop;
    }
    const bool shop = kind == "pay" || kind == "complete" || kind == "refund";
    return shop ? ActorKind::shop : ActorKind::member;
  }

  void play_row(const std::string& row) {
    const auto bar = row.find('|');
    const Words words = split(row.substr(0, bar), ' ');
    const Words outcome = bar == std::string::npos ? Words{} : split(row.substr(bar + 1), ' ');
    const Instant now = time(words[0]);
    pass_time(now);
    if (words[1] != "wait") {
      const std::string id = words[1] == "place"
                                 ? words[2]
                                 : option(words, "id").value_or("c" + std::to_string(++count_));
      const auto decision = send(now, command(words, now), id, actor(words[1]));
      if (!outcome.empty() && outcome[0][0] == '!') return check_error(decision, outcome);
      if (!decision) FAIL("refused: " << name(decision.error().code));
      take(decision->events);
    }
    check_outcome(outcome, words, now);
  }

  void take(const std::vector<Event>& events) {
    for (const Event& event : events) {
      apply(state_, event);
      events_.push_back(event);
    }
  }

  static void check_error(const Result<Decision>& decision, const Words& outcome) {
    REQUIRE_FALSE(decision);
    CHECK(std::string(name(decision.error().code)) == outcome[0].substr(1));
    for (std::size_t i = 1; i < outcome.size(); ++i) {
      const auto equals = outcome[i].find('=');
      const auto& detail = decision.error().detail;
      const auto found = detail.find(outcome[i].substr(0, equals));
      INFO(outcome[i]);
      REQUIRE(found != detail.end());
      const auto* figure = std::get_if<std::int64_t>(&found->second);
      CHECK((figure ? std::to_string(*figure) : std::get<std::string>(found->second)) ==
            outcome[i].substr(equals + 1));
    }
  }

  void check_outcome(const Words& outcome, const Words& words, Instant now) const {
    const MemberView seen = view(now);
    const auto text = [](const auto& optional) {
      return optional ? std::to_string(*optional) : std::string("none");
    };
    const auto moment = [](const std::optional<Instant>& at) {
      if (!at) return std::string("none");
      const std::int64_t hours = (at->value - kNewYear.value) / kHour;
      return "d" + std::to_string(hours / 24) +
             (hours % 24 ? "h" + std::to_string(hours % 24) : "");
    };
    const auto order = [&]() -> OrderState {
      const auto found = words.size() > 2 ? state_.orders.find(words[2]) : state_.orders.end();
      return found == state_.orders.end() ? OrderState{} : found->second;
    };
    std::map<std::string, std::string> actual{
        {"bal", std::to_string(seen.balance.value)},
        {"avail", std::to_string(seen.available.value)},
        {"pend", std::to_string(seen.pending.value)},
        {"life", std::to_string(seen.lifetime_points.value)},
        {"def", std::to_string(state_.deficit.value)},
        {"tier", seen.tier.current},
        {"metric", std::to_string(seen.tier.metric)},
        {"next", text(seen.tier.missing_to_next)},
        {"keep", text(seen.tier.missing_to_keep)},
        {"until", moment(seen.tier.valid_until)},
        {"grace", moment(seen.tier.grace_until)},
        {"total", std::to_string(order().placed.total_minor.value)},
        {"refunded", std::to_string(order().refunded_minor.value)},
        {"status", std::string(name(order().status))},
        {"lots", std::to_string(seen.lots.size())},
        {"held", std::to_string(seen.quote_member.held_coupons.size())},
        {"rewards", std::to_string(seen.rewards.size())},
        {"goals", std::to_string(seen.goals.size())},
        {"kept", std::to_string(order().clawed_minor.value)},
        {"earned", seen.tier.earned},
        {"today", seen.checked_in_today ? "yes" : "no"}};
    for (const std::string& want : outcome) {
      const auto equals = want.find('=');
      INFO(want);
      REQUIRE(actual.contains(want.substr(0, equals)));
      CHECK(actual[want.substr(0, equals)] == want.substr(equals + 1));
    }
  }

  void check_state() const {
    Points sum;
    for (const LotState& held : state_.lots) sum += held.lot.remaining;
    CHECK((state_.deficit.value == 0 || sum.value == 0));
    State replayed;
    for (const Event& event : events_) apply(replayed, event);
    CHECK(canonical_json(replayed) == canonical_json(state_));
  }

  Program program_;
  std::vector<PricedItem> items_;
  State state_;
  std::vector<Event> events_;
  int count_ = 0;
};

inline void play(Program program, const std::string& table) {
  Story(std::move(program)).play(table);
}

}  // namespace tillside::test
