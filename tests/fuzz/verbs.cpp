// SPDX-License-Identifier: MIT

/// @file
/// Every pure verb with any request: "<verb>\n<JSON>". The reply is canonical JSON, the same twice,
/// and a value or an error that names its code.

#include "json/verbs.h"

#include <nlohmann/json.hpp>

#include "fuzz/check.h"
#include "fuzz/json_mutator.h"
#include "json/json_source.h"

namespace {

using namespace tillside;

void check_reply(const std::string& reply) {
  const nlohmann::json parsed = nlohmann::json::parse(reply, nullptr, false);
  fuzz::promise(!parsed.is_discarded(), "a reply is JSON", reply);
  if (parsed.at("ok") == true) {
    fuzz::promise(parsed.contains("value"), "a good reply has a value", reply);
  } else {
    const std::string code = parsed.at("error").at("code");
    fuzz::promise(errc_named(code).has_value(), "an error has a known code", reply);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::size_t start = fuzz::after_first_line(data, size);
  if (start == 0 || start == size) return 0;
  const auto* text = reinterpret_cast<const char*>(data);
  const auto request = parse_json({text + start, size - start});
  if (!request) return 0;
  const auto reply = call_verb({text, start - 1}, *request);
  if (!reply) return 0;
  check_reply(*reply);
  fuzz::promise(*call_verb({text, start - 1}, *request) == *reply, "a verb is a function", *reply);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max_size, unsigned seed) {
  return fuzz::mutate_json(data, fuzz::after_first_line(data, size), size, max_size, seed);
}
