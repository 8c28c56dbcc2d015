// SPDX-License-Identifier: MIT
#include "learn/ranker.h"

#include <algorithm>

namespace tillside::learn {

Universe universe_of(const std::vector<TrainingItem>& items, const std::vector<bool>& ranked) {
  Universe universe;
  for (std::size_t i = 0; i < items.size(); ++i) {
    (ranked[i] ? universe.ranked : universe.others).push_back(items[i].sku);
  }
  return universe;
}

RecommendRequest request_for(const TaskCase& one, Task task, const std::vector<TrainingItem>& items,
                             const Universe& universe) {
  RecommendRequest request;
  for (const PastPurchase& past : one.history) {
    request.interactions.push_back(
        {items[past.item].sku, InteractionKind::purchase, Instant{past.at_ms}});
  }
  for (const auto item : one.basket) request.basket.push_back(items[item].sku);
  request.now = Instant{one.now_ms};
  request.k = kRankedDepth;
  if (task == Task::repeat || task == Task::cold) {
    request.candidates = universe.ranked;  // all of them, not only what was bought
  } else {
    request.exclude = universe.others;
  }
  request.max_per_product = 0;
  request.max_reasons = 0;
  return request;
}

ListPurpose purpose_of(Task task) {
  if (task == Task::basket) return ListPurpose::basket;
  if (task == Task::cold) return ListPurpose::arrivals;
  return task == Task::repeat ? ListPurpose::repeat : ListPurpose::home;
}

Result<RecommendReply> answer_on_device(const Recommender& recommender, Task task,
                                        const RecommendRequest& request) {
  return task == Task::basket   ? recommender.goes_with(request)
         : task == Task::repeat ? recommender.buy_again(request)
         : task == Task::cold   ? recommender.new_arrivals(request)
                                : recommender.for_you(request);
}

std::vector<std::uint32_t> indices_of(const std::vector<std::string>& skus,
                                      const std::vector<TrainingItem>& items) {
  std::vector<std::uint32_t> indices;
  for (const std::string& wanted : skus) {
    const auto place = std::lower_bound(
        items.begin(), items.end(), wanted,
        [](const TrainingItem& one, const std::string& sku) { return one.sku < sku; });
    indices.push_back(static_cast<std::uint32_t>(place - items.begin()));
  }
  return indices;
}

std::vector<std::uint32_t> rank_on_device(const Recommender& recommender, Task task,
                                          const RecommendRequest& request,
                                          const std::vector<TrainingItem>& items) {
  const auto reply = answer_on_device(recommender, task, request);
  std::vector<std::string> skus;
  if (reply) {
    for (const auto& item : reply->items) skus.push_back(item.sku);
  }
  return indices_of(skus, items);
}

}  // namespace tillside::learn
