// SPDX-License-Identifier: MIT
/// @file
/// The verbs as functions of the Wasm module: a plain object in, {ok, value} or {ok, error} out.
/// Nothing of the trade is decided here.

#include <emscripten/bind.h>

#include "js.h"
#include "tillside/recommend.h"
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

template <auto function, class Reply = tillside::RecommendReply>
tillside::Result<Reply> recommend(const tillside::RecommendRequest& request) {
  if (!recommender()) return tillside::Errc::model_absent;
  return ((*recommender()).*function)(request);
}

tillside::Result<tillside::ShardReply> shards(const tillside::ShardRequest& request) {
  if (!recommender()) return tillside::Errc::model_absent;
  return recommender()->shards(request);
}

val engine_version() { return tillside::js::give_text(tillside::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(tillside) {
  emscripten::function("engineVersion", &engine_version);
#define TILLSIDE_VERB(wire, name) emscripten::function(#wire, &verb<&tillside::name>);
#include "tillside/verbs.def"
#undef TILLSIDE_VERB
  using tillside::Recommender;
  emscripten::function("loadPacks", &load_packs);
  emscripten::function("forYou", &verb<&recommend<&Recommender::for_you>>);
  emscripten::function("similar", &verb<&recommend<&Recommender::similar>>);
  emscripten::function("goesWith", &verb<&recommend<&Recommender::goes_with>>);
  emscripten::function("buyAgain", &verb<&recommend<&Recommender::buy_again>>);
  emscripten::function("search", &verb<&recommend<&Recommender::search>>);
  emscripten::function("rerank", &verb<&recommend<&Recommender::rerank>>);
  emscripten::function("newArrivals", &verb<&recommend<&Recommender::new_arrivals>>);
  emscripten::function("across", &verb<&recommend<&Recommender::across>>);
  emscripten::function("shards", &verb<&shards>);
  emscripten::function("taste", &verb<&recommend<&Recommender::taste, tillside::TasteReply>>);
}
