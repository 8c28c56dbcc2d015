// SPDX-License-Identifier: MIT
#include "pricing/combination/bound.h"

#include <algorithm>

#include "tillside/arrange.h"

namespace tillside::pricing {

Bound::Bound(const QuoteParts& parts, const Contenders& all, Cliques cliques, Tail tail)
    : parts_(parts), all_(all), cliques_(std::move(cliques)), tail_(std::move(tail)) {
  ceilings_.resize(all.list.size());
  circles_.resize(cliques_.at_most.size());
}

void Bound::look(const Basket& basket, std::uint32_t from, std::span<const Fate> fates) {
  for (Circle& circle : circles_) {
    circle.members = 0;
    circle.shares_only = true;
    circle.weighed.clear();
  }
  for (std::uint32_t i = from; i < all_.list.size(); ++i) {
    Ceiling& ceiling = ceilings_[i];
    ceiling = {};
    if (fates[i] == Fate::in || fates[i] == Fate::out) continue;
    ceiling = ceiling_of(parts_, all_, all_.list[i], basket);
    if (ceiling.amount == 0 || cliques_.of[i] == Cliques::kNone) continue;
    Circle& circle = circles_[cliques_.of[i]];
    if (circle.members++ == 0) circle.first = i;
    circle.shares_only &= ceiling.share > 0;
  }
}

std::int64_t Bound::heaviest(const Contender& contender) const {
  std::int64_t heaviest = 0;
  for (const std::uint32_t line : all_.eligible(contender)) {
    heaviest = std::max(heaviest, weights_[line]);
  }
  return heaviest;
}

/// Takes a share off the weights. Rounded once, the whole is off by less than a minor unit, and
/// each line's part of it by less than two; lines of one weight make the latter no difference.
void Bound::put_share(const Contender& contender, const Ceiling& ceiling, Ppm share) {
  std::int64_t heaviest = 0;
  std::int64_t lightest = INT64_MAX;
  for (const std::uint32_t line : all_.eligible(contender)) {
    heaviest = std::max(heaviest, weights_[line]);
    lightest = std::min(lightest, weights_[line]);
    weights_[line] = without(weights_[line], share);
  }
  slack_ = plus(slack_, weigh(ceiling.roundings, heaviest));
  if (ceiling.by_line) return;
  const auto lines = static_cast<std::int64_t>(contender.eligible);
  slack_ = plus(slack_, weigh(2 * lines, heaviest - lightest));
}

/// Of a clique of shares, each line loses at most the largest that covers it.
void Bound::put_shares_of(std::uint32_t clique, std::uint32_t from) {
  most_.assign(weights_.size(), 0);
  std::int64_t roundings = 0;
  std::int64_t lines = 0;
  for (std::uint32_t i = from; i < all_.list.size(); ++i) {
    if (cliques_.of[i] != clique || ceilings_[i].amount == 0) continue;
    for (const std::uint32_t line : all_.eligible(all_.list[i])) {
      most_[line] = std::max(most_[line], ceilings_[i].share);
    }
    roundings = std::max(roundings, ceilings_[i].roundings);
    if (ceilings_[i].by_line) continue;
    lines = std::max(lines, static_cast<std::int64_t>(all_.list[i].eligible));
  }
  const auto [lightest, heaviest] = std::minmax_element(weights_.begin(), weights_.end());
  slack_ = plus(slack_, weigh(roundings, *heaviest));
  slack_ = plus(slack_, weigh(2 * lines, *heaviest - *lightest));
  for (std::size_t line = 0; line < weights_.size(); ++line) {
    weights_[line] = without(weights_[line], most_[line]);
  }
}

/// From the last contender to the first: what a minor unit on a line weighs in the total after all
/// shares that can still come.
void Bound::pass_back(const Basket& basket, std::uint32_t from) {
  slack_ = tail_.slack;
  weights_ = tail_.weights;
  pieces_.clear();
  std::int64_t running = 0;
  for (const BasketLine& line : basket.lines) running += line.running;
  const std::int64_t shared = tail_.share_of(running);
  if (tail_.paid_most <= shared) {
    const std::int64_t heaviest = *std::max_element(weights_.begin(), weights_.end());
    slack_ = plus(slack_, weigh(tail_.paid_most, heaviest));
  } else if (tail_.paid_share > 0) {
    for (std::int64_t& weight : weights_) weight = without(weight, tail_.paid_share);
    slack_ = plus(slack_, tail_.paid_slack);
  }
  for (auto i = static_cast<std::uint32_t>(all_.list.size()); i-- > from;) {
    const Ceiling& ceiling = ceilings_[i];
    if (ceiling.amount == 0) continue;
    const std::uint32_t clique = cliques_.of[i];
    const bool alone =
        clique == Cliques::kNone ||
        circles_[clique].members <= static_cast<std::uint64_t>(cliques_.at_most[clique]);
    if (alone && ceiling.share > 0) {
      put_share(all_.list[i], ceiling, ceiling.share);
    } else if (alone) {
      const std::int64_t weight = heaviest(all_.list[i]);
      pieces_.push_back({weigh(ceiling.amount, weight), ceiling.needs, weight});
    } else if (circles_[clique].shares_only && cliques_.at_most[clique] == 1) {
      if (circles_[clique].first == i) put_shares_of(clique, from);
    } else {
      circles_[clique].weighed.push_back(weigh(ceiling.amount, heaviest(all_.list[i])));
    }
  }
}

/// The most that the pieces take together, in the order of evaluation: before one that needs so
/// much to be left, no more than the rest can be gone.
std::int64_t Bound::all_pieces(std::int64_t running) const {
  std::int64_t gone = 0;
  std::int64_t heaviest = 0;
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece) {
    const std::int64_t before = std::min(gone, weigh(running - piece->needs, heaviest));
    gone = std::max(gone, plus(before, piece->weighed));
    heaviest = std::max(heaviest, piece->weight);
  }
  return gone;
}

