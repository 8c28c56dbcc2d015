// SPDX-License-Identifier: MIT
#include "explain.h"

namespace tillside {

using namespace recommend;

namespace {

/// How the verbs differ: whose weights, and which of the owned items stay in the list.
enum class Owned { left_out, kept, alone };

struct Question {
  ListPurpose purpose;
  Owned owned = Owned::left_out;
  bool shop_list = false;   ///< the shop's own list: nothing of it is left out but what is excluded
  bool candidates = false;  ///< no candidates means nothing, not the catalogue
  bool across = false;      ///< leaves out the categories that the basket or the past has
};

void remove(ItemSet& items, const ItemSet& unwanted) {
  for (std::size_t item = 0; item < items.size(); ++item) {
    if (unwanted[item] != 0) items[item] = 0;
  }
}

/// Items with a category that one of the basket's has; without a basket, one of what was bought.
ItemSet same_categories(const Model& model, const Evidence& evidence) {
  ItemSet categories(model.size());  // a number for each category there is: at most n
  const auto mark = [&](std::uint32_t item) {
    if (model.category[item] != kNone) categories[model.category[item]] = 1;
  };
  for (const Source& source : evidence.basket) mark(source.item);
  for (const PastItem& past : evidence.past) {
    if (evidence.basket.empty() && past.bought) mark(past.item);
  }
  ItemSet items(model.size());
  for (std::size_t item = 0; item < items.size(); ++item) {
    const std::uint32_t category = model.category[item];
    items[item] = category != kNone && categories[category] != 0 ? 1 : 0;
  }
  return items;
}

/// Items with one of the traits that are asked for.
ItemSet with_traits(const Model& model, const std::vector<std::string>& traits) {
  ItemSet wanted(model.trait_names.size());
  for (std::size_t t = 0; t < wanted.size(); ++t) {
    for (const std::string& trait : traits) {
      if (trait == model.trait_names[t]) wanted[t] = 1;
    }
  }
  ItemSet items(model.size());
  const QuantisedRows& rows = model.traits;
  for (std::size_t item = 0; item < items.size(); ++item) {
    for (std::uint32_t k = rows.indptr[item]; k < rows.indptr[item + 1]; ++k) {
      if (wanted[rows.indices[k]] != 0) items[item] = 1;
    }
  }
  return items;
}

void keep(ItemSet& items, const ItemSet& wanted) {
  for (std::size_t item = 0; item < items.size(); ++item) items[item] &= wanted[item];
}

ItemSet allowed_items(const Model& model, const RecommendRequest& request, const Evidence& evidence,
                      const Question& question, const ItemSet& basket) {
  ItemSet allowed = request.candidates.empty() && !question.shop_list && !question.candidates
                        ? ItemSet(model.size(), 1)
                        : items_of(model, request.candidates);
  remove(allowed, items_of(model, request.exclude));
  if (question.shop_list) return allowed;
  remove(allowed, basket);
  ItemSet owned(model.size());
  for (const PastItem& past : evidence.past) {
    if (past.disliked) allowed[past.item] = 0;
    owned[past.item] = past.bought ? 1 : 0;
  }
  if (question.owned == Owned::left_out) remove(allowed, owned);
  if (question.owned == Owned::alone) keep(allowed, owned);
  if (!request.traits.empty()) keep(allowed, with_traits(model, request.traits));
  if (question.across) remove(allowed, same_categories(model, evidence));
  if (question.purpose != ListPurpose::search) return allowed;
  const std::vector<double> match = evidence.query.empty() ? std::vector<double>(model.size())
                                                           : match_query(model, evidence.query);
  for (std::size_t item = 0; item < allowed.size(); ++item) {
    if (!(match[item] > 0)) allowed[item] = 0;
  }
  return allowed;
}

RecommendReply answer(const Model& model, const RecommendRequest& request,
                      const Question& question) {
  const Evidence evidence = evidence_of(model, request, question.purpose);
  const Blend& wanted = model.blend_ppm[static_cast<std::size_t>(question.purpose)];
  const PartSums sums = sum_parts(model, evidence, wanted);
  const Blend blend = effective_blend(wanted, sums);
  const ItemSet basket = items_of(model, request.basket);
  const ItemSet fresh = items_of(model, request.fresh);
  Manner manner{static_cast<std::size_t>(request.k),
                request.max_per_product,
                request.max_per_category,
                &basket,
                request.diversity_ppm,
                request.fresh_slots,
                &fresh};
  if (question.shop_list) manner = {.k = request.candidates.size()};
  RecommendReply reply{model.id, !evidence.taste.empty(), {}};
  for (const Ranked& ranked :
       best(model, blend_scores(sums, blend, model.size()),
            allowed_items(model, request, evidence, question, basket), manner)) {
    Recommendation& item = reply.items.emplace_back();
    item.sku = model.skus[ranked.item];
    item.score_ppm = ranked.score_ppm;
    if (request.max_reasons == 0) continue;
    item.reasons = reasons_for(model, evidence, sums, blend, ranked,
                               static_cast<std::size_t>(request.max_reasons));
  }
  return reply;
}

}  // namespace

Result<Recommender> Recommender::load(const std::vector<std::span<const std::uint8_t>>& segments) {
  ModelLoader loader;
  for (const auto segment : segments) TILLSIDE_CHECK(loader.add(segment));
  TILLSIDE_TRY(auto&& model, std::move(loader).finish());
  return Recommender(new Model(std::move(model)));
}

Result<RecommendReply> Recommender::for_you(const RecommendRequest& request) const {
  return answer(*model_, request,
                {ListPurpose::home, request.keep_owned ? Owned::kept : Owned::left_out});
}

Result<RecommendReply> Recommender::similar(const RecommendRequest& request) const {
  bool known = false;
  for (const std::string& sku : request.basket) known = known || model_->find(sku) != kNone;
  if (known) return answer(*model_, request, {ListPurpose::similar, Owned::kept});
  return Error{.code = Errc::item_unknown,
               .pointer = "/basket",
               .value = request.basket.empty() ? "" : request.basket.front().substr(0, 80),
               .rule = "a sku of the model"};
}

Result<RecommendReply> Recommender::goes_with(const RecommendRequest& request) const {
  return answer(*model_, request,
                {ListPurpose::basket, request.keep_owned ? Owned::kept : Owned::left_out});
}

Result<RecommendReply> Recommender::buy_again(const RecommendRequest& request) const {
  const Owned owned = request.candidates.empty() ? Owned::alone : Owned::kept;
  return answer(*model_, request, {ListPurpose::repeat, owned});
}

Result<RecommendReply> Recommender::search(const RecommendRequest& request) const {
  return answer(*model_, request, {ListPurpose::search, Owned::kept});
}

Result<RecommendReply> Recommender::rerank(const RecommendRequest& request) const {
  RecommendReply reply =
      answer(*model_, request, {ListPurpose::home, Owned::kept, /*shop_list=*/true});
  for (const std::string& sku : request.candidates) {
    if (model_->find(sku) == kNone) reply.items.push_back({sku, 0, {}});
  }
  return reply;
}

Result<RecommendReply> Recommender::new_arrivals(const RecommendRequest& request) const {
  Question question{ListPurpose::arrivals};
  question.candidates = true;
  return answer(*model_, request, question);
}

Result<RecommendReply> Recommender::across(const RecommendRequest& request) const {
  Question question{ListPurpose::basket};
  question.across = true;
  return answer(*model_, request, question);
}

PartScores Recommender::parts(const RecommendRequest& request, ListPurpose purpose,
                              std::uint32_t wanted) const {
  Blend every{};
  for (std::size_t p = 0; p < kParts; ++p) every[p] = wanted >> p & 1U;
  PartScores out;
  for (PartScore& sum : sum_parts(*model_, evidence_of(*model_, request, purpose), every)) {
    for (double& x : sum.score) x /= sum.deviation;
    out.parts.push_back(std::move(sum.score));
  }
  return out;
}

void Recommender::Drop::operator()(const Model* model) const { delete model; }

const std::string& Recommender::model_id() const { return model_->id; }
std::size_t Recommender::item_count() const { return model_->size(); }

}  // namespace tillside
