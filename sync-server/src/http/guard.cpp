// SPDX-License-Identifier: MIT
#include "http/guard.h"

namespace tillside::http {
namespace {

/// "shop.example:8443" -> "shop.example"; "[::1]:8080" -> "[::1]". What is no name and port stays
/// whole, and is nobody's name.
std::string host_name(const std::string& host) {
  const std::size_t from = host.starts_with('[') ? host.find(']') : 0;
  if (from == std::string::npos) return host;
  const std::size_t colon = host.find(':', from);
  if (colon == std::string::npos) return host;
  const bool port = host.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return port ? host.substr(0, colon) : host;
}

Error forbidden(const char* kind, const std::string& value, const char* rule) {
  return {.code = Errc::not_permitted,
          .value = value.substr(0, 80),
          .rule = rule,
          .detail = {{"kind", std::string(kind)}}};
}

}  // namespace

Guard::Guard(const std::vector<std::string>& origins)
    : hosts_{"127.0.0.1", "localhost", "[::1]"}, origins_(origins.begin(), origins.end()) {
  for (const std::string& origin : origins) {
    const std::size_t scheme = origin.find("://");
    if (scheme != std::string::npos) hosts_.insert(host_name(origin.substr(scheme + 3)));
    secure_ = secure_ || origin.starts_with("https://");
  }
}

Status Guard::check(const Request& request) const {
  if (request.framing_refused) {
    return Error{.code = Errc::malformed_json,
                 .rule = "a body with Content-Length, as it is, where the method has one"};
  }
  if (request.body_too_large) {
    return Error{.code = Errc::body_too_large, .rule = "at most 262144 bytes"};
  }
  const std::string& host = request.header("host");
  if (hosts_.contains(host_name(host))) return Done{};
  return forbidden("host", host, "the name of this shop");
}

Status Guard::check_change(const Request& request) const {
  // A form can make a POST with any body; a DELETE is a script's, and browsers ask first.
  if (request.method == "POST" || !request.body.empty()) TILLSIDE_CHECK(check_json(request));
  const std::string& site = request.header("sec-fetch-site");
  if (site == "same-origin") return Done{};
  const std::string& origin = request.header("origin");
  const bool ours = !origin.empty() &&
                    (origins_.contains(origin) || origin == "http://" + request.header("host"));
  if (ours && (site.empty() || site == "same-site" || site == "cross-site")) return Done{};
  return forbidden("origin", origin, "Sec-Fetch-Site: same-origin, or an allowed Origin");
}

Status check_json(const Request& request) {
  const std::string& type = request.header("content-type");
  if (type == "application/json" || type.starts_with("application/json;")) return Done{};
  return Error{.code = Errc::wrong_kind,
               .value = type.substr(0, 80),
               .rule = "Content-Type: application/json"};
}

}  // namespace tillside::http
