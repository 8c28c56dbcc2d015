// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The cases of a measurement put to the Wasm under Node, the code and the bytes that a browser
/// gets. @see docs/recommender.md, "How it is measured"

#include <string>
#include <vector>

#include "learn/ranker.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// Where to find what runs the Wasm.
struct WasmPlace {
  std::string package;  ///< a folder with engine.js and tillside.wasm
  std::string node = "node";
};

/// The package beside this program or this folder: web/tillside/dist of a checkout.
/// @error file_unreadable  there is none, or `folder`, where it is given, is none
[[nodiscard]] Result<WasmPlace> find_wasm(const std::string& folder);

/// A list as the device gives it.
struct DeviceList {
  std::vector<std::string> skus = {};
  std::vector<std::int64_t> scores_ppm = {};
  friend bool operator==(const DeviceList&, const DeviceList&) = default;
};

[[nodiscard]] DeviceList list_of(const RecommendReply& reply);

struct WasmLists {
  std::vector<DeviceList> lists;  ///< one for each case
  std::string node;               ///< the version that ran it
  double seconds = 0;
};

/// The lists that the Wasm gives, one for each request. Candidates and what is excluded are the
/// same for all, so that they are handed over once.
/// @error file_unreadable  Node cannot be started, or it ended with an error, which it has printed
[[nodiscard]] Result<WasmLists> rank_in_wasm(const WasmPlace& place, const Pack& pack, Task task,
                                             const std::vector<RecommendRequest>& requests);

}  // namespace tillside::learn