std::int64_t Bound::all_circles() {
  std::int64_t gone = 0;
  for (std::size_t clique = 0; clique < circles_.size(); ++clique) {
    std::vector<std::int64_t>& weighed = circles_[clique].weighed;
    arrange(weighed, [](std::int64_t a, std::int64_t b) { return a > b; });
    const auto most = static_cast<std::size_t>(cliques_.at_most[clique]);
    for (std::size_t i = 0; i < std::min(most, weighed.size()); ++i) {
      gone = plus(gone, weighed[i]);
    }
  }
  return gone;
}

std::int64_t Bound::shipping(const Basket& basket, std::uint32_t from,
                             std::span<const Fate> fates) const {
  for (std::uint32_t i = from; i < all_.list.size(); ++i) {
    const bool over = fates[i] == Fate::in || fates[i] == Fate::out;
    const bool takes = all_.list[i].promotion->level == PromotionLevel::shipping;
    if (takes && !over && all_.list[i].standing.holds()) return 0;
  }
  std::int64_t sum = 0;
  for (const BasketCharge& charge : basket.charges) {
    if (charge.charge->kind == ChargeKind::shipping) sum += charge.running;
  }
  return sum;
}

std::int64_t Bound::least(const Basket& basket, std::uint32_t from, std::span<const Fate> fates) {
  const std::int64_t constant = tail_.constant + shipping(basket, from, fates);
  if (basket.lines.empty()) return constant;
  look(basket, from, fates);
  pass_back(basket, from);
  std::int64_t weighed = 0;
  std::int64_t running = 0;
  for (std::size_t line = 0; line < basket.lines.size(); ++line) {
    weighed += basket.lines[line].running * weights_[line];
    running += basket.lines[line].running;
  }
  const std::int64_t one = std::int64_t{1} << tail_.bits;
  // Weights are rounded down. A thousandth off, and no checker need round as they are.
  slack_ = plus(slack_, one / 1024);
  const std::int64_t gone = plus(plus(all_pieces(running), all_circles()), slack_);
  if (gone >= weighed) return constant;
  // Totals are whole: a fraction above the floor means the next one up.
  return (weighed - gone + one - 1) / one + constant;
}

}  // namespace tillside::pricing
