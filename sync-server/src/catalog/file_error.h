// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What is wrong in a file that a merchant gave, said so that it can be mended: where it stands,
/// what stands there, and what was expected.

#include <cstdint>
#include <string>

#include "tillside/result.h"

namespace tillside::catalog {

struct FileError {
  std::string file;
  std::uint64_t line = 0;  ///< 1 = the header; 0 = the file as a whole
  std::string column;      ///< the header's name; empty where the line as a whole is meant
  std::string value;       ///< as it stands in the file, shortened to kShownBytes
  std::string expected;    ///< a noun phrase: "a price with at most 2 decimals"

  /// `items.csv:17: price: "1.2.3" is not a price with at most 2 decimals`
  [[nodiscard]] std::string text() const;
};

/// A value is cut to this many bytes (at a character's border), so that an error stays readable.
inline constexpr std::size_t kShownBytes = 120;

[[nodiscard]] std::string shown(std::string_view value);

/// The same as an error of the program: the place goes into `detail` as file, line, column.
[[nodiscard]] Error as_error(const FileError& problem);

}  // namespace tillside::catalog
