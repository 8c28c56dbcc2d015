// SPDX-License-Identifier: MIT
#include "profile.h"

namespace tillside::recommend {
namespace {

constexpr std::int64_t kPpm = 1'000'000;

std::int64_t decay_ppm(const std::vector<std::int64_t>& table, std::int64_t age_ms) {
  const auto day = static_cast<std::size_t>(age_ms > 0 ? age_ms / kMillisecondsPerDay : 0);
  return day < table.size() ? table[day] : table.back();
}

/// Sums of integers and maxima only, so that the order of the interactions does not matter.
void learn(const Model& model, const Interaction& one, Instant now, PastItem& past) {
  const std::int64_t age_ms = now.value - one.at.value;
  const std::int64_t weight_ppm = model.kind_ppm[static_cast<std::size_t>(one.kind)] *
                                  decay_ppm(model.taste_decay_ppm, age_ms) / kPpm;
  if (weight_ppm > past.weight_ppm) past.weight_ppm = weight_ppm;
  past.disliked = past.disliked || one.kind == InteractionKind::dislike;
  if (one.kind != InteractionKind::purchase) return;
  past.own_ppm += decay_ppm(model.own_decay_ppm, age_ms);
  past.bought = true;
}

}  // namespace

std::vector<PastItem> past_of(const Model& model, const std::vector<Interaction>& interactions,
                              Instant now) {
  std::vector<PastItem> by_item(model.size());
  for (const Interaction& one : interactions) {
    const std::uint32_t item = model.find(one.sku);
    if (item != kNone) learn(model, one, now, by_item[item]);
  }
  std::vector<PastItem> past;
  for (std::uint32_t item = 0; item < by_item.size(); ++item) {
    PastItem& one = by_item[item];
    if (one.disliked) one = {.disliked = true};
    one.item = item;
    if (one.weight_ppm > 0 || one.bought || one.disliked) past.push_back(one);
  }
  return past;
}

ItemSet items_of(const Model& model, const std::vector<std::string>& skus) {
  ItemSet items(model.size());
  for (const std::string& sku : skus) {
    const std::uint32_t item = model.find(sku);
    if (item != kNone) items[item] = 1;
  }
  return items;
}

}  // namespace tillside::recommend
