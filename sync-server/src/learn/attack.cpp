// SPDX-License-Identifier: MIT
#include "learn/attack.h"

#include <algorithm>
#include <functional>

#include "learn/measure.h"
#include "learn/part_sums.h"
#include "learn/quantise.h"
#include "learn/ranker.h"
#include "learn/scrambled.h"
#include "learn/split.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kMinItems = 5;  ///< of a customer whom membership is asked about
constexpr std::uint64_t kNewOneIn = 100;

/// The item-item weights of a pack, as the int8 of the files say them.
struct Published {
  SparseRows orders;
  SparseRows users;
};

SparseRows as_shipped(const SparseRows& rows) {
  const Int8Rows shipped = quantise_rows(rows, 0, rows.rows());
  SparseRows out;
  for (std::size_t r = 0; r < rows.rows(); ++r) {
    for (auto k = shipped.indptr[r]; k < shipped.indptr[r + 1]; ++k) {
      out.push(shipped.indices[k], shipped.scale[r] * static_cast<float>(shipped.values[k]));
    }
    out.end_row();
  }
  return out;
}

Published publish(const TrainingSet& training, const ContentModel& content, std::uint32_t support) {
  PartSettings settings;
  settings.orders.support = support;
  settings.users.support = support;
  const std::size_t n = training.items.size();
  const SparseRows& words = content.rows;
  return {as_shipped(bridge_new_items(ease(baskets_by_order(training), n, settings.orders, &words),
                                      words, {})),
          as_shipped(bridge_new_items(
              ease(baskets_by_customer(training), n, settings.users, &words), words, {}))};
}

double weight_at(const SparseRows& rows, std::uint32_t row, std::uint32_t column) {
  const auto first = rows.indices.begin() + rows.indptr[row];
  const auto last = rows.indices.begin() + rows.indptr[row + 1];
  const auto place = std::lower_bound(first, last, column);
  if (place == last || *place != column) return 0;
  return static_cast<double>(rows.values[static_cast<std::size_t>(place - rows.indices.begin())]);
}

/// The mean weight between an item and a set of items, both ways.
double tie(const SparseRows& rows, std::uint32_t item, const std::vector<std::uint32_t>& others) {
  double sum = 0;
  double count = 0;
  for (const auto other : others) {
    if (other == item) continue;
    sum += weight_at(rows, item, other) + weight_at(rows, other, item);
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

double within(const SparseRows& rows, const std::vector<std::uint32_t>& items) {
  double sum = 0;
  for (const auto item : items) sum += tie(rows, item, items);
  return sum / static_cast<double>(std::max<std::size_t>(1, items.size()));
}

TrainingSet orders_of(const TrainingSet& all, const std::vector<bool>& customers) {
  TrainingSet out{all.items, all.customers, {}};
  for (const auto& order : all.orders) {
    if (order.customer == kNobody || customers[static_cast<std::size_t>(order.customer)]) {
      out.orders.push_back(order);
    }
  }
  return out;
}

/// Numbers of customers, by whether they were learnt from.
class Guesses {
 public:
  void add(bool member, double value) { (member ? members_ : others_).push_back(value); }
  [[nodiscard]] AttackResult result(std::string name) const {
    return {std::move(name), auc_of(members_, others_), members_.size(), others_.size()};
  }

 private:
  std::vector<double> members_;
  std::vector<double> others_;
};

/// By item: its only buyer, or -1.
std::vector<std::int32_t> only_buyers(const std::vector<Basket>& customers, std::size_t items) {
  std::vector<std::int32_t> buyer(items, -1);
  std::vector<std::uint32_t> buyers(items);
  for (const auto& basket : customers) {
    for (const auto item : basket.items) {
      buyer[item] = basket.customer;
      ++buyers[item];
    }
  }
  for (std::size_t i = 0; i < items; ++i) {
    if (buyers[i] != 1) buyer[i] = -1;
  }
  return buyer;
}

AttackResult one_buyer(const std::vector<Basket>& customers, const std::vector<bool>& member,
                       const Published& pack) {
  Guesses guesses;
  const auto buyer = only_buyers(customers, pack.users.rows());
  for (std::uint32_t item = 0; item < buyer.size(); ++item) {
    if (buyer[item] < 0) continue;
    const auto c = static_cast<std::size_t>(buyer[item]);
    if (customers[c].items.size() < kMinItems) continue;
    guesses.add(member[c], tie(pack.orders, item, customers[c].items) +
                               tie(pack.users, item, customers[c].items));
  }
  return guesses.result("one_buyer");
}

AttackResult membership(const std::vector<Basket>& customers, const std::vector<bool>& member,
                        const SparseRows& rows, std::string name) {
  Guesses guesses;
  for (std::size_t c = 0; c < customers.size(); ++c) {
    if (customers[c].items.size() < kMinItems) continue;
    guesses.add(member[c], within(rows, customers[c].items));
  }
  return guesses.result(std::move(name));
}

/// Who came between two packs: members of neither against those of the second alone.
AttackResult difference_of(const std::vector<Basket>& customers, const std::vector<bool>& member,
                           const std::vector<bool>& came, const Published& before,
                           const Published& after) {
  Guesses guesses;
  for (std::size_t c = 0; c < customers.size(); ++c) {
    if (customers[c].items.size() < kMinItems || (member[c] && !came[c])) continue;
    const auto& items = customers[c].items;
    guesses.add(came[c], within(after.orders, items) - within(before.orders, items) +
                             within(after.users, items) - within(before.users, items));
  }
  return guesses.result("difference");
}

}  // namespace

double auc_of(const std::vector<double>& members, const std::vector<double>& others) {
  if (members.empty() || others.empty()) return .5;
  std::vector<double> sorted = others;
  std::sort(sorted.begin(), sorted.end());
  double wins = 0;
  for (const double value : members) {
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), value);
    wins += static_cast<double>(first - sorted.begin()) + static_cast<double>(last - first) / 2;
  }
  return wins / static_cast<double>(members.size()) / static_cast<double>(others.size());
}

