// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/one_answer.h"
#include "control/personal_record.h"
#include "shop/reader.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string folder;
  std::string member;
  bool sure = false;
};

void print_record(const Options& options) {
  store::Database db = or_fail(shop::open_reader(options.folder));
  const std::string member = or_fail(control::member_id(db, options.member));
  std::puts(canonical_json(or_fail(control::personal_record(db, member))).c_str());
}

void erase(const Options& options) {
  const std::string question = nlohmann::json{{"member", options.member}}.dump();
  const auto done = one_answer<control::OneMember>(options.folder, "erase", question);
  std::printf("member %s: name, password and sessions are erased; the ledger stays without them\n",
              done.member.c_str());
}

void set_password(const Options& options) {
  std::string password;
  std::getline(std::cin, password);
  const std::string question =
      nlohmann::json{{"member", options.member}, {"password", password}}.dump();
  const auto done = one_answer<control::OneMember>(options.folder, "password", question);
  std::printf("member %s: another password; every session has ended\n", done.member.c_str());
}

CLI::App* add(CLI::App& member, const char* name, const char* help,
              const std::shared_ptr<Options>& options, void (*run)(const Options&)) {
  auto* sub = member.add_subcommand(name, help);
  sub->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  sub->add_option("MEMBER", options->member, "32 hex digits, or @ and the account's name")
      ->required();
  sub->callback([options, run] { run(*options); });
  return sub;
}

}  // namespace

void add_member(CLI::App& app) {
  auto* member = app.add_subcommand("member", "A person's data: a copy, its erasure, a password");
  member->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  add(*member, "data", "Prints all that the shop holds of a member, canonical JSON", options,
      &print_record)
      ->footer("Example: tillside member data --data shop @ada > ada.json");
  add(*member, "erase", "Erases a member's account; the ledger keeps its figures", options, &erase)
      ->add_flag("--yes", options->sure, "It cannot be undone")
      ->required();
  add(*member, "password", "Gives an account another password", options, &set_password)
      ->add_flag("--password-stdin", options->sure, "Reads it from standard input")
      ->required();
}

}  // namespace tillside::cli
