// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Recommendation on the device: the pack that the trainer made, and what this shopper did, to
/// lists with exact reasons. Nothing here is sent anywhere; the same bytes come out of Wasm and of
/// native code. @see docs/recommender.md

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tillside/fields.h"
#include "tillside/time.h"

namespace tillside {

TILLSIDE_ENUM(InteractionKind, impression, click, dwell, add_to_cart, purchase, dislike)

/// One thing the shopper did with one item. Kept on the device, never sent.
struct Interaction {
  std::string sku;
  InteractionKind kind = InteractionKind::click;
  Instant at;

  static constexpr auto kFields =
      fields(field("sku", &Interaction::sku).in(1, 64), field("kind", &Interaction::kind),
             field("at", &Interaction::at));
};

/// What every kind of list is asked with; each verb says which members it looks at.
struct RecommendRequest {
  std::vector<Interaction> interactions = {};  ///< in any order; unknown skus are passed over
  Instant now;
  std::int64_t k = 20;
  std::vector<std::string> basket = {};      ///< what lies in the basket; for similar() the item
  std::string query = {};                    ///< what was typed; for search()
  std::vector<std::string> candidates = {};  ///< only these are ranked; empty = the catalogue
  std::vector<std::string> exclude = {};     ///< never listed: out of stock, closed to this tier
  std::vector<std::string> traits = {};      ///< list only what has one of them: "brand:Acme"
  bool keep_owned = false;                   ///< list what was bought too
  std::vector<std::string> fresh = {};       ///< new items, of which freshSlots get a place
  std::int64_t fresh_slots = 0;              ///< of the k places, spread over the list
  std::int64_t diversity_ppm = 0;     ///< MMR: what a place loses for being like one above it
  std::int64_t max_per_product = 1;   ///< variants of one product; 0 = no cap
  std::int64_t max_per_category = 0;  ///< 0 = no cap
  std::int64_t max_reasons = 3;       ///< for each item; what is beyond is summed as `rest`

  static constexpr auto kFields =
      fields(field("interactions", &RecommendRequest::interactions).up_to(10000).or_default(),
             field("now", &RecommendRequest::now),
             field("k", &RecommendRequest::k).in(1, 1000).or_default(),
             field("basket", &RecommendRequest::basket).up_to(2000).or_default(),
             field("query", &RecommendRequest::query).up_to(500).or_default(),
             field("candidates", &RecommendRequest::candidates).up_to(200000).or_default(),
             field("exclude", &RecommendRequest::exclude).up_to(200000).or_default(),
             field("traits", &RecommendRequest::traits).up_to(1000).or_default(),
             field("keepOwned", &RecommendRequest::keep_owned).or_default(),
             field("fresh", &RecommendRequest::fresh).up_to(200000).or_default(),
             field("freshSlots", &RecommendRequest::fresh_slots).in(0, 1000).or_default(),
             field("diversityPpm", &RecommendRequest::diversity_ppm).in(0, 1000000).or_default(),
             field("maxPerProduct", &RecommendRequest::max_per_product).in(0, 1000).or_default(),
             field("maxPerCategory", &RecommendRequest::max_per_category).in(0, 1000).or_default(),
             field("maxReasons", &RecommendRequest::max_reasons).in(0, 100).or_default());
};

/// Where a share of a score comes from.
TILLSIDE_ENUM(ScoreReasonKind, bought, looked_at, in_basket, bought_before, popular, matches, rest)

struct ScoreReason {
  ScoreReasonKind kind = ScoreReasonKind::rest;
  std::optional<std::string> sku = {};  ///< the past item, or the item in the basket
  std::int64_t share_ppm = 0;           ///< of the same unit as the score; may be negative

  static constexpr auto kFields =
      fields(field("kind", &ScoreReason::kind), field("sku", &ScoreReason::sku),
             field("sharePpm", &ScoreReason::share_ppm));
};

struct Recommendation {
  std::string sku;
  std::int64_t score_ppm = 0;  ///< in millionths of a standard deviation over the catalogue
  std::vector<ScoreReason> reasons = {};  ///< largest first, `rest` last; they add up to score_ppm

  static constexpr auto kFields =
      fields(field("sku", &Recommendation::sku), field("scorePpm", &Recommendation::score_ppm),
             field("reasons", &Recommendation::reasons));
};

struct RecommendReply {
  std::string model_id;
  bool knows_user = false;  ///< false: nothing of the interactions says anything, so popularity did
  std::vector<Recommendation> items = {};

  static constexpr auto kFields = fields(field("modelId", &RecommendReply::model_id),
                                         field("knowsUser", &RecommendReply::knows_user),
                                         field("items", &RecommendReply::items));
};

/// What one past item weighs now.
struct TasteItem {
  std::string sku;
  std::int64_t weight_ppm = 0;  ///< the strongest interaction, decayed; 0 = disliked or worn off
  bool bought = false;
  bool disliked = false;

  static constexpr auto kFields =
      fields(field("sku", &TasteItem::sku), field("weightPpm", &TasteItem::weight_ppm),
             field("bought", &TasteItem::bought), field("disliked", &TasteItem::disliked));
};

/// How much of the taste lies with a brand ("brand:..."), a category ("category:...") or a price
/// band ("price:..."). The shares of one kind add up to the weight of the items that have one.
struct TasteTrait {
  std::string trait;
  std::int64_t share_ppm = 0;

