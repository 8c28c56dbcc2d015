// SPDX-License-Identifier: MIT
#include "http/problem.h"
#include "http/routes.h"
#include "json/json_source.h"
#include "tillside/write.h"

namespace tillside::http {
namespace {

struct Me {
  std::optional<std::string> member = {};
  std::optional<std::string> name = {};
  auth::Role role = auth::Role::guest;
  bool signed_in = false;
  static constexpr auto kFields =
      fields(field("member", &Me::member), field("name", &Me::name), field("role", &Me::role),
             field("signedIn", &Me::signed_in));
};

std::string describe(const store::Session& session, auth::Role role) {
  Me me;
  me.member = session.member;
  me.name = session.name;
  me.role = role;
  me.signed_in = true;
  return canonical_json(me);
}

std::string cookie_line(const App& app, const std::string& token, std::int64_t seconds) {
  const bool secure = app.guard.secure();
  return std::string(cookie_name(secure)) + "=" + token +
         "; Path=/; Max-Age=" + std::to_string(seconds) + "; HttpOnly; SameSite=Lax" +
         (secure ? "; Secure" : "");
}

Response signed_in(const App& app, const Result<auth::Opened>& opened) {
  if (!opened) return problem(opened.error());
  Response response = json_response(201, describe(opened->session, auth::role_of(opened->session)));
  response.set("Set-Cookie", cookie_line(app, opened->token, auth::kSessionDays * 24 * 60 * 60));
  return response;
}

}  // namespace

const char* cookie_name(bool secure) { return secure ? "__Host-tillside" : "tillside"; }

Response get_me(const Call& call) {
  if (call.visitor.role == auth::Role::guest) return json_response(200, canonical_json(Me{}));
  return json_response(200, describe(call.visitor.session, call.visitor.role));
}

Response post_account(const Call& call) {
  const Result<auth::SignUp> form = read_json<auth::SignUp>(call.request.body);
  if (!form) return problem(form.error());
  return signed_in(call.app, call.app.accounts.sign_up(*form, call.request.address));
}

Response post_session(const Call& call) {
  const Result<auth::SignIn> form = read_json<auth::SignIn>(call.request.body);
  if (!form) return problem(form.error());
  return signed_in(call.app, call.app.accounts.sign_in(*form, call.request.address));
}

Response delete_session(const Call& call) {
  if (const Status done = call.app.accounts.sign_out(call.visitor); !done) {
    return problem(done.error());
  }
  Response response{.status = 204};
  response.set("Set-Cookie", cookie_line(call.app, "", 0));
  return response;
}

}  // namespace tillside::http
