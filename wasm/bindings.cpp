// SPDX-License-Identifier: MIT
/// @file
/// The verbs as functions of the Wasm module: a plain object in, {ok, value} or {ok, error} out.
/// Nothing of the trade is decided here.

#include <emscripten/bind.h>

#include <cstring>

#include "js.h"
#include "tillside/recommend.h"
#include "tillside/recommend_dense.h"
#include "tillside/tillside.h"
#include "tillside/version.h"

namespace tillside::js {

/// What a loaded model says of itself.
struct ModelFacts {
  std::string model_id;
  std::int64_t items = 0;
  static constexpr auto kFields =
      fields(field("modelId", &ModelFacts::model_id), field("items", &ModelFacts::items));
};

}  // namespace tillside::js

namespace {

using emscripten::val;
using tillside::js::ModelFacts;

/// Reads the request, runs the verb, gives the reply. Only what must know the types does.
template <auto function, class Request, class Reply>
val call(tillside::Result<Reply> (*)(const Request&), const val& value) {
  Request request{};
  if (const auto fault = tillside::js::read_into(value, &request, tillside::kShape<Request>)) {
    return tillside::js::give_error(*fault);
  }
  return tillside::js::give(function(request));
}

/// One verb as Embind wants it: a function of one value.
template <auto function>
val verb(const val& request) {
  return call<function>(function, request);
}

/// The model of this instance of the module. A worker has one.
std::optional<tillside::Recommender>& recommender() {
  static std::optional<tillside::Recommender> loaded;
  return loaded;
}

/// Takes a list of Uint8Array, one for each pack segment in manifest order.
val load_packs(const val& segments) {
  const tillside::js::ByteArrays packs(segments);
  if (!packs.valid()) {
    return tillside::js::give_error(
        {.code = tillside::Errc::wrong_kind, .rule = "a list of Uint8Array"});
  }
  tillside::Result<tillside::Recommender> loaded = tillside::Recommender::load(packs.spans());
  if (!loaded) return tillside::js::give_error(loaded.error());
  const ModelFacts facts{loaded->model_id(), static_cast<std::int64_t>(loaded->item_count())};
  recommender() = *std::move(loaded);
  return tillside::js::give(tillside::Result<ModelFacts>(facts));
}

/// The dense rows of this instance of the module.
std::optional<tillside::DenseRows>& dense_rows() {
  static std::optional<tillside::DenseRows> loaded;
  return loaded;
}

/// Numbers of a Uint8Array over another typed array, copied to where they may be read as such.
template <class T>
std::vector<T> numbers(std::span<const std::uint8_t> bytes) {
  std::vector<T> values(bytes.size() / sizeof(T));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
  return values;
}

using Spans = std::vector<std::span<const std::uint8_t>>;

tillside::Result<tillside::js::ModelFacts> take_dense(const Spans& parts) {
  const auto head = numbers<std::int32_t>(parts[0]);
  if (head.size() != 1 || head[0] < 1) return tillside::Errc::wrong_kind;
  const auto* values = reinterpret_cast<const std::int8_t*>(parts[3].data());
  auto loaded =
      tillside::DenseRows::load(static_cast<std::size_t>(head[0]), {values, parts[3].size()},
                                numbers<float>(parts[1]), numbers<float>(parts[2]));
  if (!loaded) return loaded.error();
  dense_rows() = *std::move(loaded);
  return ModelFacts{{}, static_cast<std::int64_t>(dense_rows()->size())};
}

tillside::Result<tillside::DenseRanking> ask_dense(const Spans& parts) {
  if (!dense_rows()) return tillside::Errc::model_absent;
  const auto head = numbers<std::int32_t>(parts[0]);
  if (head.size() != 2 || head[0] < 1) return tillside::Errc::wrong_kind;
  const auto query = numbers<float>(parts[1]);
  const auto k = static_cast<std::size_t>(head[0]);
  return head[1] != 0 ? dense_rows()->rank_exact(query, k) : dense_rows()->rank(query, k);
}

/// A list of `count` Uint8Arrays to a reply: numbers that need no walk value by value.
template <std::size_t count, auto function>
val with_bytes(const val& list) {
  const tillside::js::ByteArrays arrays(list);
  const Spans parts = arrays.valid() ? arrays.spans() : Spans{};
  if (parts.size() != count) {
    return tillside::js::give_error(
        {.code = tillside::Errc::wrong_kind, .rule = "a list of Uint8Array"});
  }
  return tillside::js::give(function(parts));
}

template <auto function, class Reply = tillside::RecommendReply>
tillside::Result<Reply> recommend(const tillside::RecommendRequest& request) {
  if (!recommender()) return tillside::Errc::model_absent;
  return ((*recommender()).*function)(request);
}

val engine_version() {
  tillside::js::Maker maker;
  maker.text(tillside::version());
  return maker.make();
}

}  // namespace

EMSCRIPTEN_BINDINGS(tillside) {
  emscripten::function("engineVersion", &engine_version);
#define TILLSIDE_VERB(wire, name) emscripten::function(#wire, &verb<&tillside::name>);
#include "tillside/verbs.def"
#undef TILLSIDE_VERB
  using tillside::Recommender;
  emscripten::function("loadPacks", &load_packs);
  emscripten::function("loadDense", &with_bytes<4, take_dense>);
  emscripten::function("rankDense", &with_bytes<2, ask_dense>);
  emscripten::function("forYou", &verb<&recommend<&Recommender::for_you>>);
  emscripten::function("similar", &verb<&recommend<&Recommender::similar>>);
  emscripten::function("goesWith", &verb<&recommend<&Recommender::goes_with>>);
  emscripten::function("buyAgain", &verb<&recommend<&Recommender::buy_again>>);
  emscripten::function("search", &verb<&recommend<&Recommender::search>>);
  emscripten::function("rerank", &verb<&recommend<&Recommender::rerank>>);
  emscripten::function("newArrivals", &verb<&recommend<&Recommender::new_arrivals>>);
  emscripten::function("across", &verb<&recommend<&Recommender::across>>);
  emscripten::function("taste", &verb<&recommend<&Recommender::taste, tillside::TasteReply>>);
}
