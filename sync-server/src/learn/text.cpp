// SPDX-License-Identifier: MIT
#include "learn/text.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "tillside/terms.h"

namespace tillside::learn {

std::vector<std::string> folded_terms(std::string_view text) {
  utf8proc_uint8_t* out = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &out, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
  if (size < 0) return {};  // not UTF-8: the importer lets no such text pass
  return terms_of({reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)});
}

}  // namespace tillside::learn
