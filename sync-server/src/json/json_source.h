// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Parsed JSON as a source of core values. This header sees nlohmann's names only, and the
/// walk is compiled once, so that reading documents costs no compilation time.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tillside/read.h"

namespace tillside {

/// A view into a parsed document, which must outlive it.
class JsonSource {
 public:
  explicit JsonSource(const nlohmann::json* json) : json_(json) {}

  [[nodiscard]] SourceKind kind() const;
  [[nodiscard]] bool boolean() const;
  /// A number without fraction counts as whole however it is spelt, as in JavaScript.
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] JsonSource at(std::size_t i) const;
  [[nodiscard]] JsonSource find(std::string_view name) const;
  /// As long as the source and the shape live.
  class Members {
   public:
    Members(const JsonSource& source, const Shape& shape) : source_(source), shape_(shape) {}
    [[nodiscard]] JsonSource slot(Slot slot) const;
    [[nodiscard]] bool only(bool with_kind) const;

   private:
    const JsonSource& source_;
    const Shape& shape_;
  };
  [[nodiscard]] Members members(const Shape& shape) const { return {*this, shape}; }
  [[nodiscard]] std::vector<SourceEntry<JsonSource>> entries() const;
  [[nodiscard]] std::string excerpt() const;

 private:
  const nlohmann::json* json_;
};

/// Parses text as JSON: UTF-8, at most 64 levels deep, no key twice in an object.
/// @error malformed_json @error duplicate_id
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view text);

namespace detail {

extern template bool read_shape<JsonSource>(Reading&, const JsonSource&, void*, const Shape&,
                                            const Bounds&, bool);

/// Parses and reads into a fresh value of that shape.
[[nodiscard]] Status read_json_into(std::string_view text, void* out, const Shape& shape);

}  // namespace detail

/// Text -> JSON -> core value.
template <class T>
[[nodiscard]] Result<T> read_json(std::string_view text) {
  T value{};
  TILLSIDE_CHECK(detail::read_json_into(text, &value, kShape<T>));
  return value;
}

}  // namespace tillside