std::vector<AttackResult> attack(const TrainingSet& all, std::uint32_t support, std::uint64_t seed,
                                 const Progress& progress) {
  const auto customers = baskets_by_customer(all);
  const ContentModel content = tfidf(all.items);
  Dice dice(seed);
  std::vector<bool> member(customers.size());
  std::vector<bool> came(customers.size());
  for (std::size_t c = 0; c < customers.size(); ++c) {
    member[c] = dice.below(2) == 0;
    // Of those who are no members, a hundredth of the members comes with the second pack.
    came[c] = !member[c] && dice.below(kNewOneIn) == 0;
  }
  progress("a pack of half the customers, each weight on " + std::to_string(support) +
           " customers or more");
  const Published before = publish(orders_of(all, member), content, support);
  std::vector<AttackResult> out{one_buyer(customers, member, before),
                                membership(customers, member, before.users, "membership_users"),
                                membership(customers, member, before.orders, "membership_orders")};
  progress("the same with a hundredth more customers");
  std::vector<bool> later = member;
  for (std::size_t c = 0; c < later.size(); ++c) later[c] = later[c] || came[c];
  const Published after = publish(orders_of(all, later), content, support);
  out.push_back(difference_of(customers, later, came, before, after));
  return out;
}

std::vector<ProtectionLoss> protection_loss(const TrainingSet& all, std::uint64_t seed) {
  const ContentModel content = tfidf(all.items);
  std::vector<ProtectionLoss> out;
  for (const Task task : {Task::basket, Task::next}) {
    const Split split = draw_split(all, task, false, 10, 0, seed);
    const auto reached = [&](std::uint32_t support) {
      const Published pack = publish(split.training, content, support);
      const SparseRows& rows = task == Task::basket ? pack.orders : pack.users;
      return measure(split.test, split.ranked, content,
                     [&](const TaskCase& one) {
                       const auto scores =
                           through(rows, task == Task::basket ? basket_of(one) : taste_of(one, 180),
                                   rows.rows());
                       return best_of(allowed_for(one, task, split.ranked),
                                      {scores.begin(), scores.end()}, kRankedDepth);
                     })
          .ndcg_at_100;
    };
    out.push_back({task, reached(0), reached(kMinSupport)});
  }
  return out;
}

}  // namespace tillside::learn
