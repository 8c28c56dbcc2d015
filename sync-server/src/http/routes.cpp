// SPDX-License-Identifier: MIT
#include "http/routes.h"

namespace tillside::http {
namespace {

using auth::Route;

constexpr RouteEntry kRoutes[] = {
    {Route::health, "GET", "/healthz", false, &get_health},
    {Route::ready, "GET", "/readyz", false, &get_ready},
    {Route::metrics, "GET", "/metrics", false, &get_metrics},
    {Route::shop, "GET", "/v1/shop", false, &get_shop},
    {Route::program, "GET", "/v1/program", false, &get_program},
    {Route::program_by_hash, "GET", "/v1/programs/", false, &get_program_by_hash},
    {Route::manifest, "GET", "/v1/catalog/manifest", false, &get_manifest},
    {Route::chunk, "GET", "/v1/chunks/", false, &get_chunk},
    {Route::verb, "POST", "/v1/verbs/", false, &post_verb},
    {Route::me, "GET", "/v1/me", false, &get_me},
    {Route::my_record, "GET", "/v1/me/data", false, &get_my_record},
    {Route::leave, "DELETE", "/v1/me", true, &delete_me},
    {Route::new_password, "PUT", "/v1/me/password", true, &put_password},
    {Route::sign_up, "POST", "/v1/accounts", true, &post_account},
    {Route::sign_in, "POST", "/v1/sessions", true, &post_session},
    {Route::sign_out, "DELETE", "/v1/sessions", true, &delete_session},
    {Route::sync, "POST", "/v1/sync", true, &post_sync},
    {Route::ledger, "GET", "/v1/ledger", false, &get_ledger},
    {Route::test_payment, "POST", "/v1/demo/test-payment", true, &post_test_payment},
};

bool matches(const RouteEntry& entry, std::string_view path) {
  if (!entry.path.ends_with('/')) return path == entry.path;
  return path.starts_with(entry.path) && path.size() > entry.path.size() &&
         path.find('/', entry.path.size()) == std::string_view::npos;
}

}  // namespace

RouteMatch match_route(std::string_view method, std::string_view path, bool demo) {
  RouteMatch match;
  for (const RouteEntry& entry : kRoutes) {
    if (!matches(entry, path) || (entry.route == Route::test_payment && !demo)) continue;
    const bool same = entry.method == method || (entry.method == "GET" && method == "HEAD");
    if (!same) {
      match.other_method = true;
      continue;
    }
    match.entry = &entry;
    if (entry.path.ends_with('/')) match.rest = path.substr(entry.path.size());
    return match;
  }
  return match;
}

}  // namespace tillside::http
