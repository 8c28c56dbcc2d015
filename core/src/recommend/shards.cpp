// SPDX-License-Identifier: MIT

/// @file
/// Which groups of shards a device fetches. Every round fetches as many: those that the taste asks
/// for, and others drawn with the weights by which the tastes of all past customers ask. Who sees
/// the set cannot tell which are which. @see docs/privacy.md

#include "parts.h"

namespace tillside {

using namespace recommend;

namespace {

constexpr double kNever = -1e300;

/// A sequence of numbers of one seed (splitmix64).
struct Draw {
  std::uint64_t state;

  std::uint64_t below(std::uint64_t limit) {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = (state ^ state >> 30U) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
    return (mixed ^ mixed >> 31U) % limit;
  }
};

/// The best score of a group's shards for the shopper.
std::vector<double> group_scores(const Model& model, const std::vector<Source>& taste) {
  const Shards& shards = model.shards;
  std::vector<double> scores(shards.files.size(), kNever);
  if (taste.empty() || model.factors.d == 0) return scores;
  const std::vector<double> user =
      fold_user(model.factors, fold_matrix(model.factors, taste), taste);
  if (user.empty()) return scores;
  for (std::size_t s = 0; s < shards.scale.size(); ++s) {
    double score = 0;
    for (std::size_t k = 0; k < user.size(); ++k) {
      score += user[k] * shards.values[s * user.size() + k];
    }
    score *= static_cast<double>(shards.scale[s]);
    double& best = scores[shards.group[s]];
    if (score > best) best = score;
  }
  return scores;
}

/// The group with the best score, of those that are open; kNone without one.
std::uint32_t best_of(const std::vector<double>& scores, const ItemSet& open) {
  std::uint32_t best = kNone;
  for (std::uint32_t g = 0; g < scores.size(); ++g) {
    if (open[g] == 0 || !(scores[g] > kNever)) continue;
    if (best == kNone || scores[g] > scores[best]) best = g;
  }
  return best;
}

/// One of the open groups, by their weights; kNone without one.
std::uint32_t drawn(const std::vector<std::uint32_t>& weights, const ItemSet& open, Draw& draw) {
  std::uint64_t sum = 0;
  for (std::size_t g = 0; g < weights.size(); ++g) sum += open[g] != 0 ? weights[g] : 0;
  if (sum == 0) return kNone;
  std::uint64_t left = draw.below(sum);
  for (std::uint32_t g = 0;; ++g) {
    const std::uint64_t weight = open[g] != 0 ? weights[g] : 0;
    if (left < weight) return g;
    left -= weight;
  }
}

}  // namespace

Result<ShardReply> Recommender::shards(const ShardRequest& request) const {
  const Shards& shards = model_->shards;
  const std::size_t groups = shards.files.size();
  ItemSet open(groups, 1);
  Draw draw{static_cast<std::uint64_t>(request.seed)};
  for (const std::int64_t held : request.held) {
    if (held >= 0 && static_cast<std::size_t>(held) < groups) {
      open[static_cast<std::size_t>(held)] = 0;
      draw.state += 0x9E3779B97F4A7C15U;  // another round, other numbers
    }
  }
  RecommendRequest asked;
  asked.interactions = request.interactions;
  asked.now = request.now;
  const Evidence evidence = evidence_of(*model_, asked, ListPurpose::home);
  const std::vector<double> scores = group_scores(*model_, evidence.taste);
  ItemSet chosen(groups);
  for (std::int64_t n = 0; n < request.count; ++n) {
    std::uint32_t group = n < request.wanted ? best_of(scores, open) : kNone;
    if (group == kNone) group = drawn(shards.weight, open, draw);
    if (group == kNone) break;
    open[group] = 0;
    chosen[group] = 1;
  }
  ShardReply reply;
  reply.groups = static_cast<std::int64_t>(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    if (chosen[g] != 0) reply.files.push_back({static_cast<std::int64_t>(g), shards.files[g]});
  }
  return reply;
}

namespace recommend {

Status read_shards(const SafeTensors& file, Model& model) {
  constexpr std::size_t kMaxGroups = 10'000;
  constexpr std::size_t kMaxShards = 100'000;
  Shards& shards = model.shards;
  if (file.note("shardFiles") == nullptr) return Done{};
  const auto malformed = [] {
    return pack_error("shards", "files, weights, groups and centroids of shards");
  };
  const Tensor* weight = vector_of(file, "shards", "weight", Dtype::u32);
  const Tensor* group = vector_of(file, "shards", "group", Dtype::u32);
  const Tensor* values = vector_of(file, "shards", "values", Dtype::i8);
  const Tensor* scale = vector_of(file, "shards", "scale", Dtype::f32);
  if (weight == nullptr || group == nullptr || values == nullptr || scale == nullptr ||
      !read_note(file, "shardFiles", shards.files) || !read_scales(*scale, shards.scale)) {
    return malformed();
  }
  append(*weight, shards.weight);
  append(*group, shards.group);
  append(*values, shards.values);
  const std::size_t count = shards.scale.size();
  bool well = shards.weight.size() == shards.files.size() && shards.files.size() <= kMaxGroups &&
              shards.group.size() == count && count <= kMaxShards &&
              shards.values.size() == count * model.factors.d;
  for (const std::uint32_t g : shards.group) well = well && g < shards.files.size();
  if (!well) return malformed();
  return Done{};
}

}  // namespace recommend

}  // namespace tillside
