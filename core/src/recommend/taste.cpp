// SPDX-License-Identifier: MIT

/// @file
/// The profile as the shopper sees it: what each past item weighs, and where the taste lies.

#include "order.h"
#include "parts.h"
#include "ranking.h"

namespace tillside {

using namespace recommend;

namespace {

bool heavier_item(const void* items, std::uint32_t a, std::uint32_t b) {
  const auto& of = *static_cast<const std::vector<TasteItem>*>(items);
  return of[a].weight_ppm != of[b].weight_ppm ? of[a].weight_ppm > of[b].weight_ppm : a < b;
}

bool larger_share(const void* shares, std::uint32_t a, std::uint32_t b) {
  const auto& of = *static_cast<const std::vector<std::int64_t>*>(shares);
  return of[a] != of[b] ? of[a] > of[b] : a < b;
}

}  // namespace

Result<TasteReply> Recommender::taste(const RecommendRequest& request) const {
  const Model& model = *model_;
  std::vector<TasteItem> items;
  std::vector<std::int64_t> shares(model.trait_names.size());
  for (const PastItem& past :
       past_of(model, request.interactions, request.now, ListPurpose::home)) {
    items.push_back({model.skus[past.item], past.weight_ppm, past.bought, past.disliked});
    for (std::uint32_t k = model.traits.indptr[past.item]; k < model.traits.indptr[past.item + 1];
         ++k) {
      shares[model.traits.indices[k]] += past.weight_ppm;
    }
  }
  TasteReply reply{.price_ends = model.price_ends};
  for (const std::uint32_t i : ordered(items.size(), heavier_item, &items)) {
    reply.items.push_back(items[i]);
  }
  for (const std::uint32_t t : ordered(shares.size(), larger_share, &shares)) {
    if (shares[t] > 0) reply.traits.push_back({model.trait_names[t], shares[t]});
  }
  return reply;
}

}  // namespace tillside
