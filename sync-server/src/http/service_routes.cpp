// SPDX-License-Identifier: MIT
#include "http/problem.h"
#include "http/routes.h"

namespace tillside::http {
namespace {

Response plain(int status, const char* type, std::string text) {
  Response response = json_response(status, std::move(text));
  response.content_type = type;
  return response;
}

}  // namespace

Response get_health(const Call&) { return json_response(200, R"({"status":"ok"})"); }

Response get_ready(const Call& call) {
  const bool ready = !call.app.shop.figures().read_only;
  return ready ? json_response(200, R"({"status":"ready"})") : problem(Errc::storage_failed);
}

Response get_metrics(const Call& call) {
  return plain(200, "text/plain; version=0.0.4", call.app.metrics.text(call.app.shop.figures()));
}

}  // namespace tillside::http
