// SPDX-License-Identifier: MIT
#include "catalog/file_error.h"

namespace tillside::catalog {

std::string FileError::text() const {
  std::string out = file;
  if (line > 0) out += ":" + std::to_string(line);
  out += ": ";
  if (!column.empty()) out += column + ": ";
  return out + "\"" + value + "\" is not " + expected;
}

std::string shown(std::string_view value) {
  if (value.size() <= kShownBytes) return std::string(value);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
  return std::string(value.substr(0, end)) + "...";
}

}  // namespace tillside::catalog
