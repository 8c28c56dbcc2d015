// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A strict reader of CSV (RFC 4180, UTF-8, plain or gzip) that holds one row at a time.
///
///     CsvReader rows(path, {{"item_id", "title"}, {"brand"}});
///     while (rows.next()) use(rows["item_id"], rows["brand"]);
///     if (rows.error()) return *rows.error();
///
/// Strict means: every column has a name that is known, every row has as many fields as the header
/// (an empty line is no row),
/// a quote stands only around a whole field, and every byte belongs to valid UTF-8. What is not so
/// is an error with file, line, column, value and what is expected, and ends the reading.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/file_error.h"
#include "catalog/text_source.h"

namespace tillside::catalog {

struct CsvColumns {
  std::vector<std::string> required;  ///< each must be in the header
  std::vector<std::string> optional;  ///< may be missing; then its field reads as empty
};

inline constexpr std::size_t kMaxFieldBytes = 1U << 16U;
inline constexpr std::size_t kMaxColumns = 64;

class CsvReader {
 public:
  CsvReader(const std::string& path, CsvColumns columns);

  /// Reads the next row. False at the end, and where something is wrong: look at error().
  [[nodiscard]] bool next();
  [[nodiscard]] const std::optional<FileError>& error() const { return error_; }

  /// The field of a column that was named in the constructor; empty where the file lacks it.
  /// The view lives until the next call of next().
  [[nodiscard]] std::string_view operator[](std::string_view column) const;
  [[nodiscard]] bool has_column(std::string_view column) const;
  [[nodiscard]] std::uint64_t line() const { return row_line_; }

  /// The error "this field is not `expected`" for the row at hand.
  [[nodiscard]] FileError problem(std::string_view column, std::string_view expected) const;

 private:
  bool read_header(const CsvColumns& columns);
  bool read_row();
  bool skip_blank_lines();
  bool read_field(bool& last);
  bool read_quoted(std::string& field);
  bool read_plain(std::string& field);
  bool append(std::string& field, int byte);
  bool end_of_field(bool& last);
  bool fail(std::uint64_t line, std::string_view value, std::string_view expected);
  [[nodiscard]] std::string column_at(std::size_t field) const;

  std::string path_;
  TextSource source_;
  std::vector<std::string> header_;
  std::vector<std::string> fields_;  ///< grows only, so that a row costs no allocation
  std::size_t field_count_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t row_line_ = 0;
  std::optional<FileError> error_;
};

}  // namespace tillside::catalog
