// SPDX-License-Identifier: MIT

/// @file
/// A pack as a broken disk or a hostile server could send it: one segment. What loads can be asked
/// everything.

#include "fuzz/check.h"
#include "tillside/recommend.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tillside;
  const std::vector<std::span<const std::uint8_t>> segments = {{data, size}};
  const Result<Recommender> loaded = Recommender::load(segments);
  if (!loaded) return 0;
  RecommendRequest request;
  request.query = "red tea";
  (void)loaded->for_you(request);
  (void)loaded->search(request);
  (void)loaded->buy_again(request);
  fuzz::promise(!loaded->model_id().empty(), "a loaded model has a name");
  return 0;
}
