// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The plain files of a split: one id a line, or fields between tabs with ids between blanks.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/file_error.h"
#include "learn/training_set.h"

namespace tillside::learn {

/// Reads lines of `path`, or of `path`.gz where that exists alone.
class SplitFile {
 public:
  explicit SplitFile(const std::string& path);

  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
  [[nodiscard]] const std::optional<catalog::FileError>& error() const { return error_; }
  [[nodiscard]] catalog::FileError problem(std::size_t line, std::string_view value,
                                           std::string_view expected) const;

 private:
  std::string path_;
  std::vector<std::string> lines_;
  std::optional<catalog::FileError> error_;
};

[[nodiscard]] std::vector<std::string_view> cut(std::string_view text, char separator);

/// Ids to indices.
class Places {
 public:
  explicit Places(const std::vector<TrainingItem>& items);
  explicit Places(const std::vector<std::string>& ids);
  /// The places of ids between blanks, ascending; the first id that is unknown goes to `unknown`.
  [[nodiscard]] bool find(std::string_view ids, std::vector<std::uint32_t>& out,
                          std::string& unknown) const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> places_;
};

}  // namespace tillside::learn
