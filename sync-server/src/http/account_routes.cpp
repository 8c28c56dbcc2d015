// SPDX-License-Identifier: MIT
#include "control/personal_record.h"
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

/// What cannot be undone asks for the password again.
struct Leaving {
  std::string password;
  static constexpr auto kFields = fields(field("password", &Leaving::password));
};
struct NewPassword {
  std::string password;
  std::string new_password;
  static constexpr auto kFields = fields(field("password", &NewPassword::password),
                                         field("newPassword", &NewPassword::new_password));
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

/// Whose attempts are counted together. Without a proxy the header is anybody's own text.
const std::string& address_of(const Call& call) {
  const std::string& told = call.request.header("x-real-ip");
  return call.app.options.behind_proxy && !told.empty() ? told : call.request.address;
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
  return signed_in(call.app, call.app.accounts.sign_up(*form, address_of(call)));
}

Response post_session(const Call& call) {
  const Result<auth::SignIn> form = read_json<auth::SignIn>(call.request.body);
  if (!form) return problem(form.error());
  return signed_in(call.app, call.app.accounts.sign_in(*form, address_of(call)));
}

Response get_my_record(const Call& call) {
  const std::string& member = call.visitor.session.member;
  const auto record = call.app.shop.read<control::PersonalRecord>(
      [&](store::Database& db) { return control::personal_record(db, member); });
  if (!record) return problem(record.error());
  Response response = json_response(200, canonical_json(*record));
  response.set("Content-Disposition", "attachment; filename=\"my-data.json\"");
  return response;
}

Response delete_me(const Call& call) {
  const Result<Leaving> form = read_json<Leaving>(call.request.body);
  if (!form) return problem(form.error());
  App& app = call.app;
  if (const Status owner = app.accounts.confirm(call.visitor, form->password, address_of(call));
      !owner) {
    return problem(owner.error());
  }
  if (const Status gone = control::erase_person(app.shop, call.visitor.session.member); !gone) {
    return problem(gone.error());
  }
  Response response{.status = 204};
  response.set("Set-Cookie", cookie_line(app, "", 0));
  return response;
}

Response put_password(const Call& call) {
  const Result<NewPassword> form = read_json<NewPassword>(call.request.body);
  if (!form) return problem(form.error());
  auth::Accounts& accounts = call.app.accounts;
  const std::string& address = address_of(call);
  if (const Status owner = accounts.confirm(call.visitor, form->password, address); !owner) {
    return problem(owner.error());
  }
  const store::Session& session = call.visitor.session;
  if (const Status done = auth::set_password(call.app.shop, session.member, form->new_password);
      !done) {
    return problem(done.error());
  }
  return signed_in(call.app, accounts.sign_in({session.name, form->new_password}, address));
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
