// SPDX-License-Identifier: MIT
#include "explain/difference.h"

#include <algorithm>
#include <map>

#include "tillside/quote.h"
#include "tillside/write.h"

namespace tillside::explain {
namespace {

/// A rule by which it is found again, with a number that says how good it is for a member: more is
/// better. Rules without such a number only change.
struct Rule {
  Sentence sentence;
  std::string body;  ///< canonical JSON
  std::optional<std::int64_t> worth = {};
  std::string frame = {};  ///< what must be equal for two worths to be compared
};
using Rules = std::vector<std::pair<std::string, Rule>>;

const Sentence& at_pointer(const std::vector<Sentence>& all, const std::string& pointer) {
  static const Sentence kNone{};
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Sentence& one) { return one.pointer == pointer; });
  return found == all.end() ? kNone : *found;
}

/// What an amount pays for 10,000 minor units and one item, where that says enough.
std::optional<std::int64_t> worth_of(const EarnRule& rule) {
  constexpr std::int64_t kSample = 1'000'000'000;
  if (const auto* by = std::get_if<ByAmount>(&rule.amount)) {
    if (by->per_minor.value == 0) return 0;
    return static_cast<std::int64_t>(Wide{kSample} * by->points.value / by->per_minor.value);
  }
  if (const auto* fixed = std::get_if<FixedPoints>(&rule.amount)) return fixed->points.value;
  if (const auto* unit = std::get_if<ByUnit>(&rule.amount)) return unit->points.value;
  if (const auto* times = std::get_if<Multiplier>(&rule.amount)) return times->ppm;
  return std::nullopt;
}

/// What a promotion takes off, where one number says it.
std::optional<std::int64_t> worth_of(const Promotion& promotion) {
  if (const auto* share = std::get_if<PercentOff>(&promotion.benefit)) return share->rate_ppm;
  if (const auto* amount = std::get_if<AmountOff>(&promotion.benefit)) {
    return amount->off_minor.value;
  }
  if (const auto* price = std::get_if<FixedPrice>(&promotion.benefit)) {
    return -price->price_minor.value;
  }
  return std::nullopt;
}

/// A promotion without what it takes off: to whom, when and on what.
std::string frame_of(Promotion promotion) {
  if (auto* share = std::get_if<PercentOff>(&promotion.benefit)) share->rate_ppm = 0;
  if (auto* amount = std::get_if<AmountOff>(&promotion.benefit)) amount->off_minor = {};
  if (auto* price = std::get_if<FixedPrice>(&promotion.benefit)) price->price_minor = {};
  return canonical_json(promotion);
}

template <class T, class Worth>
void add_list(Rules& rules, const std::vector<Sentence>& sentences, const std::vector<T>& list,
              const std::string& pointer, Worth worth) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string here = pointer + std::to_string(i);
    Rule rule{.sentence = at_pointer(sentences, here),
              .body = canonical_json(list[i]),
              .worth = worth(list[i])};
    rule.sentence.pointer = here;
    rules.emplace_back(pointer + list[i].id, std::move(rule));
  }
}

Rules rules_of(const Program& program) {
  const std::vector<Sentence> sentences = sentences_of(program);
  Rules rules;
  const PointsRules& points = program.points;
  add_list(rules, sentences, program.promotions, "/promotions/",
           [](const Promotion& one) { return worth_of(one); });
  for (std::size_t i = 0; i < rules.size(); ++i) {
    rules[i].second.frame = frame_of(program.promotions[i]);
  }
  add_list(rules, sentences, program.price_lists, "/priceLists/",
           [](const PriceList&) { return std::optional<std::int64_t>(); });
  add_list(rules, sentences, program.charges, "/charges/",
           [](const Charge& one) { return std::optional(-one.price_minor.value); });
  add_list(rules, sentences, points.earning, "/points/earning/",
           [](const EarnRule& one) { return worth_of(one); });
  add_list(rules, sentences, points.rewards, "/points/rewards/",
           [](const Reward& one) { return std::optional(-one.points.value); });
  add_list(rules, sentences, points.plans, "/points/plans/",
           [](const Plan& one) { return std::optional(-one.price_minor.value); });
  add_list(rules, sentences, program.tier.tiers, "/tier/tiers/",
           [](const Tier& one) { return std::optional(-one.from); });
  const auto single = [&](const char* pointer) {
    const Sentence& sentence = at_pointer(sentences, pointer);
    if (!sentence.en.empty()) rules.emplace_back(pointer, Rule{sentence, sentence.en});
  };
  for (const char* pointer : {"/points/pendingDays", "/points/expiry", "/points/redemption",
                              "/points/negativeBalance", "/points/goal", "/tier/downgrade"}) {
    single(pointer);
  }
  return rules;
}

