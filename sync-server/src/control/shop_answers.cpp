// SPDX-License-Identifier: MIT
#include "auth/accounts.h"
#include "auth/agreement.h"
#include "control/back_door.h"
#include "control/catalogue.h"
#include "control/command_lines.h"
#include "json/json_source.h"
#include "store/random.h"
#include "tillside/write.h"

namespace tillside::control {
namespace {

/// An account that the shop's owner makes; the owner answers for the agreement.
struct NewAccount {
  std::string name;
  std::string password;
  std::optional<std::string> member = {};
  static constexpr auto kFields =
      fields(field("name", &NewAccount::name), field("password", &NewAccount::password),
             field("member", &NewAccount::member));
};

struct MadeAccount {
  std::string member;
  static constexpr auto kFields = fields(field("member", &MadeAccount::member));
};

Result<MadeAccount> make_account(shop::Shop& shop, const std::string& line) {
  TILLSIDE_TRY(const NewAccount asked, read_json<NewAccount>(line));
  const std::string member = asked.member.value_or(store::random_hex(16));
  if (!store::is_hex(member, 32)) {
    return Error{.code = Errc::text_not_well_formed,
                 .pointer = "/member",
                 .value = member,
                 .rule = "32 lower-case hexadecimal digits"};
  }
  TILLSIDE_CHECK(auth::create_account(
      shop, {asked.name, asked.password, auth::current_agreement().id}, member));
  return MadeAccount{member};
}

template <class Make>
Answer each_line(Make make) {
  return [make](const std::vector<std::string>& lines) {
    std::vector<std::string> answers;
    for (const std::string& line : lines) answers.push_back(canonical_json(make(line)));
    return answers;
  };
}

}  // namespace

std::map<std::string, Answer> shop_answers(shop::Shop& shop, const Progress& progress) {
  return {
      {"command",
       [&shop](const std::vector<std::string>& lines) { return run_command_lines(shop, lines); }},
      {"account", each_line([&shop](const std::string& line) { return make_account(shop, line); })},
      {"import", each_line([&shop, progress](const std::string& line) -> Result<Imported> {
         TILLSIDE_TRY(const ImportOrder order, read_json<ImportOrder>(line));
         return import_shop(shop, order, progress);
       })},
      {"publish", each_line([&shop](const std::string&) { return publish(shop); })},
  };
}

}  // namespace tillside::control
