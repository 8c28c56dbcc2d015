// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The table of routes: method, path, who may call it, what answers.

#include <string_view>

#include "auth/authorize.h"
#include "http/app.h"

namespace tillside::http {

struct RouteEntry {
  auth::Route route;
  std::string_view method;
  std::string_view path;  ///< with a slash at its end: one more segment follows
  bool changes_state;
  Response (*answer)(const Call&);
};

/// The routes of a method and a path. `other_method`: the path exists, the method does not.
struct RouteMatch {
  const RouteEntry* entry = nullptr;
  std::string_view rest = {};
  bool other_method = false;
};
[[nodiscard]] RouteMatch match_route(std::string_view method, std::string_view path, bool demo);

Response get_health(const Call& call);
Response get_ready(const Call& call);
Response get_metrics(const Call& call);
Response get_shop(const Call& call);
Response get_program(const Call& call);
Response get_program_by_hash(const Call& call);
Response get_manifest(const Call& call);
Response get_chunk(const Call& call);
Response post_verb(const Call& call);
Response get_me(const Call& call);
Response get_my_record(const Call& call);
Response delete_me(const Call& call);
Response put_password(const Call& call);
Response post_account(const Call& call);
Response post_session(const Call& call);
Response delete_session(const Call& call);
Response post_sync(const Call& call);
Response get_ledger(const Call& call);
Response post_test_payment(const Call& call);

/// The name of the session's cookie. `__Host-` binds it to this host and to TLS, which a
/// browser grants only where there is TLS: plain http on loopback has to do without.
[[nodiscard]] const char* cookie_name(bool secure);

}  // namespace tillside::http
