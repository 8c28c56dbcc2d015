// SPDX-License-Identifier: MIT
#include "learn/split.h"

#include <algorithm>

#include "learn/split_cases.h"
#include "learn/split_file.h"

namespace tillside::learn {
namespace {

using catalog::FileError;
using Problem = std::optional<FileError>;

/// What the readers of one split share.
struct Reading {
  const std::string& folder;
  Places items;
  Places customers;
  SplitFrame frame;
};

Problem read_users(const Reading& reading, const std::string& name, std::vector<bool>& out) {
  const SplitFile file(reading.folder + "/" + name + "_users.txt");
  if (file.error()) return file.error();
  out.assign(reading.frame.all.customers.size(), false);
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
  ranked.assign(reading.frame.all.items.size(), false);
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
  const bool basket = reading.frame.task == Task::basket;
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
    const Orders& orders = reading.frame.orders[user[0]];
    const std::size_t known = basket ? orders.size() - 1 : boundary(orders.size());
    TaskCase one = history_of(orders, known, std::string(fields[0]), history, ranked);
    if (basket) one.now_ms = orders.back()->at_ms;
    one.basket = std::move(visible);
    const auto masked = reading.frame.task == Task::repeat ? std::vector<std::uint32_t>() : history;
    std::set_difference(targets.begin(), targets.end(), masked.begin(), masked.end(),
                        std::back_inserter(one.targets));
    if (!one.targets.empty()) cases.push_back(std::move(one));
  }
  return std::nullopt;
}

}  // namespace

std::variant<Split, FileError> read_split(const std::string& folder, Task task, bool past_only,
                                          const TrainingSet& all) {
  const Reading reading{folder, Places(all.items), Places(all.customers),
                        frame_of(all, task, past_only)};
  SplitUsers users;
  std::vector<bool> ranked;
  if (auto problem = read_users(reading, "train", users.train)) return *problem;
  if (auto problem = read_users(reading, "val", users.val)) return *problem;
  if (auto problem = read_users(reading, "test", users.test)) return *problem;
  if (auto problem = read_universe(reading, ranked)) return *problem;
  if (task == Task::cold || past_only) return make_split(reading.frame, users, ranked);
  Split split = make_split(reading.frame, users, ranked);
  split.val.clear();
  split.test.clear();
  if (auto problem = read_rows(reading, "val", ranked, split.val)) return *problem;
  if (auto problem = read_rows(reading, "test", ranked, split.test)) return *problem;
  return split;
}

}  // namespace tillside::learn
