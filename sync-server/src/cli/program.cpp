// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "catalog/program_document.h"
#include "catalog/sample_program.h"
#include "cli/report.h"
#include "tillside/write.h"

namespace tillside::cli {
namespace {

void check(const std::string& file) {
  const Program program = or_fail(catalog::publish_file(file));
  std::printf("%s: well formed. currency %s, %zu promotions, %zu earning rules, %zu tiers\n",
              file.c_str(), program.currency.c_str(), program.promotions.size(),
              program.points.earning.size(), program.tier.tiers.size());
  std::printf("programHash %s\n", catalog::program_hash(program).c_str());
}

void show(const std::string& file) {
  std::puts(canonical_json(or_fail(catalog::publish_file(file))).c_str());
}

void sample(const std::string& currency) {
  const auto text = catalog::sample_program(currency);
  if (!text) {
    fail(Error{.code = Errc::currency_unknown,
               .value = currency,
               .rule = "a currency with a sample program: CNY, EUR, GBP, USD"});
  }
  std::fwrite(text->data(), 1, text->size(), stdout);
}

}  // namespace

void add_program(CLI::App& app) {
  auto* program = app.add_subcommand("program", "Checks or prints a program document");
  program->require_subcommand(1);
  const auto file = std::make_shared<std::string>();

  auto* checking = program->add_subcommand("check", "Says whether a program is well formed");
  checking->add_option("FILE", *file, "The program, JSON")->required();
  checking->callback([file] { check(*file); });

  auto* showing = program->add_subcommand("show", "Prints the published form, canonical JSON");
  showing->add_option("FILE", *file, "The program, JSON")->required();
  showing->callback([file] { show(*file); });

  auto* sampling = program->add_subcommand("sample", "Prints the sample program of a currency");
  sampling->add_option("CURRENCY", *file, "ISO 4217, like GBP")->required();
  sampling->callback([file] { sample(*file); });
}

}  // namespace tillside::cli
