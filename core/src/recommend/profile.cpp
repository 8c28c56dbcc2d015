// SPDX-License-Identifier: MIT
#include "profile.h"

namespace tillside::recommend {
namespace {

constexpr std::int64_t kPpm = 1'000'000;

/// retention^days by squaring, in 10^-9, each product rounded: integers, so the same everywhere.
std::int64_t decay_ppm(std::int64_t retention_ppb, std::int64_t age_ms) {
  constexpr std::uint64_t kWhole = 1'000'000'000;
  auto days = static_cast<std::uint64_t>(age_ms > 0 ? age_ms / kMillisecondsPerDay : 0);
  std::uint64_t left = kWhole;
  for (auto power = static_cast<std::uint64_t>(retention_ppb); days > 0 && left > 0; days >>= 1U) {
    if ((days & 1U) != 0) left = (left * power + kWhole / 2) / kWhole;
    power = (power * power + kWhole / 2) / kWhole;
  }
  return static_cast<std::int64_t>((left + 500) / 1000);
}

/// Sums of integers and maxima only, so that the order of the interactions does not matter.
void learn(const Model& model, const Interaction& one, Instant now, ListPurpose purpose,
           PastItem& past) {
  const auto& retention_ppb = model.retention_ppb[static_cast<std::size_t>(purpose)];
  const std::int64_t age_ms = now.value - one.at.value;
  const std::int64_t weight_ppm = model.kind_ppm[static_cast<std::size_t>(one.kind)] *
                                  decay_ppm(retention_ppb[0], age_ms) / kPpm;
  if (weight_ppm > past.weight_ppm) past.weight_ppm = weight_ppm;
  past.disliked = past.disliked || one.kind == InteractionKind::dislike;
  if (one.kind != InteractionKind::purchase) return;
  past.own_ppm += decay_ppm(retention_ppb[1], age_ms);
  past.bought = true;
}

}  // namespace

std::vector<PastItem> past_of(const Model& model, const std::vector<Interaction>& interactions,
                              Instant now, ListPurpose purpose) {
  std::vector<PastItem> by_item(model.size());
  for (const Interaction& one : interactions) {
    const std::uint32_t item = model.find(one.sku);
    if (item != kNone) learn(model, one, now, purpose, by_item[item]);
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
