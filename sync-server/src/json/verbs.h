// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The pure verbs by name, as HTTP (POST /v1/verbs/<verb>), the command line and the golden runner
/// call them.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace tillside {

/// The reply of a verb as canonical JSON: {"ok": true, "value"} or {"ok": false, "error"}.
/// Nothing where there is no such verb.
[[nodiscard]] std::optional<std::string> call_verb(std::string_view verb,
                                                   const nlohmann::json& request);

}  // namespace tillside
