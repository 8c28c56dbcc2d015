// SPDX-License-Identifier: MIT
#include "learn/split.h"

#include <algorithm>
#include <limits>
#include <set>

#include "learn/split_file.h"

namespace tillside::learn {
namespace {

using catalog::FileError;
using Problem = std::optional<FileError>;

/// What the readers of one split share.
struct Reading {
  const std::string& folder;
  Task task;
  const TrainingSet& all;
  Places items;
  Places customers;
  std::vector<Orders> orders;
  std::int64_t cut_ms = std::numeric_limits<std::int64_t>::max();
  std::vector<bool> cold = {};  ///< by item; Task::cold alone
};

Problem read_users(const Reading& reading, const std::string& name, std::vector<bool>& out) {
  const SplitFile file(reading.folder + "/" + name + "_users.txt");
  if (file.error()) return file.error();
  out.assign(reading.all.customers.size(), false);
  for (std::size_t i = 0; i < file.lines().size(); ++i) {
    std::vector<std::uint32_t> found;
    std::string unknown;
    if (!reading.customers.find(file.lines()[i], found, unknown)) {
      return file.problem(i, unknown, "a customer of the orders file");
    }
    for (const auto customer : found) out[customer] = true;
  }
  return std::nullopt;
}

Problem read_universe(const Reading& reading, std::vector<bool>& ranked) {
  const SplitFile file(reading.folder + "/item_universe.txt");
  if (file.error()) return file.error();
  ranked.assign(reading.all.items.size(), false);
  for (std::size_t i = 0; i < file.lines().size(); ++i) {
    std::vector<std::uint32_t> found;
    std::string unknown;
    if (!reading.items.find(file.lines()[i], found, unknown)) {
      return file.problem(i, unknown, "an id of the items file");
    }
    for (const auto item : found) ranked[item] = true;
  }
  return std::nullopt;
}

/// How many orders the history of a row covers. Where the orders do not bear the row out (they may
/// be missing), the history is taken from the row, all of one age.
TaskCase history_of(const Orders& orders, std::size_t known, const std::string& user,
                    const std::vector<std::uint32_t>& row, const std::vector<bool>& ranked) {
  TaskCase one = case_after(user, orders, std::min(known, orders.size()));
  std::vector<std::uint32_t> seen;
  for (const auto item : distinct_items(one.history)) {
    if (ranked[item]) seen.push_back(item);
  }
  if (seen == row) return one;
  one.history.clear();
  for (const auto item : row) one.history.push_back({item, one.now_ms});
  return one;
}

/// basket: user, shuffle, history, visible, hidden · else: user, history, later.
Problem read_rows(const Reading& reading, const std::string& name, const std::vector<bool>& ranked,
                  std::vector<TaskCase>& cases) {
  const bool basket = reading.task == Task::basket;
  const SplitFile file(reading.folder + "/" + name +
                       (basket ? "_basket.tsv" : "_order_boundary.tsv"));
  if (file.error()) return file.error();
  for (std::size_t i = 0; i < file.lines().size(); ++i) {
    const auto fields = cut(file.lines()[i], '\t');
    if (fields.size() != (basket ? 5U : 3U)) {
      return file.problem(i, file.lines()[i], basket ? "a row of 5 fields" : "a row of 3 fields");
    }
    std::vector<std::uint32_t> user;
    std::vector<std::uint32_t> history;
    std::vector<std::uint32_t> visible;
    std::vector<std::uint32_t> targets;
    std::string unknown;
    const std::size_t first = basket ? 2 : 1;
    if (!reading.customers.find(fields[0], user, unknown) || user.size() != 1 ||
        !reading.items.find(fields[first], history, unknown) ||
        (basket && !reading.items.find(fields[3], visible, unknown)) ||
        !reading.items.find(fields.back(), targets, unknown)) {
      return file.problem(i, unknown, "an id of the orders and items files");
    }
    const Orders& orders = reading.orders[user[0]];
    const std::size_t known = basket ? orders.size() - 1 : boundary(orders.size());
    TaskCase one = history_of(orders, known, std::string(fields[0]), history, ranked);
    if (basket) one.now_ms = orders.back()->at_ms;
    one.basket = std::move(visible);
    const auto masked = reading.task == Task::repeat ? std::vector<std::uint32_t>() : history;
    std::set_difference(targets.begin(), targets.end(), masked.begin(), masked.end(),
                        std::back_inserter(one.targets));
    if (!one.targets.empty()) cases.push_back(std::move(one));
  }
  return std::nullopt;
}

/// The moment by which 80 % of the orders with a customer are placed.
std::int64_t calendar_cut(const TrainingSet& all) {
  std::vector<std::int64_t> times;
  for (const auto& order : all.orders) {
    if (order.customer != kNobody) times.push_back(order.at_ms);
  }
  std::sort(times.begin(), times.end());
  return times.empty() ? 0 : times[times.size() * 4 / 5];
}

void cut_by_calendar(const Reading& reading, const std::vector<bool>& users,
                     const std::vector<bool>& ranked, std::vector<TaskCase>& cases) {
  for (std::size_t c = 0; c < users.size(); ++c) {
    const Orders& orders = reading.orders[c];
    if (!users[c] || orders.empty() || orders[0]->at_ms >= reading.cut_ms) continue;
    const auto later = std::find_if(orders.begin(), orders.end(), [&](const TrainingOrder* order) {
      return order->at_ms >= reading.cut_ms;
    });
    const auto known = static_cast<std::size_t>(later - orders.begin());
    TaskCase one = case_after(reading.all.customers[c], orders, known);
    add_later_targets(one, orders, known, reading.task);
    std::erase_if(one.targets, [&](std::uint32_t item) { return !ranked[item]; });
    if (!one.targets.empty()) cases.push_back(std::move(one));
  }
}

/// The shopper's whole past without the cold items, which are the targets.
void hide_cold(const Reading& reading, const std::vector<bool>& users,
               std::vector<TaskCase>& cases) {
  for (std::size_t c = 0; c < users.size(); ++c) {
    const Orders& orders = reading.orders[c];
    if (!users[c]) continue;
    TaskCase one = case_after(reading.all.customers[c], orders, orders.size());
    for (const auto item : distinct_items(one.history)) {
      if (reading.cold[item]) one.targets.push_back(item);
    }
    std::erase_if(one.history, [&](const PastPurchase& past) { return reading.cold[past.item]; });
    if (!one.targets.empty() && !one.history.empty()) cases.push_back(std::move(one));
  }
}

TrainingSet learnable(const Reading& reading, const std::vector<bool>& train) {
  TrainingSet out{reading.all.items, reading.all.customers, {}};
  for (const auto& order : reading.all.orders) {
    const bool theirs =
        order.customer == kNobody || train[static_cast<std::size_t>(order.customer)];
    if (!theirs || order.at_ms >= reading.cut_ms) continue;
    out.orders.push_back(order);
    if (reading.cold.empty()) continue;
    std::erase_if(out.orders.back().items, [&](std::uint32_t item) { return reading.cold[item]; });
  }
  return out;
}

/// Every tenth item that is ranked, drawn by its index.
std::vector<bool> draw_cold(const std::vector<bool>& ranked) {
  constexpr std::uint32_t kOdd = 2654435761U;
  std::vector<bool> cold(ranked.size());
  for (std::uint32_t i = 0; i < ranked.size(); ++i) {
    cold[i] = ranked[i] && ((i + 1) * kOdd >> 16U) % 10 == 0;
  }
  return cold;
}

Problem read_cases(const Reading& reading, const std::string& name, bool past_only,
                   const std::vector<bool>& ranked, std::vector<TaskCase>& cases) {
  if (reading.task != Task::cold && !past_only) return read_rows(reading, name, ranked, cases);
  std::vector<bool> users;
  if (auto problem = read_users(reading, name, users)) return problem;
  if (reading.task == Task::cold) {
    hide_cold(reading, users, cases);
  } else {
    cut_by_calendar(reading, users, ranked, cases);
  }
  return std::nullopt;
}

}  // namespace

std::variant<Split, FileError> read_split(const std::string& folder, Task task, bool past_only,
                                          const TrainingSet& all) {
  Reading reading{
      folder, task, all, Places(all.items), Places(all.customers), orders_by_customer(all)};
  Split split;
  std::vector<bool> train;
  if (auto problem = read_users(reading, "train", train)) return *problem;
  if (auto problem = read_universe(reading, split.ranked)) return *problem;
  if (past_only) reading.cut_ms = calendar_cut(all);
  if (task == Task::cold) reading.cold = draw_cold(split.ranked);
  split.training = learnable(reading, train);
  if (past_only) {
    split.ranked.assign(all.items.size(), false);
    for (const auto& order : split.training.orders) {
      if (order.customer == kNobody) continue;
      for (const auto item : order.items) split.ranked[item] = true;
    }
  }
  if (task == Task::cold) split.ranked = reading.cold;
  if (auto problem = read_cases(reading, "val", past_only, split.ranked, split.val))
    return *problem;
  if (auto problem = read_cases(reading, "test", past_only, split.ranked, split.test)) {
    return *problem;
  }
  return split;
}

}  // namespace tillside::learn