const Rule* find(const Rules& rules, const std::string& key) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const auto& one) { return one.first == key; });
  return found == rules.end() ? nullptr : &found->second;
}

/// What one order of one nameless item costs and earns.
std::optional<Quote> quoted(const Program& program, const std::string& tier, Minor amount,
                            Instant at) {
  QuoteRequest request{.program = program, .program_hash = std::string(64, '0'), .now = at};
  request.cart.lines = {{.sku = "sample"}};
  request.items = {{.sku = "sample", .product_id = "sample", .price_minor = amount}};
  request.member = QuoteMember{.tier = tier};
  Result<Quote> quote = quote_cart(request);
  if (!quote) return std::nullopt;
  return *std::move(quote);
}

std::int64_t paid(const Quote& quote, Counter counter) {
  std::int64_t sum = 0;
  for (const EarnPreview& preview : quote.earning) {
    if (preview.counter == counter) sum += preview.points.value;
  }
  return sum;
}

}  // namespace

std::vector<Change> rule_changes(const Program& now, const Program& later) {
  const Rules before = rules_of(now);
  const Rules after = rules_of(later);
  std::vector<Change> changes;
  for (const auto& [key, rule] : after) {
    const Rule* old = find(before, key);
    if (old == nullptr) {
      changes.push_back({.verdict = Verdict::gains, .later = rule.sentence});
      continue;
    }
    if (old->body == rule.body) continue;
    Change change{.now = old->sentence, .later = rule.sentence};
    const bool comparable = old->worth && rule.worth && old->frame == rule.frame;
    if (comparable && *old->worth != *rule.worth) {
      change.verdict = *rule.worth > *old->worth ? Verdict::gains : Verdict::loses;
    }
    changes.push_back(std::move(change));
  }
  for (const auto& [key, rule] : before) {
    if (find(after, key) != nullptr) continue;
    changes.push_back({.verdict = Verdict::loses, .now = rule.sentence});
  }
  return changes;
}

std::vector<OrderChange> order_changes(const Program& now, const Program& later, Instant at) {
  std::int64_t unit = 1;
  for (int i = 0; i < currency_exponent(later.currency).value_or(0); ++i) unit *= 10;
  std::vector<OrderChange> changes;
  for (const Tier& tier : later.tier.tiers) {
    for (const std::int64_t amount : {100, 500, 1000}) {
      OrderChange change{.tier = tier.id, .amount = {amount * unit}};
      const std::optional<Quote> a = quoted(now, tier.id, change.amount, at);
      const std::optional<Quote> b = quoted(later, tier.id, change.amount, at);
      if (!a || !b) continue;
      change.total_now = a->payable_minor;
      change.total_later = b->payable_minor;
      change.points_now = paid(*a, Counter::points);
      change.points_later = paid(*b, Counter::points);
      change.growth_now = paid(*a, Counter::growth);
      change.growth_later = paid(*b, Counter::growth);
      const bool same = change.total_now == change.total_later &&
                        change.points_now == change.points_later &&
                        change.growth_now == change.growth_later;
      if (!same) changes.push_back(std::move(change));
    }
  }
  return changes;
}

}  // namespace tillside::explain
