// SPDX-License-Identifier: MIT
#include "cli/text.h"

#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/report.h"

namespace tillside::cli {

std::string text_of(const std::string& file) {
  if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream opened(file, std::ios::binary);
  if (!opened) fail({.code = Errc::file_unreadable, .value = file});
  return {std::istreambuf_iterator<char>(opened), {}};
}

}  // namespace tillside::cli
