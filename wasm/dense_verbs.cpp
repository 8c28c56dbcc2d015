// SPDX-License-Identifier: MIT
/// @file
/// Dense rows that live in this memory. They come as lists of Uint8Array; a question is written
/// into this memory and the answer read from it, since making values would take longer than the
/// scan of ten thousand rows.

#include <emscripten/bind.h>
#include <emscripten/em_macros.h>

#include <cstring>

#include "js.h"
#include "tillside/recommend_dense.h"

namespace tillside::js {

/// What loaded rows say of themselves.
struct DenseFacts {
  std::int64_t rows = 0;
  static constexpr auto kFields = fields(field("rows", &DenseFacts::rows));
};

}  // namespace tillside::js

namespace {

using emscripten::val;
using tillside::DenseRanking;
using tillside::DenseRows;
using tillside::Errc;
using tillside::Result;
using tillside::js::DenseFacts;

using Spans = std::vector<std::span<const std::uint8_t>>;

/// The dense rows of this instance of the module.
std::optional<DenseRows>& dense_rows() {
  static std::optional<DenseRows> loaded;
  return loaded;
}

/// Numbers of a Uint8Array over another typed array, copied to where they may be read as such.
template <class T>
std::vector<T> numbers(std::span<const std::uint8_t> bytes) {
  std::vector<T> values(bytes.size() / sizeof(T));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
  return values;
}

Result<DenseFacts> take(const Spans& parts) {
  const auto head = numbers<std::int32_t>(parts[0]);
  if (head.size() != 1 || head[0] < 1) return Errc::wrong_kind;
  const auto* values = reinterpret_cast<const std::int8_t*>(parts[3].data());
  auto loaded = DenseRows::load(static_cast<std::size_t>(head[0]), {values, parts[3].size()},
                                numbers<float>(parts[1]), numbers<float>(parts[2]));
  if (!loaded) return loaded.error();
  dense_rows() = *std::move(loaded);
  return DenseFacts{static_cast<std::int64_t>(dense_rows()->size())};
}

Result<DenseRanking> ask(std::span<const float> query, std::int32_t k, bool exact) {
  if (!dense_rows()) return Errc::model_absent;
  if (k < 1) return Errc::value_out_of_range;
  return dense_rows()->rank(query, static_cast<std::size_t>(k), exact);
}

Result<DenseRanking> ask_with(const Spans& parts) {
  const auto head = numbers<std::int32_t>(parts[0]);
  if (head.size() != 2) return Errc::wrong_kind;
  return ask(numbers<float>(parts[1]), head[0], head[1] != 0);
}

/// A list of `count` Uint8Arrays to a reply.
template <std::size_t count, auto function>
val with_bytes(const val& list) {
  const tillside::js::ByteArrays arrays(list);
  const Spans parts = arrays.valid() ? arrays.spans() : Spans{};
  if (parts.size() != count) {
    return tillside::js::give_error({.code = Errc::wrong_kind, .rule = "a list of Uint8Array"});
  }
  return tillside::js::give(function(parts));
}

/// The query that is asked with, and then the answer.
struct Room {
  float query[DenseRows::kMaxWidth];
  double scores_ppm[DenseRows::kMaxRanked];
  double rows[DenseRows::kMaxRanked];
  double rescored;
};
Room room;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void* tillside_dense_room() { return &room; }

/// How many rows were ranked; -1 where the verb rankDense would say why not.
EMSCRIPTEN_KEEPALIVE std::int32_t tillside_dense_rank(std::int32_t width, std::int32_t k,
                                                      std::int32_t exact) {
  if (width < 0 || width > static_cast<std::int32_t>(DenseRows::kMaxWidth)) return -1;
  const auto ranking = ask({room.query, static_cast<std::size_t>(width)}, k, exact != 0);
  if (!ranking) return -1;
  const std::size_t count = ranking->rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    room.scores_ppm[i] = static_cast<double>(ranking->scores_ppm[i]);
    room.rows[i] = static_cast<double>(ranking->rows[i]);
  }
  room.rescored = static_cast<double>(ranking->rescored);
  return static_cast<std::int32_t>(count);
}
}

EMSCRIPTEN_BINDINGS(tillside_dense) {
  emscripten::function("loadDense", &with_bytes<4, take>);
  emscripten::function("rankDense", &with_bytes<2, ask_with>);
}
