// SPDX-License-Identifier: MIT
#include <algorithm>

#include "explain.h"

namespace tillside {
namespace {

using namespace recommend;

/// The two things in which the verbs differ.
struct Question {
  ListPurpose purpose = ListPurpose::home;
  std::vector<std::uint32_t> allowed;  ///< items that may be listed
  Caps caps;
};

std::vector<std::uint32_t> all_items(const Model& model) {
  std::vector<std::uint32_t> items(model.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) items[i] = i;
  return items;
}

void remove(std::vector<std::uint32_t>& items, const std::vector<std::uint32_t>& unwanted) {
  std::vector<std::uint32_t> left;
  std::set_difference(items.begin(), items.end(), unwanted.begin(), unwanted.end(),
                      std::back_inserter(left));
  items = std::move(left);
}

std::vector<std::uint32_t> owned_items(const Profile& profile) {
  std::vector<std::uint32_t> owned;
  for (const PastItem& past : profile.past) {
    if (past.bought) owned.push_back(past.item);
  }
  return owned;
}

/// Candidates less what is excluded, disliked, in the basket and (unless it may stay) owned.
std::vector<std::uint32_t> allowed_items(const Model& model, const RecommendRequest& request,
                                         const Evidence& evidence, bool keep_owned) {
  std::vector<std::uint32_t> items =
      request.candidates.empty() ? all_items(model) : items_of(model, request.candidates);
  remove(items, items_of(model, request.exclude));
  remove(items, evidence.profile.disliked);
  remove(items, items_of(model, request.basket));
  if (!keep_owned) remove(items, owned_items(evidence.profile));
  return items;
}

RecommendReply answer(const Model& model, const RecommendRequest& request, const Evidence& evidence,
                      Question question) {
  const Blend& wanted = model.blend_ppm[static_cast<std::size_t>(question.purpose)];
  const PartSums sums = sum_parts(model, evidence, wanted);
  const Blend blend = effective_blend(wanted, sums);
  RecommendReply reply;
  reply.model_id = model.id;
  reply.knows_user = !evidence.taste.empty();
  for (const Ranked& ranked :
       best(model, blend_scores(sums, blend, model.size()), std::move(question.allowed),
            static_cast<std::size_t>(request.k), question.caps)) {
    reply.items.push_back({model.skus[ranked.item], ranked.score_ppm, {}});
    if (request.max_reasons == 0) continue;
    reply.items.back().reasons = reasons_for(model, evidence, sums, blend, ranked,
                                             static_cast<std::size_t>(request.max_reasons));
  }
  return reply;
}

Caps caps_of(const Model& model, const RecommendRequest& request) {
  return {request.max_per_product, request.max_per_category, items_of(model, request.basket)};
}

}  // namespace

Result<Recommender> Recommender::load(const std::vector<std::span<const std::uint8_t>>& segments) {
  ModelLoader loader;
  for (const auto segment : segments) TILLSIDE_CHECK(loader.add(segment));
  TILLSIDE_TRY(Model model, std::move(loader).finish());
  return Recommender(std::make_shared<const Model>(std::move(model)));
}

Result<RecommendReply> Recommender::for_you(const RecommendRequest& request) const {
  const Evidence evidence = evidence_of(*model_, request);
  return answer(*model_, request, evidence,
                {ListPurpose::home, allowed_items(*model_, request, evidence, request.keep_owned),
                 caps_of(*model_, request)});
}

Result<RecommendReply> Recommender::similar(const RecommendRequest& request) const {
  const Evidence evidence = evidence_of(*model_, request);
  if (evidence.basket.empty()) {
    return Error{.code = Errc::item_unknown,
                 .pointer = "/basket",
                 .value = request.basket.empty() ? "" : request.basket.front().substr(0, 80),
                 .rule = "a sku of the model " + model_->id};
  }
  return answer(*model_, request, evidence,
                {ListPurpose::similar, allowed_items(*model_, request, evidence, true),
                 caps_of(*model_, request)});
}

Result<RecommendReply> Recommender::goes_with(const RecommendRequest& request) const {
  const Evidence evidence = evidence_of(*model_, request);
  return answer(*model_, request, evidence,
                {ListPurpose::basket, allowed_items(*model_, request, evidence, request.keep_owned),
                 caps_of(*model_, request)});
}

Result<RecommendReply> Recommender::buy_again(const RecommendRequest& request) const {
  const Evidence evidence = evidence_of(*model_, request);
  Question question{ListPurpose::repeat, allowed_items(*model_, request, evidence, true),
                    caps_of(*model_, request)};
  if (request.candidates.empty() && !request.keep_owned) {
    std::vector<std::uint32_t> fresh = question.allowed;
    remove(fresh, owned_items(evidence.profile));
    remove(question.allowed, fresh);
  }
  return answer(*model_, request, evidence, std::move(question));
}

Result<RecommendReply> Recommender::search(const RecommendRequest& request) const {
  const Evidence evidence = evidence_of(*model_, request);
  Question question{ListPurpose::search, {}, caps_of(*model_, request)};
  if (!evidence.query.empty()) {
    const std::vector<double> match = match_query(*model_, evidence.query);
    for (const std::uint32_t item : allowed_items(*model_, request, evidence, true)) {
      if (match[item] > 0) question.allowed.push_back(item);
    }
  }
  return answer(*model_, request, evidence, std::move(question));
}

Result<RecommendReply> Recommender::rerank(const RecommendRequest& request) const {
  RecommendRequest wanted = request;
  wanted.k = static_cast<std::int64_t>(request.candidates.size());
  wanted.basket.clear();
  Evidence evidence = evidence_of(*model_, wanted);
  evidence.profile.disliked.clear();
  Question question{ListPurpose::home, items_of(*model_, request.candidates), {}};
  remove(question.allowed, items_of(*model_, request.exclude));
  RecommendReply reply = answer(*model_, wanted, evidence, std::move(question));
  for (const auto& sku : request.candidates) {
    if (model_->find(sku) == kNone) reply.items.push_back({sku, 0, {}});
  }
  return reply;
}

PartScores Recommender::parts(const RecommendRequest& request) const {
  Blend every{};
  every.fill(1);
  const Evidence evidence = evidence_of(*model_, request);
  PartSums sums = sum_parts(*model_, evidence, every);
  PartScores out;
  for (PartScore& sum : sums) {
    for (double& x : sum.score) x /= sum.deviation;
    out.parts.push_back(std::move(sum.score));
  }
  return out;
}

const std::string& Recommender::model_id() const { return model_->id; }
std::size_t Recommender::item_count() const { return model_->size(); }

}  // namespace tillside
