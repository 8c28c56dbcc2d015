// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "shop/shop.h"

namespace tillside::shop {

/// "https://cdn.example/a/b.jpg" -> "https://cdn.example"; nothing for what is no web address
/// or would not be safe in a header.
[[nodiscard]] std::optional<std::string> origin_of(const std::string& url);

/// Origins of the shop's own pictures, each once, in order. @error storage_failed
[[nodiscard]] Result<std::vector<std::string>> image_hosts(const Shop& shop);

}  // namespace tillside::shop
