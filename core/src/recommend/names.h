// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Names by hash, so that ten thousand of them are known in a millisecond; sorted, they take 20.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tillside::recommend {

using Names = std::vector<std::string>;

/// Finds entries of a list of names, which it does not hold.
class NameIndex {
 public:
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  /// An index for up to `most` names. The seed keeps a list of colliding names from being found
  /// beforehand.
  NameIndex(std::size_t most, std::string_view seed);
  NameIndex() : NameIndex(0, {}) {}

  /// The entry that has this name, or kNowhere.
  [[nodiscard]] std::uint32_t find(const Names& names, std::string_view name) const;
  /// The entry that had the name of `entry` before; without one, `entry`, which has it now.
  std::uint32_t add(const Names& names, std::uint32_t entry);

 private:
  [[nodiscard]] std::size_t place_of(const Names& names, std::string_view name) const;

  std::uint32_t seed_;
  std::vector<std::uint32_t> slots_;  ///< entries or kNowhere; a power of two, half of them free
};

}  // namespace tillside::recommend
