// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Lines of a file of commands, run as one block: as many as fit share one commit.

#include <string>
#include <vector>

#include "shop/shop.h"

namespace tillside::control {

/// Answers each line with canonical JSON: {"ok":true,"value":{"outcome":...}} or
/// {"ok":false,"error":{...}}. @see LineOutcome
[[nodiscard]] std::vector<std::string> run_command_lines(shop::Shop& shop,
                                                         const std::vector<std::string>& lines);

}  // namespace tillside::control
