// SPDX-License-Identifier: MIT
#include "catalog/sample_program.h"

#include <cctype>
#include <string>

#include "embedded/programs.h"

namespace tillside::catalog {

std::optional<std::string_view> sample_program(std::string_view currency) {
  std::string name;
  for (const char c : currency)
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  name += ".json";
  for (const auto& file : embedded::kPrograms) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

}  // namespace tillside::catalog
