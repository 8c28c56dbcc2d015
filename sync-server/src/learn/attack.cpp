// SPDX-License-Identifier: MIT
#include "learn/attack.h"

#include <algorithm>
#include <functional>

#include "learn/baskets.h"
#include "learn/bridge.h"
#include "learn/evaluate.h"
#include "learn/parallel.h"
#include "learn/quantise.h"
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
  const Int8Rows shipped = quantise_rows(rows, 0, rows.rows(), kCoarseLevels);
  SparseRows out;
  for (std::size_t r = 0; r < rows.rows(); ++r) {
    for (auto k = shipped.indptr[r]; k < shipped.indptr[r + 1]; ++k) {
      out.push(shipped.indices[k], shipped.scale[r] * static_cast<float>(shipped.values[k]));
    }
    out.end_row();
  }
  return out;
}

/// The settings by default, with the supports of a protection.
PartSettings settings_of(const Protection& protection) {
  PartSettings settings = protection.users > 0 ? PartSettings{} : unprotected();
  settings.orders.support = protection.orders;
  settings.users.support = protection.users;
  return settings;
}

Published publish(const TrainingSet& training, const ContentModel& content,
                  const PartSettings& settings) {
  const std::size_t n = training.items.size();
  const SparseRows& words = content.rows;
  Published out;
  both(
      [&] {
        out.orders = as_shipped(bridge_thin_items(
            ease(baskets_by_order(training), n, settings.orders, &words), words, kBridgeOrders));
      },
      [&] {
        out.users = as_shipped(bridge_thin_items(
            ease(baskets_by_customer(training), n, settings.users, &words), words, kBridgeUsers));
      });
  return out;
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

/// What all attacks share.
struct Shop {
  const TrainingSet& all;
  const ContentModel& content;
  const Protection& protection;
  std::vector<Basket> customers;
};

/// Who came between two versions: those of neither against those of the second alone.
AttackResult between(const Shop& shop, const std::vector<bool>& member,
                     const std::vector<bool>& came, std::string name) {
  std::vector<bool> later = member;
  for (std::size_t c = 0; c < later.size(); ++c) later[c] = later[c] || came[c];
  const TrainingSet first = orders_of(shop.all, member);
  const TrainingSet second = orders_of(shop.all, later);
  const PartSettings settings = settings_of(shop.protection);
  const Published before = publish(first, shop.content, settings);
  const bool anew = learns_anew(learnt_from(first, {}), second, shop.protection.renew_share);
  const Published after = anew ? publish(second, shop.content, settings) : before;
  Guesses guesses;
  for (std::size_t c = 0; c < shop.customers.size(); ++c) {
    const auto& items = shop.customers[c].items;
    if (items.size() < kMinItems || member[c]) continue;
    guesses.add(came[c], within(after.orders, items) - within(before.orders, items) +
                             within(after.users, items) - within(before.users, items));
  }
  return guesses.result(std::move(name));
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

std::vector<AttackResult> attack(const TrainingSet& all, const Protection& protection,
                                 std::uint64_t seed, const Progress& progress) {
  const ContentModel content = tfidf(all.items);
  const Shop shop{all, content, protection, baskets_by_customer(all)};
  const std::size_t count = shop.customers.size();
  Dice dice(seed);
  std::vector<bool> member(count);
  std::vector<bool> came(count);
  std::vector<bool> early(count);
  std::vector<bool> late(count);
  for (std::size_t c = 0; c < count; ++c) {
    member[c] = dice.below(2) == 0;
    // Of those who are no members, a hundredth of the members comes with the second pack.
    came[c] = !member[c] && dice.below(kNewOneIn) == 0;
    const std::uint32_t twentieth = dice.below(20);
    early[c] = twentieth < 7;
    late[c] = !early[c] && twentieth < 16;
  }
  progress("a pack of half the customers, each weight on " + std::to_string(protection.orders) +
           " customers or more, of users on " + std::to_string(protection.users));
  const Published pack = publish(orders_of(all, member), content, settings_of(protection));
  std::vector<AttackResult> out{
      one_buyer(shop.customers, member, pack),
      membership(shop.customers, member, pack.users, "membership_users"),
      membership(shop.customers, member, pack.orders, "membership_orders")};
  progress("the next version, with a hundredth more customers");
  out.push_back(between(shop, member, came, "difference"));
  progress("a third of the customers, then four fifths");
  out.push_back(between(shop, early, late, "renewal"));
  return out;
}

Result<std::vector<ProtectionLoss>> protection_loss(const TrainingSet& all, std::uint64_t seed,
                                                    const Progress& progress) {
  std::vector<ProtectionLoss> out;
  for (const Task task : {Task::basket, Task::next}) {
    const Split split = draw_split(all, task, false, 10, 0, seed);
    TILLSIDE_TRY(const Measurement open,
                 evaluate(split, task, Method::device, progress, std::nullopt, unprotected()));
    TILLSIDE_TRY(const Measurement shipped, evaluate(split, task, Method::device, progress));
    out.push_back({task, open.test.ndcg_at_100, shipped.test.ndcg_at_100,
                   difference(open.test, shipped.test)});
  }
  return out;
}

}  // namespace tillside::learn