  static constexpr auto kFields =
      fields(field("trait", &TasteTrait::trait), field("sharePpm", &TasteTrait::share_ppm));
};

struct TasteReply {
  std::vector<TasteItem> items = {};    ///< heaviest first
  std::vector<TasteTrait> traits = {};  ///< largest first
  /// Where price bands end, ascending: band n holds what costs less than the n-th and no less than
  /// the one before; the last band has no end.
  std::vector<std::int64_t> price_ends = {};

  static constexpr auto kFields =
      fields(field("items", &TasteReply::items), field("traits", &TasteReply::traits),
             field("priceEnds", &TasteReply::price_ends));
};

/// What a large catalogue's device asks: which groups of shards to fetch in this round.
struct ShardRequest {
  std::vector<Interaction> interactions = {};
  Instant now;
  std::vector<std::int64_t> held = {};  ///< groups on the device
  std::int64_t seed = 0;                ///< drawn at random on the device once for a model
  std::int64_t wanted = 2;              ///< so many at most are chosen by the taste
  std::int64_t count = 8;               ///< so many are fetched; the others are drawn

  static constexpr auto kFields =
      fields(field("interactions", &ShardRequest::interactions).up_to(10000).or_default(),
             field("now", &ShardRequest::now),
             field("held", &ShardRequest::held).up_to(10000).or_default(),
             field("seed", &ShardRequest::seed).in(0, kMaxInteger),
             field("wanted", &ShardRequest::wanted).in(0, 64).or_default(),
             field("count", &ShardRequest::count).in(1, 64).or_default());
};

/// One group of shards: a file with items of several tastes.
struct ShardFile {
  std::int64_t group = 0;
  std::string sha256;

  static constexpr auto kFields =
      fields(field("group", &ShardFile::group), field("sha256", &ShardFile::sha256));
};

struct ShardReply {
  std::vector<ShardFile> files = {};  ///< ascending by group; fewer where no others are left
  std::int64_t groups = 0;            ///< so many there are; 0 = the pack has all items

  static constexpr auto kFields =
      fields(field("files", &ShardReply::files), field("groups", &ShardReply::groups));
};

/// The sets of blend weights that the trainer learns.
TILLSIDE_ENUM(ListPurpose, home, basket, repeat, similar, search, arrivals)

/// The parts of a score, each a sum over the shopper's past, the basket, or the catalogue.
TILLSIDE_ENUM(ScorePart, basket_orders, basket_users, basket_content, basket_factors,
              history_orders, history_users, history_content, history_factors, history_cohorts,
              history_traits, popularity, own_purchases, query, basket_embeddings,
              history_embeddings)

/// The parts of every item's score before they are blended: what the trainer tunes weights on.
struct PartScores {
  std::vector<std::vector<double>>
      parts;  ///< by ScorePart; each n long in standard deviations, or empty
};

namespace recommend {
struct Model;
}

class Recommender {
 public:
  /// Takes the pack segments of a manifest in its order. The bytes are copied.
  /// @error pack_malformed  a segment is not of the documented form
  /// @error pack_mismatch   the segments do not belong to one model, or some are missing
  /// @error model_absent    there are no segments
  static Result<Recommender> load(const std::vector<std::span<const std::uint8_t>>& segments);

  /// The home page: from interactions; owned items are left out.
  [[nodiscard]] Result<RecommendReply> for_you(const RecommendRequest& request) const;
  /// Items like those in `basket`. @error item_unknown  none of them is known
  [[nodiscard]] Result<RecommendReply> similar(const RecommendRequest& request) const;
  /// What goes with `basket`, blended with the interactions.
  [[nodiscard]] Result<RecommendReply> goes_with(const RecommendRequest& request) const;
  /// What was bought before and may be due again. With `candidates` these are ranked instead.
  [[nodiscard]] Result<RecommendReply> buy_again(const RecommendRequest& request) const;
  /// Items that match `query`, blended with the taste.
  [[nodiscard]] Result<RecommendReply> search(const RecommendRequest& request) const;
  /// `candidates` in the order of the taste; all of them come back, unknown ones last as given.
  [[nodiscard]] Result<RecommendReply> rerank(const RecommendRequest& request) const;

  /// New arrivals in the order of the taste: `candidates` that `owned` does not hold.
  [[nodiscard]] Result<RecommendReply> new_arrivals(const RecommendRequest& request) const;
  /// What goes with the basket in other categories than its own; without a basket, than those of
  /// what was bought: the chain from one aisle to the next.
  [[nodiscard]] Result<RecommendReply> across(const RecommendRequest& request) const;
  /// What the model makes of the interactions: shown, edited and erased by the shopper.
  [[nodiscard]] Result<TasteReply> taste(const RecommendRequest& request) const;

  /// What to fetch of a catalogue that is too large for a device: the groups that the taste asks
  /// for among others that are drawn as all shoppers' tastes ask. @see docs/privacy.md, "Shards"
  [[nodiscard]] Result<ShardReply> shards(const ShardRequest& request) const;

  /// `wanted` has a bit for each ScorePart; the others come back empty.
  [[nodiscard]] PartScores parts(const RecommendRequest& request, ListPurpose purpose,
                                 std::uint32_t wanted) const;
  [[nodiscard]] const std::string& model_id() const;
  [[nodiscard]] std::size_t item_count() const;

 private:
  struct Drop {
    void operator()(const recommend::Model* model) const;
  };
  explicit Recommender(const recommend::Model* model) : model_(model) {}
  std::unique_ptr<const recommend::Model, Drop> model_;
};

}  // namespace tillside
