// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/report.h"
#include "control/back_door.h"
#include "tillside/read.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string folder;
  std::string name;
  std::string member;
  bool from_stdin = false;
};

Error error_of(const nlohmann::json& error) {
  return {.code = errc_named(error.value("code", "")).value_or(Errc::internal_fault),
          .pointer = error.value("pointer", ""),
          .value = error.value("value", ""),
          .rule = error.value("rule", "")};
}

void account(const Options& options) {
  std::string password;
  std::getline(std::cin, password);
  nlohmann::json asked = {{"name", options.name}, {"password", password}};
  if (!options.member.empty()) asked["member"] = options.member;
  control::Desk desk = or_fail(control::Desk::open(options.folder, "account"));
  const std::vector<std::string> answers = or_fail(desk.ask({asked.dump()}));
  const nlohmann::json answer = nlohmann::json::parse(answers.front(), nullptr, false);
  if (!answer.value("ok", false)) fail(error_of(answer["error"]));
  std::printf("account of member %s\n", answer["value"]["member"].get<std::string>().c_str());
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
  making->callback([options] { account(*options); });
}

}  // namespace tillside::cli
