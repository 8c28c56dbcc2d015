// SPDX-License-Identifier: MIT
#include <algorithm>
#include <tuple>

#include "support/certificate_checker.h"

namespace tillside::test {
namespace {

using Set = std::vector<const Promotion*>;

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string upper(std::string code) {
  for (char& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return code;
}

bool shuts_out(const Promotion& a, const Promotion& b) {
  return a.exclusive == Exclusive::all || (a.exclusive == Exclusive::level && a.level == b.level) ||
         (a.exclusive == Exclusive::group && !a.group.empty() && a.group == b.group);
}

bool lets_in(const Promotion& a, const Promotion& b) {
  return a.allows.empty() || std::any_of(b.tags.begin(), b.tags.end(), [&](const std::string& tag) {
           return has(a.allows, tag);
         });
}

}  // namespace

bool may_meet(const Promotion& a, const Promotion& b) {
  return !shuts_out(a, b) && !shuts_out(b, a) && lets_in(a, b) && lets_in(b, a);
}

bool is_legal(const Program& program, const Set& taken) {
  for (std::size_t i = 0; i < taken.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!may_meet(*taken[i], *taken[j])) return false;
    }
  }
  return std::all_of(program.stacking.groups.begin(), program.stacking.groups.end(),
                     [&](const PromotionGroup& group) {
                       return group.max_applied >=
                              std::count_if(taken.begin(), taken.end(), [&](const Promotion* one) {
                                return one->group == group.id;
                              });
                     });
}

bool all_applied(const Quote& quote, const Set& taken) {
  const auto gave = [&](const Promotion* one) {
    return std::any_of(quote.trace.begin(), quote.trace.end(), [&](const TraceEntry& entry) {
      return entry.id == one->id && entry.outcome <= Outcome::clipped;
    });
  };
  return std::all_of(taken.begin(), taken.end(), gave);
}

bool beats(const Quote& a, const Set& of_a, const Quote& b, const Set& of_b, const Set& all) {
  const auto expiry = [](const Promotion* one) {
    return one->window && one->window->end ? one->window->end->value : INT64_MAX;
  };
  const auto key = [&](const Quote& quote, const Set& taken) {
    std::int64_t coupons = 0;
    std::int64_t later = 0;
    std::vector<std::string> ids;
    for (const Promotion* one : taken) {
      ids.push_back(one->id);
      if (!one->coupon) continue;
      ++coupons;
      std::vector<std::int64_t> sooner;
      for (const Promotion* other : all) {
        if (expiry(other) < expiry(one)) sooner.push_back(expiry(other));
      }
      std::sort(sooner.begin(), sooner.end());
      later += std::unique(sooner.begin(), sooner.end()) - sooner.begin();
    }
    std::sort(ids.begin(), ids.end());
    std::int64_t gifts = 0;
    for (const QuoteGift& gift : quote.gifts.value_or(std::vector<QuoteGift>{})) {
      gifts -= gift.quantity;
    }
    return std::tuple(quote.total_minor.value, gifts, coupons, later, ids);
  };
  return key(a, of_a) < key(b, of_b);
}

PlainTill::PlainTill(const QuoteRequest& request, std::vector<std::string> candidates)
    : request_(request), candidates_(std::move(candidates)) {
  std::vector<std::string> codes;
  for (const std::string& code : request.cart.coupons) codes.push_back(upper(code));
  if (request.cart.best_coupons && request.member) {
    for (const std::string& code : request.member->held_coupons) codes.push_back(upper(code));
  }
  for (const Promotion& one : request.program.promotions) {
    if (!one.coupon || has(codes, upper(one.coupon->code))) order_.push_back(&one);
  }
  std::sort(order_.begin(), order_.end(), [](const Promotion* a, const Promotion* b) {
    return std::tuple(a->level, a->coupon.has_value(), -a->priority, a->id) <
           std::tuple(b->level, b->coupon.has_value(), -b->priority, b->id);
  });
}

bool PlainTill::is_candidate(const Promotion& one) const { return has(candidates_, one.id); }

Quote PlainTill::price(const Set& taken, std::size_t until) const {
  QuoteRequest plain = request_;
  plain.program.stacking = {};
  plain.program.promotions.clear();
  plain.cart.coupons.clear();
  plain.cart.best_coupons = false;
  for (std::size_t i = 0; i < std::min(until, order_.size()); ++i) {
    const bool in = std::find(taken.begin(), taken.end(), order_[i]) != taken.end();
    if (is_candidate(*order_[i]) && !in) continue;
    Promotion free = *order_[i];
    free.group.clear();
    free.exclusive = Exclusive::none;
    free.tags.clear();
    free.allows.clear();
    if (free.coupon) plain.cart.coupons.push_back(free.coupon->code);
    plain.program.promotions.push_back(std::move(free));
  }
  auto quote = quote_cart(plain);
  return quote ? *std::move(quote) : Quote{.total_minor = {INT64_MAX}};
}

}  // namespace tillside::test
