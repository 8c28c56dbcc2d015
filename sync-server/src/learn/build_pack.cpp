// SPDX-License-Identifier: MIT
#include <cmath>

#include "learn/quantise.h"
#include "learn/safetensors_writer.h"
#include "learn/shards.h"
#include "learn/trained_model.h"
#include "store/random.h"
#include "tillside/write.h"

namespace tillside::learn {
namespace {

constexpr std::int64_t kPpm = 1'000'000;
/// What one interaction of each kind says, next to a purchase.
const std::map<std::string, std::int64_t> kKindPpm = {{"add_to_cart", 600'000}, {"click", 200'000},
                                                      {"dislike", 0},           {"dwell", 300'000},
                                                      {"impression", 0},        {"purchase", kPpm}};

/// What is left after a day, in 10^-9: the device takes powers of it.
std::int64_t retention_ppb(double half_life_days) {
  return std::llround(std::exp2(-1 / half_life_days) * 1e9);
}

std::map<std::string, std::vector<std::int64_t>> retention_of(const HalfLifeTable& half_lives) {
  std::map<std::string, std::vector<std::int64_t>> out;
  for (std::size_t p = 0; p < half_lives.size(); ++p) {
    out[std::string(kListPurposeNames[p])] = {retention_ppb(half_lives[p].taste_days),
                                              retention_ppb(half_lives[p].own_days)};
  }
  return out;
}

void note_factors(SafeTensorsWriter& file, const Factors& factors) {
  if (factors.d == 0) return;
  const double unseen =
      static_cast<double>(factors.unobserved) * static_cast<double>(factors.size());
  file.note("foldIn", canonical_json(std::vector<std::int64_t>{
                          static_cast<std::int64_t>(factors.d),
                          std::llround(static_cast<double>(factors.lambda) * 1e9),
                          std::llround(unseen * 1e3)}));
  file.add("gram", factors.gram);
}

template <std::size_t n>
std::map<std::string, std::int64_t> named(const std::array<std::string_view, n>& names,
                                          const std::array<std::int64_t, n>& row) {
  std::map<std::string, std::int64_t> out;
  for (std::size_t i = 0; i < n; ++i) {
    if (row[i] != 0) out.emplace(names[i], row[i]);
  }
  return out;
}

/// Where the items lie that are not in the pack itself.
void note_shards(SafeTensorsWriter& file, const ShardTable& table,
                 const std::vector<PackSegment>& groups) {
  std::vector<std::string> files;
  for (const PackSegment& group : groups) files.push_back(store::sha256_hex(group.bytes));
  file.note("shardFiles", canonical_json(files));
  file.add("shards.weight", table.weight);
  file.add("shards.group", table.group);
  file.add("shards.scale", table.scale);
  file.add("shards.values", table.values);
}

std::string head_bytes(const TrainedModel& model, const std::string& id, const ShardTable* table,
                       const std::vector<PackSegment>& groups) {
  const std::size_t items = table == nullptr ? model.items.size() : table->base;
  std::map<std::string, std::map<std::string, std::int64_t>> blend;
  for (std::size_t p = 0; p < model.blend.size(); ++p) {
    blend.emplace(kListPurposeNames[p], named(kScorePartNames, model.blend[p]));
  }
  std::vector<std::int64_t> price_ends;
  for (const double price : model.traits.price_ends) price_ends.push_back(std::llround(price));
  std::vector<std::int64_t> idf;
  for (const float value : model.content.idf) idf.push_back(std::llround(value * 1000));
  SafeTensorsWriter file;
  file.note("format", "tillside-pack-1");
  file.note("model", id);
  file.note("items", canonical_json(std::vector<std::int64_t>{static_cast<std::int64_t>(items)}));
  file.note("vocabulary", canonical_json(model.content.vocabulary));
  file.note("idfMilli", canonical_json(idf));
  file.note("blendPpm", canonical_json(blend));
  file.note("kindPpm", canonical_json(kKindPpm));
  file.note("retentionPpb", canonical_json(retention_of(model.half_lives)));
  file.note("traits", canonical_json(model.traits.names));
  if (!price_ends.empty()) file.note("priceEnds", canonical_json(price_ends));
  note_factors(file, model.factors);
  if (table != nullptr) note_shards(file, *table, groups);
  return file.bytes();
}

void add_rows(SafeTensorsWriter& file, const std::string& name, const SparseRows& rows,
              std::size_t first, std::size_t last, int levels = kAllLevels) {
  if (rows.rows() == 0) return;
  const Int8Rows out = quantise_rows(rows, first, last, levels);
  file.add(name + ".indptr", out.indptr);
  file.add(name + ".indices", out.indices);
  file.add(name + ".scale", out.scale);
  file.add(name + ".values", out.values);
}

void add_factors(SafeTensorsWriter& file, const Factors& factors, std::size_t first,
                 std::size_t last) {
  if (factors.d == 0) return;
  std::vector<float> scale;
  std::vector<std::int8_t> values;
  for (std::size_t i = first; i < last; ++i) {
    const Int8Row row = quantise({factors.items.data() + i * factors.d, factors.d});
    scale.push_back(row.scale);
    values.insert(values.end(), row.values.begin(), row.values.end());
  }
  file.add("factors.scale", scale);
  file.add("factors.values", values);
}

std::string items_bytes(const TrainedModel& model, const Int8Row& popularity, std::size_t first,
                        std::size_t last, const std::string& id, bool shard = false) {
  std::vector<std::string> ids;
  std::vector<std::string> products;
  std::vector<std::string> categories;
  for (std::size_t i = first; i < last; ++i) {
    const TrainingItem& item = model.items[i];
    ids.push_back(item.sku);
    products.push_back(item.product_id == item.sku ? "" : item.product_id);
    categories.push_back(item.category);
  }
  SafeTensorsWriter file;
  file.note("format", "tillside-pack-1");
  file.note("model", id);
  if (shard) file.note("shard", "");
  file.note("ids", canonical_json(ids));
  file.note("products", canonical_json(products));
  file.note("categories", canonical_json(categories));
  add_rows(file, "content", model.content.rows, first, last);
  add_rows(file, "orders", model.orders, first, last, model.levels);
  add_rows(file, "users", model.users, first, last, model.levels);
  add_rows(file, "cohorts", model.cohorts, first, last);
  add_rows(file, "embeddings", model.embeddings, first, last);
  add_rows(file, "traits", model.traits.rows, first, last);
  add_factors(file, model.factors, first, last);
  file.add("popularity.scale", std::vector<float>{popularity.scale});
  file.add("popularity.values",
           std::vector<std::int8_t>(popularity.values.begin() + static_cast<std::ptrdiff_t>(first),
                                    popularity.values.begin() + static_cast<std::ptrdiff_t>(last)));
  return file.bytes();
}

/// How many items from `first` on fill a segment.
std::size_t segment_end(const TrainedModel& model, std::size_t first, std::size_t end) {
  constexpr std::size_t kBytesAnEntry = sizeof(std::uint32_t) + sizeof(std::int8_t);
  constexpr std::size_t kBytesAnItem = 64;
  std::size_t bytes = 0;
  std::size_t last = first;
  while (last < end && bytes < kSegmentBytes) {
    bytes += kBytesAnItem + model.factors.d;
    for (const SparseRows* rows : {&model.content.rows, &model.orders, &model.users, &model.cohorts,
                                   &model.embeddings, &model.traits.rows}) {
      if (rows->rows() > 0) bytes += (rows->indptr[last + 1] - rows->indptr[last]) * kBytesAnEntry;
    }
    ++last;
  }
  return last;
}

Pack pack_of(const TrainedModel& model, const ShardTable* table, const std::string& id) {
  const Int8Row popularity = quantise(model.popularity);
  Pack pack{id, {}};
  std::size_t first = table == nullptr ? model.items.size() : table->base;
  const std::size_t base = first;
  for (const std::size_t end : table == nullptr ? std::vector<std::size_t>() : table->ends) {
    pack.groups.push_back({items_bytes(model, popularity, first, end, id, /*shard=*/true),
                           static_cast<std::int64_t>(end - first)});
    first = end;
  }
  pack.segments.push_back({head_bytes(model, id, table, pack.groups), 0});
  for (first = 0; first < base;) {
    const std::size_t last = segment_end(model, first, base);
    pack.segments.push_back(
        {items_bytes(model, popularity, first, last, id), static_cast<std::int64_t>(last - first)});
    first = last;
  }
  return pack;
}

}  // namespace

Pack build_pack(const TrainedModel& model, const ShardTable* table) {
  constexpr std::size_t kIdDigits = 32;
  std::string hashes;
  for (const auto& segment : pack_of(model, table, std::string(kIdDigits, '0')).segments) {
    hashes += store::sha256_hex(segment.bytes);
  }
  return pack_of(model, table, store::sha256_hex(hashes).substr(0, kIdDigits));
}

Result<Recommender> load_unnamed(const TrainedModel& model) {
  return load_pack(pack_of(model, nullptr, "unnamed"));
}

Result<Recommender> load_pack(const Pack& pack) {
  std::vector<std::span<const std::uint8_t>> segments;
  for (const auto& segment : pack.segments) {
    segments.emplace_back(reinterpret_cast<const std::uint8_t*>(segment.bytes.data()),
                          segment.bytes.size());
  }
  return Recommender::load(segments);
}

}  // namespace tillside::learn
