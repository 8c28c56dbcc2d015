// SPDX-License-Identifier: MIT
#include "http/message.h"

namespace tillside::http {
namespace {

/// Calls `take` with each part of a header's list, without the blanks around it.
template <class Take>
void each_part(std::string_view list, char separator, Take take) {
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    std::string_view part = list.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    take(part);
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

}  // namespace

const std::string& Request::header(const std::string& name) const {
  static const std::string none;
  const auto found = headers.find(name);
  return found != headers.end() ? found->second : none;
}

Response json_response(int status, std::string body) {
  Response response{.status = status, .content_type = "application/json"};
  response.body = std::make_shared<const std::string>(std::move(body));
  response.set("Cache-Control", kNoStore);
  return response;
}

Response with_etag(const Request& request, Response response, const std::string& etag) {
  bool held = false;
  each_part(request.header("if-none-match"), ',', [&](std::string_view candidate) {
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == etag || candidate == "*") held = true;
  });
  response.set("ETag", etag);
  if (held) {
    response.status = 304;
    response.body.reset();
  }
  return response;
}

bool accepts(const Request& request, std::string_view coding) {
  bool found = false;
  each_part(request.header("accept-encoding"), ',', [&](std::string_view part) {
    const std::size_t parameters = part.find(';');
    std::string_view named = part.substr(0, parameters);
    while (!named.empty() && named.back() == ' ') named.remove_suffix(1);
    const bool refused =
        parameters != std::string_view::npos && (part.ends_with("q=0") || part.ends_with("q=0.0"));
    if (named == coding && !refused) found = true;
  });
  return found;
}

std::string cookie(const Request& request, std::string_view name) {
  std::string value;
  each_part(request.header("cookie"), ';', [&](std::string_view part) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || part.substr(0, equals) != name) return;
    if (value.empty()) value = part.substr(equals + 1);
  });
  return value;
}

}  // namespace tillside::http
