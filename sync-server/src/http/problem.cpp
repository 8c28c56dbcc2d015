// SPDX-License-Identifier: MIT
#include "http/problem.h"

#include <optional>

#include "tillside/write.h"

namespace tillside::http {
namespace {

/// The word of RFC 9457 for what kind of problem it is.
constexpr const char* kProblemKind = "type";

struct Problem {
  std::string code;
  std::optional<std::map<std::string, Detail>> detail = {};
  std::optional<std::string> pointer = {};
  std::optional<std::string> rule = {};
  std::int64_t status = 500;
  std::string title;
  std::string kind;
  std::optional<std::string> value = {};
  static constexpr auto kFields =
      fields(field("code", &Problem::code), field("detail", &Problem::detail),
             field("pointer", &Problem::pointer), field("rule", &Problem::rule),
             field("status", &Problem::status), field("title", &Problem::title),
             field(kProblemKind, &Problem::kind), field("value", &Problem::value));
};

std::optional<std::string> if_any(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

int status_of(Errc code) {
  switch (code) {
    case Errc::not_signed_in:
    case Errc::credentials_wrong:
      return 401;
    case Errc::not_permitted:
      return 403;
    case Errc::route_unknown:
    case Errc::model_absent:
      return 404;
    case Errc::name_taken:
    case Errc::idempotency_key_reused:
      return 409;
    case Errc::body_too_large:
      return 413;
    case Errc::rate_limited:
      return 429;
    case Errc::overloaded:
    case Errc::storage_failed:
      return 503;
    case Errc::internal_fault:
      return 500;
    default:
      break;
  }
  const int number = static_cast<int>(code);
  return number >= 1100 && number < 4000 ? 422 : 400;
}

Response problem(const Error& error, int status) {
  Problem body;
  body.code = std::string(name(error.code));
  if (!error.detail.empty()) body.detail = error.detail;
  body.pointer = if_any(error.pointer);
  body.status = status;
  // What the storage says is for the log, not for the caller.
  if (error.code != Errc::storage_failed) body.rule = if_any(error.rule);
  body.title = std::string(sentence(error.code));
  body.kind = "urn:tillside:error:" + body.code;
  body.value = if_any(error.value);
  Response response = json_response(static_cast<int>(body.status), canonical_json(body));
  response.content_type = "application/problem+json";
  if (error.code == Errc::overloaded || error.code == Errc::storage_failed) {
    response.set("Retry-After", "2");
  }
  if (error.code == Errc::rate_limited) response.set("Retry-After", "10");
  return response;
}

}  // namespace tillside::http
