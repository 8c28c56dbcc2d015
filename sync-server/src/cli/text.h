// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tillside::cli {

/// A file's text; "-" is standard input. Ends the subcommand where it cannot be read.
[[nodiscard]] std::string text_of(const std::string& file);

}  // namespace tillside::cli
