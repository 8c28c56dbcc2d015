// SPDX-License-Identifier: MIT

/// @file
/// Every document that somebody else may hand in: "<type>\n<JSON>". What is read, written and read
/// again is the same.

#include "fuzz/check.h"
#include "fuzz/json_mutator.h"
#include "json/json_source.h"
#include "tillside/tillside.h"
#include "tillside/write.h"

namespace {

using namespace tillside;

template <class T>
void round_trip(std::string_view text) {
  const auto first = read_json<T>(text);
  if (!first) return;
  const std::string written = canonical_json(*first);
  const auto second = read_json<T>(written);
  fuzz::promise(second.has_value(), "what was written can be read", written);
  fuzz::promise(canonical_json(*second) == written, "reading and writing keeps the bytes", written);
}

void read_as(std::string_view type, std::string_view text) {
  if (type == "Program") return round_trip<Program>(text);
  if (type == "SyncRequest") return round_trip<SyncRequest>(text);
  if (type == "LedgerEntry") return round_trip<LedgerEntry>(text);
  if (type == "State") return round_trip<State>(text);
  if (type == "Manifest") return round_trip<Manifest>(text);
  if (type == "Cart") return round_trip<Cart>(text);
  if (type == "Command") return round_trip<Command>(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::size_t start = fuzz::after_first_line(data, size);
  if (start == 0) return 0;
  const auto* text = reinterpret_cast<const char*>(data);
  read_as({text, start - 1}, {text + start, size - start});
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  return fuzz::mutate_json(data, fuzz::after_first_line(data, size), size, max_size, seed);
}
