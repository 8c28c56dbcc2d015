// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A strict JSON reader that is pulled by its caller: no tree, no allocation but for strings, so
/// that a hostile header can cost no more memory than its own length.
///
///     if (!json.open('{')) return false;
///     for (std::string key; json.next_key(key);) { ... read exactly one value ... }
///     return json.well();

#include <cstdint>
#include <string>
#include <string_view>

namespace tillside::recommend {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {}

  /// Enters an object or an array. The matching next_key() or next() leaves it.
  [[nodiscard]] bool open(char bracket);
  /// True with the next key of the object at hand; false at its end, or where something is wrong.
  [[nodiscard]] bool next_key(std::string& key);
  /// True if the array at hand has another element; false at its end, or where something is wrong.
  [[nodiscard]] bool next();

  [[nodiscard]] bool string(std::string& out);
  /// A whole number within +-(2^53 - 1), written without fraction and exponent.
  [[nodiscard]] bool integer(std::int64_t& out);

  /// True while everything read was well formed.
  [[nodiscard]] bool well() const { return well_; }
  /// True if nothing but blanks follows.
  [[nodiscard]] bool finished();

 private:
  bool fail() { return well_ = false; }
  void skip_blanks();
  bool take(char wanted);
  bool separate(char closing);
  bool escape(std::string& out);
  bool hex4(std::uint32_t& code);

  std::string_view text_;
  std::size_t at_ = 0;
  bool first_ = false;  ///< the container was just opened, so no comma is due
  bool well_ = true;
};

}  // namespace tillside::recommend
