// SPDX-License-Identifier: MIT
#include "http/app.h"

#include <chrono>
#include <exception>

#include "http/access_log.h"
#include "http/problem.h"
#include "http/routes.h"

namespace tillside::http {
namespace {

/// A file of the storefront, or the news that there is nothing at this address.
Response page_or_nothing(const App& app, const Request& request, bool other_method) {
  if (other_method) {
    return problem({.code = Errc::route_unknown, .rule = "another method"}, 405);
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (reads && app.site) {
    if (std::optional<Response> page = app.site->find(request)) return std::move(*page);
  }
  return problem(Errc::route_unknown);
}

/// Guard, session and role of a route that was found, then its answer.
Result<Response> answer(App& app, const Request& request, const RouteMatch& match) {
  const RouteEntry& entry = *match.entry;
  if (entry.changes_state) TILLSIDE_CHECK(app.guard.check_change(request));
  if (entry.route == auth::Route::verb) TILLSIDE_CHECK(check_json(request));
  Call call{app, request, match.rest};
  TILLSIDE_TRY(call.visitor,
               app.accounts.visitor(cookie(request, cookie_name(app.guard.secure()))));
  if (!auth::authorize(entry.route, call.visitor.role)) {
    if (call.visitor.role == auth::Role::guest) return Errc::not_signed_in;
    return Error{.code = Errc::not_permitted, .detail = {{"kind", std::string(name(entry.route))}}};
  }
  return entry.answer(call);
}

Response route(App& app, const Request& request, std::string_view& route_name) {
  if (const Status well = app.guard.check(request); !well) return problem(well.error());
  const RouteMatch match = match_route(request.method, request.path, app.options.demo);
  if (match.entry == nullptr) return page_or_nothing(app, request, match.other_method);
  route_name = name(match.entry->route);
  Result<Response> response = answer(app, request, match);
  return response ? *std::move(response) : problem(response.error());
}

}  // namespace

App::App(shop::Shop& of_shop, std::optional<StaticFiles> storefront, AppOptions chosen)
    : shop(of_shop),
      site(std::move(storefront)),
      options(std::move(chosen)),
      guard(options.origins),
      accounts(of_shop) {}

Response App::handle(const Request& request) {
  const auto began = std::chrono::steady_clock::now();
  std::string_view route_name = name(auth::Route::page);
  Response response;
  try {
    response = route(*this, request, route_name);
  } catch (const std::exception&) {
    // What went wrong may hold a member's data: it is counted and not repeated.
    response = problem(Errc::internal_fault);
  }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  metrics.count_request(route_name, response.status, seconds);
  log_request(request.method, route_name, response, seconds);
  return response;
}

}  // namespace tillside::http
