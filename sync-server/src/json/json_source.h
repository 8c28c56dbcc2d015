// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Parsed JSON as a source of core values.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tillside/read.h"

namespace tillside {

/// A view into a parsed document, which must outlive it.
class JsonSource {
 public:
  explicit JsonSource(const nlohmann::json* json) : json_(json) {}

  [[nodiscard]] SourceKind kind() const;
  [[nodiscard]] bool boolean() const { return json_->get<bool>(); }
  /// A number without fraction counts as whole however it is spelt, as in JavaScript.
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  [[nodiscard]] std::string text() const { return json_->get_ref<const std::string&>(); }
  [[nodiscard]] std::size_t size() const { return json_->size(); }
  [[nodiscard]] JsonSource at(std::size_t i) const { return JsonSource(&(*json_)[i]); }
  [[nodiscard]] JsonSource find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] std::string excerpt() const;

 private:
  const nlohmann::json* json_;
};

/// Parses text as JSON: UTF-8, at most 64 levels deep, no key twice in an object.
/// @error malformed_json @error duplicate_id
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view text);

/// Text -> JSON -> core value.
template <class T>
[[nodiscard]] Result<T> read_json(std::string_view text) {
  TILLSIDE_TRY(const nlohmann::json json, parse_json(text));
  return read_document<T>(JsonSource(&json));
}

}  // namespace tillside
