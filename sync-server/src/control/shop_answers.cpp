// SPDX-License-Identifier: MIT
#include "auth/accounts.h"
#include "auth/agreement.h"
#include "control/back_door.h"
#include "control/catalogue.h"
#include "control/command_lines.h"
#include "control/personal_record.h"
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

/// The id of the member that a line names.
Result<OneMember> found_member(shop::Shop& shop, const std::string& named) {
  TILLSIDE_TRY(std::string id,
               shop.read<std::string>([&](store::Database& db) { return member_id(db, named); }));
  return OneMember{std::move(id)};
}

Result<OneMember> erase_member(shop::Shop& shop, const std::string& line) {
  TILLSIDE_TRY(const OneMember asked, read_json<OneMember>(line));
  TILLSIDE_TRY(OneMember found, found_member(shop, asked.member));
  TILLSIDE_CHECK(erase_person(shop, found.member));
  return found;
}

struct NewPassword {
  std::string member;
  std::string password;
  static constexpr auto kFields = fields(field("member", &NewPassword::member).in(1, 200),
                                         field("password", &NewPassword::password));
};

Result<OneMember> set_password(shop::Shop& shop, const std::string& line) {
  TILLSIDE_TRY(const NewPassword asked, read_json<NewPassword>(line));
  TILLSIDE_TRY(OneMember found, found_member(shop, asked.member));
  TILLSIDE_CHECK(auth::set_password(shop, found.member, asked.password));
  return found;
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
      {"erase", each_line([&shop](const std::string& line) { return erase_member(shop, line); })},
      {"password",
       each_line([&shop](const std::string& line) { return set_password(shop, line); })},
      {"import", each_line([&shop, progress](const std::string& line) -> Result<Imported> {
         TILLSIDE_TRY(const ImportOrder order, read_json<ImportOrder>(line));
         return import_shop(shop, order, progress);
       })},
      {"program", each_line([&shop](const std::string& line) -> Result<NewProgram> {
         TILLSIDE_TRY(const ProgramFile asked, read_json<ProgramFile>(line));
         return replace_program(shop, asked.file);
       })},
      {"publish", each_line([&shop](const std::string&) { return publish(shop); })},
  };
}

}  // namespace tillside::control
