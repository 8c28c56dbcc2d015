// SPDX-License-Identifier: MIT
#include "profile.h"

#include <algorithm>

namespace tillside::recommend {
namespace {

constexpr double kPpm = 1e6;

struct Known {
  std::uint32_t item;
  std::int64_t age_days;
  InteractionKind kind;
};

double decay(const std::vector<std::int64_t>& table, std::int64_t age_days) {
  const auto last = static_cast<std::int64_t>(table.size()) - 1;
  return static_cast<double>(table[static_cast<std::size_t>(std::min(age_days, last))]) / kPpm;
}

void learn(const Model& model, const Known& known, PastItem& past) {
  const auto kind = static_cast<std::size_t>(known.kind);
  const double strength = static_cast<double>(model.kind_ppm[kind]) / kPpm;
  past.weight = std::max(past.weight, strength * decay(model.taste_decay_ppm, known.age_days));
  if (known.kind != InteractionKind::purchase) return;
  past.own += decay(model.own_decay_ppm, known.age_days);
  past.bought = true;
}

}  // namespace

Profile profile_of(const Model& model, const std::vector<Interaction>& interactions, Instant now) {
  std::vector<Known> all;
  for (const auto& one : interactions) {
    const std::uint32_t item = model.find(one.sku);
    if (item == kNone) continue;
    const std::int64_t age = std::max<std::int64_t>(0, now.value - one.at.value);
    all.push_back({item, age / kMillisecondsPerDay, one.kind});
  }
  std::sort(all.begin(), all.end(), [](const Known& a, const Known& b) {
    if (a.item != b.item) return a.item < b.item;
    return a.age_days != b.age_days ? a.age_days < b.age_days : a.kind < b.kind;
  });
  Profile profile;
  for (std::size_t i = 0; i < all.size();) {
    PastItem past{.item = all[i].item};
    bool disliked = false;
    for (; i < all.size() && all[i].item == past.item; ++i) {
      disliked = disliked || all[i].kind == InteractionKind::dislike;
      learn(model, all[i], past);
    }
    if (disliked) {
      profile.disliked.push_back(past.item);
    } else if (past.weight > 0 || past.bought) {
      profile.past.push_back(past);
    }
  }
  return profile;
}

std::vector<std::uint32_t> items_of(const Model& model, const std::vector<std::string>& skus) {
  std::vector<std::uint32_t> items;
  for (const auto& sku : skus) {
    const std::uint32_t item = model.find(sku);
    if (item != kNone) items.push_back(item);
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

}  // namespace tillside::recommend
