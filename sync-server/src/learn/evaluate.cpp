// SPDX-License-Identifier: MIT
#include "learn/evaluate.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "learn/metrics.h"
#include "learn/ranker.h"
#include "learn/reference.h"
#include "learn/tune.h"

namespace tillside::learn {
namespace {

constexpr std::size_t kFirstPage = 20;

using Ranker = std::function<std::vector<std::uint32_t>(const TaskCase&)>;

struct Sum {
  double recall = 0;
  double ndcg10 = 0;
  double ndcg100 = 0;
  double cases = 0;
};

Figures measure(const std::vector<TaskCase>& cases, std::size_t ranked_items,
                const Ranker& ranker) {
  std::map<std::string, Sum> users;
  std::set<std::uint32_t> shown;
  for (const TaskCase& one : cases) {
    const auto ranking = ranker(one);
    const std::size_t page = std::min(kFirstPage, ranking.size());
    shown.insert(ranking.begin(), ranking.begin() + static_cast<std::ptrdiff_t>(page));
    Sum& sum = users[one.user];
    sum.recall += recall_at(kFirstPage, ranking, one.targets);
    sum.ndcg10 += ndcg_at(10, ranking, one.targets);
    sum.ndcg100 += ndcg_at(kRankedDepth, ranking, one.targets);
    sum.cases += 1;
  }
  Figures figures;
  figures.users = users.size();
  if (users.empty()) return figures;
  const auto n = static_cast<double>(users.size());
  for (const auto& [user, sum] : users) {
    figures.recall_at_20 += sum.recall / sum.cases / n;
    figures.ndcg_at_10 += sum.ndcg10 / sum.cases / n;
    figures.ndcg_at_100 += sum.ndcg100 / sum.cases / n;
  }
  figures.coverage = static_cast<double>(shown.size()) / static_cast<double>(ranked_items);
  return figures;
}

BlendRow alone(ScorePart part) {
  BlendRow row{};
  row[static_cast<std::size_t>(part)] = 1'000'000;
  return row;
}

BlendRow single_part(Method method, Task task) {
  const bool basket = task == Task::basket;
  switch (method) {
    case Method::own_frequency:
      return alone(ScorePart::own_purchases);
    case Method::tfidf:
      return alone(basket ? ScorePart::basket_content : ScorePart::history_content);
    case Method::ease:
      return alone(basket ? ScorePart::basket_orders : ScorePart::history_users);
    default:
      return alone(ScorePart::popularity);
  }
}

std::vector<std::uint32_t> allowed_for(const TaskCase& one, Task task,
                                       const std::vector<bool>& ranked) {
  std::vector<std::uint32_t> masked = one.basket;
  if (task != Task::repeat) {
    for (const auto& past : one.history) masked.push_back(past.item);
  }
  std::sort(masked.begin(), masked.end());
  std::vector<std::uint32_t> allowed;
  for (std::uint32_t i = 0; i < ranked.size(); ++i) {
    if (ranked[i] && !std::binary_search(masked.begin(), masked.end(), i)) allowed.push_back(i);
  }
  return allowed;
}

}  // namespace

Result<Measurement> evaluate(const Split& split, Task task, Method method,
                             const Progress& progress) {
  TrainedModel model = learn_parts(split.training, progress);
  const auto& items = split.training.items;
  BlendRow& row = model.blend[static_cast<std::size_t>(purpose_of(task))];
  if (method == Method::blend || method == Method::device) {
    progress("choosing the blend on the validation users");
    TILLSIDE_TRY(const Recommender untuned, load_pack(build_pack(model)));
    row = tune(untuned, task, split.val, split.ranked, items, row);
  } else {
    row = single_part(method, task);
  }
  TILLSIDE_TRY(const Recommender device, load_pack(build_pack(model)));
  const Reference reference(model);
  const Universe universe = universe_of(items, split.ranked);
  const Ranker ranker = [&](const TaskCase& one) {
    if (method == Method::device) {
      return rank_on_device(device, task, request_for(one, task, items, universe), items);
    }
    return reference.rank(one, row, allowed_for(one, task, split.ranked), kRankedDepth);
  };
  const auto ranked_items =
      static_cast<std::size_t>(std::count(split.ranked.begin(), split.ranked.end(), true));
  progress("ranking");
  return Measurement{measure(split.test, ranked_items, ranker),
                     measure(split.val, ranked_items, ranker), row};
}

}  // namespace tillside::learn
