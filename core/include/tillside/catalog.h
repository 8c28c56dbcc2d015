// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What a shop sells: variants (sku) of products, as imported and as published.
/// @see docs/protocol.md, "The catalogue"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tillside/money.h"
#include "tillside/time.h"

namespace tillside {

/// A text for people, in English and perhaps in Chinese.
struct Text {
  std::string en;
  std::optional<std::string> zh;

  static constexpr auto kFields =
      fields(field("en", &Text::en).in(1, 1000), field("zh", &Text::zh).in(1, 1000));
};

/// One variant that can be bought. Variants of one product share `product_id`.
struct Item {
  std::string sku;
  std::string product_id;  ///< equals sku where a product has one variant
  Text title;
  Text category;
  bool category_derived = false;  ///< taken from the title's nouns, not from the merchant
  std::string brand = {};
  std::vector<std::string> tags = {};
  std::map<std::string, std::string> options = {};     ///< what tells variants apart: colour, size
  std::map<std::string, std::string> attributes = {};  ///< facts that do not
  Minor price_minor;
  std::optional<Minor> list_price_minor = {};  ///< shown crossed out; above price_minor
  std::optional<Minor> min_price_minor = {};   ///< no rule brings a unit below it
  std::optional<std::string> tax_class = {};   ///< absent: the program's first tax class
  std::optional<std::string> image_url = {};   ///< the shop's own picture
  std::optional<Instant> listed_at = {};
  std::optional<std::string> audience = {};  ///< a member group that alone sees it
  bool in_stock = true;

  static constexpr auto kFields = fields(
      field("sku", &Item::sku).in(1, 64), field("productId", &Item::product_id).in(1, 64),
      field("title", &Item::title), field("category", &Item::category),
      field("categoryDerived", &Item::category_derived).or_default(),
      field("brand", &Item::brand).up_to(200).or_default(),
      field("tags", &Item::tags).up_to(50).or_default(),
      field("options", &Item::options).up_to(10).or_default(),
      field("attributes", &Item::attributes).up_to(50).or_default(),
      field("priceMinor", &Item::price_minor).in(0, kMaxInteger),
      field("listPriceMinor", &Item::list_price_minor).in(0, kMaxInteger),
      field("minPriceMinor", &Item::min_price_minor).in(0, kMaxInteger),
      field("taxClass", &Item::tax_class).in(1, 64),
      field("imageUrl", &Item::image_url).in(1, 2000), field("listedAt", &Item::listed_at),
      field("audience", &Item::audience).in(1, 64), field("inStock", &Item::in_stock).or_default());
};

TILLSIDE_ENUM(SegmentKind, base, overlay, tombstone)
TILLSIDE_ENUM(SegmentContent, catalogue, pack)

/// One content-addressed chunk of a published catalogue or model.
struct Segment {
  std::string sha256;  ///< lower-case hex of the bytes
  std::int64_t bytes = 0;
  std::int64_t items = 0;
  SegmentKind kind = SegmentKind::base;
  SegmentContent content = SegmentContent::catalogue;

  static constexpr auto kFields = fields(
      field("sha256", &Segment::sha256).in(64, 64), field("bytes", &Segment::bytes).at_least(1),
      field("items", &Segment::items).at_least(0), field("kind", &Segment::kind),
      field("content", &Segment::content));
};

/// What a browser has to hold: `GET /v1/catalog/manifest`. The signature is Ed25519 over the
/// canonical JSON of the manifest without `signature`.
struct Manifest {
  std::string version;  ///< first 32 hex digits of the SHA-256 over the segments' hashes in order
  std::string currency;
  std::string program_hash;
  std::optional<std::string> model_id = {};  ///< absent before the first training
  std::vector<Segment> segments = {};
  std::string public_key;                     ///< Ed25519, hex
  std::optional<std::string> signature = {};  ///< hex; absent only in the bytes that are signed

  static constexpr auto kFields = fields(field("version", &Manifest::version).in(32, 32),
                                         field("currency", &Manifest::currency),
                                         field("programHash", &Manifest::program_hash).in(64, 64),
                                         field("modelId", &Manifest::model_id).in(1, 64),
                                         field("segments", &Manifest::segments).up_to(10000),
                                         field("publicKey", &Manifest::public_key).in(64, 64),
                                         field("signature", &Manifest::signature).in(128, 128));
};

}  // namespace tillside
