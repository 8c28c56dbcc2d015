// SPDX-License-Identifier: MIT
#include "catalog/file_error.h"

namespace tillside::catalog {

std::string FileError::text() const {
  std::string out = file;
  if (line > 0) out.append(":").append(std::to_string(line));
  out.append(": ");
  if (!column.empty()) out.append(column).append(": ");
  return out.append("\"").append(value).append("\" is not ").append(expected);
}

std::string shown(std::string_view value) {
  if (value.size() <= kShownBytes) return std::string(value);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "...";
}

Error as_error(const FileError& problem) {
  Error error{.code = Errc::file_malformed, .value = problem.value, .rule = problem.expected};
  error.detail["file"] = problem.file;
  if (problem.line > 0) error.detail["line"] = static_cast<std::int64_t>(problem.line);
  if (!problem.column.empty()) error.detail["column"] = problem.column;
  return error;
}

}  // namespace tillside::catalog
