// SPDX-License-Identifier: MIT
#include "shop/image_hosts.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "store/catalogue.h"

namespace tillside::shop {

std::optional<std::string> origin_of(const std::string& url) {
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return std::nullopt;
  const std::size_t end = std::min(url.find_first_of("/?#", scheme), url.size());
  const std::string host = url.substr(scheme, end - scheme);
  const bool plain = !host.empty() && std::all_of(host.begin(), host.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':';
  });
  if (!plain) return std::nullopt;
  return url.substr(0, end);
}

Result<std::vector<std::string>> image_hosts(const Shop& shop) {
  TILLSIDE_TRY(const std::vector<Item> items, shop.read<std::vector<Item>>(&store::load_items));
  std::set<std::string> hosts;
  for (const Item& item : items) {
    if (!item.image_url) continue;
    if (std::optional<std::string> host = origin_of(*item.image_url)) hosts.insert(*host);
  }
  return std::vector<std::string>(hosts.begin(), hosts.end());
}

}  // namespace tillside::shop
