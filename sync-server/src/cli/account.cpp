// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/one_answer.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string folder;
  std::string name;
  std::string member;
  bool from_stdin = false;
};

struct Made {
  std::string member;
  static constexpr auto kFields = fields(field("member", &Made::member));
};

void account(const Options& options) {
  std::string password;
  std::getline(std::cin, password);
  nlohmann::json asked = {{"name", options.name}, {"password", password}};
  if (!options.member.empty()) asked["member"] = options.member;
  const auto made = one_answer<Made>(options.folder, "account", asked.dump());
  std::printf("account of member %s\n", made.member.c_str());
}

}  // namespace

void add_account(CLI::App& app) {
  auto* making = app.add_subcommand("account", "Makes an account, for a member that may exist");
  const auto options = std::make_shared<Options>();
  making->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  making->add_option("--name", options->name, "The user name")->required();
  making->add_option("--member", options->member, "32 hex digits; a new member without it");
  making
      ->add_flag("--password-stdin", options->from_stdin, "Reads the password from standard input")
      ->required();
  making->footer(
      "Example: echo SECRET | tillside account --data shop --name ada --password-stdin\n"
      "Another password, a copy of all that is held, erasure: tillside member --help");
  making->callback([options] { account(*options); });
}

}  // namespace tillside::cli
