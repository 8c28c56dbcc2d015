// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// From a request to its response: guard, route, session, role, handler.

#include <optional>

#include "auth/accounts.h"
#include "http/guard.h"
#include "http/message.h"
#include "http/metrics.h"
#include "http/static_files.h"
#include "shop/shop.h"

namespace tillside::http {

struct AppOptions {
  bool demo = false;                      ///< offers the test payment
  bool limits_writes = false;             ///< each member writes so many bytes and no more
  bool behind_proxy = false;              ///< X-Real-IP is the proxy's word for who calls
  std::vector<std::string> origins = {};  ///< allowed beside loopback
};

class App {
 public:
  App(shop::Shop& of_shop, std::optional<StaticFiles> storefront, AppOptions chosen);

  /// Never throws; every failure is a typed one.
  [[nodiscard]] Response handle(const Request& request);

  shop::Shop& shop;
  const std::optional<StaticFiles> site;
  const AppOptions options;
  const Guard guard;
  auth::Accounts accounts;
  Metrics metrics;
  /// Bytes of commands. Refusals stand in the ledger too, so nobody may have them for nothing. A
  /// full outbox is 1 MB.
  auth::TokenBuckets bytes_of_member{{.capacity = 8'000'000, .per_second = 16'000}};
};

/// What a handler gets to see.
struct Call {
  App& app;
  const Request& request;
  std::string_view rest;  ///< of the path, for routes that end in a name or a hash
  auth::Visitor visitor = {};
};

}  // namespace tillside::http
