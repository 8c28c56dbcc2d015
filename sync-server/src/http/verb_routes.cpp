// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "http/problem.h"
#include "http/routes.h"
#include "json/json_source.h"
#include "json/reply.h"
#include "json/verbs.h"
#include "store/random.h"

namespace tillside::http {
namespace {

/// {"ok":true,"value":X} -> X, byte for byte: the reply is canonical, so `value` stands last.
Response value_of(const std::string& reply) {
  constexpr std::string_view kHead = R"({"ok":true,"value":)";
  return json_response(200, reply.substr(kHead.size(), reply.size() - kHead.size() - 1));
}

}  // namespace

Response post_verb(const Call& call) {
  const Result<nlohmann::json> request = parse_json(call.request.body);
  if (!request) return problem(request.error());
  const std::optional<std::string> reply = call_verb(call.rest, *request);
  if (!reply) return problem({.code = Errc::route_unknown, .value = std::string(call.rest)});
  Response response;
  if (reply->starts_with(R"({"ok":true)")) {
    response = value_of(*reply);
  } else {
    const nlohmann::json parsed = nlohmann::json::parse(*reply, nullptr, false);
    response = problem(error_from(parsed["error"]));
  }
  response.set("Input-Hash", store::sha256_hex(call.request.body));
  response.set("Output-Hash", store::sha256_hex(*response.body));
  return response;
}

}  // namespace tillside::http
