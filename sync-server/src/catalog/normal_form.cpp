// SPDX-License-Identifier: MIT
#include "catalog/normal_form.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace tillside::catalog {

std::string nfc(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return std::string(text);
  utf8proc_uint8_t* normal = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &normal,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) return std::string(text);
  std::string out(reinterpret_cast<const char*>(normal), static_cast<std::size_t>(length));
  std::free(normal);  // utf8proc's way: the caller frees what it allocated with malloc
  return out;
}

}  // namespace tillside::catalog
