// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "catalog/program_document.h"
#include "catalog/sample_program.h"
#include "cli/clock_option.h"
#include "cli/one_answer.h"
#include "control/catalogue.h"
#include "explain/difference.h"
#include "explain/words.h"
#include "tillside/write.h"

namespace tillside::cli {
namespace {

void check(const std::string& file) {
  const Program program = or_fail(catalog::publish_file(file));
  std::printf("%s: well formed. currency %s, %zu promotions, %zu earning rules, %zu tiers\n",
              file.c_str(), program.currency.c_str(), program.promotions.size(),
              program.points.earning.size(), program.tier.tiers.size());
  std::printf("programHash %s\n", catalog::program_hash(program).c_str());
  for (const explain::Sentence& sentence : explain::sentences_of(program)) {
    std::printf("\n%s\n  %s\n  %s\n", sentence.pointer.c_str(), sentence.en.c_str(),
                sentence.zh.c_str());
  }
}

void print_sentence(const char* mark, const explain::Sentence& sentence) {
  if (sentence.en.empty()) return;
  std::printf("  %s %s\n    %s\n", mark, sentence.en.c_str(), sentence.zh.c_str());
}

/// What a member gains or loses when the second program follows the first.
void diff(const std::string& first, const std::string& second, const std::string& now) {
  const Program before = or_fail(catalog::publish_file(first));
  const Program after = or_fail(catalog::publish_file(second));
  const std::vector<explain::Change> changes = explain::rule_changes(before, after);
  for (const explain::Change& change : changes) {
    const bool gone = change.later.pointer.empty();
    const auto& where = gone ? change.now.pointer : change.later.pointer;
    std::printf("a member %s: %s\n", std::string(name(change.verdict)).c_str(), where.c_str());
    print_sentence("-", change.now);
    print_sentence("+", change.later);
  }
  const auto orders = explain::order_changes(before, after, clock_of(now).now());
  for (const explain::OrderChange& order : orders) {
    const auto whole = [&](Minor amount) { return explain::money(after, amount).en; };
    std::printf(
        "tier %s, an order of %s: pays %s, was %s; earns %lld points, was %lld; "
        "%lld growth, was %lld\n",
        order.tier.c_str(), whole(order.amount).c_str(), whole(order.total_later).c_str(),
        whole(order.total_now).c_str(), static_cast<long long>(order.points_later),
        static_cast<long long>(order.points_now), static_cast<long long>(order.growth_later),
        static_cast<long long>(order.growth_now));
  }
  if (changes.empty() && orders.empty()) std::puts("Nothing changes for a member.");
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

void publish(const std::string& folder, const std::string& file) {
  const control::ProgramFile asked{std::filesystem::absolute(file)};
  const auto made = one_answer<control::NewProgram>(folder, "program", canonical_json(asked));
  std::printf("program %s in force\n%s is honoured for %lld hours\n", made.program_hash.c_str(),
              made.before.c_str(), static_cast<long long>(made.grace_hours));
}

}  // namespace

void add_program(CLI::App& app) {
  auto* program = app.add_subcommand("program", "Checks or prints a program document");
  program->require_subcommand(1);
  const auto file = std::make_shared<std::string>();

  auto* checking = program->add_subcommand("check", "Says whether a program is well formed");
  checking->add_option("FILE", *file, "The program, JSON")->required();
  checking->callback([file] { check(*file); });

  const auto other = std::make_shared<std::string>();
  const auto now = std::make_shared<std::string>();
  auto* comparing = program->add_subcommand("diff", "Says what a member gains or loses");
  comparing->add_option("A", *file, "The program as it is, JSON")->required();
  comparing->add_option("B", *other, "The program as it will be, JSON")->required();
  comparing->add_option("--now", *now, "The time at which orders are compared");
  comparing->callback([file, other, now] { diff(*file, *other, *now); });

  auto* showing = program->add_subcommand("show", "Prints the published form, canonical JSON");
  showing->add_option("FILE", *file, "The program, JSON")->required();
  showing->callback([file] { show(*file); });

  const auto folder = std::make_shared<std::string>();
  auto* publishing = program->add_subcommand("publish", "Puts a program in force in a shop");
  publishing->add_option("--data", *folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  publishing->add_option("FILE", *file, "The program, JSON")->required();
  publishing->footer(
      "Catalogue, stock and members stay. What was quoted under the program before is honoured "
      "for\n"
      "its graceHours. See first: tillside program check FILE, tillside program diff OLD FILE");
  publishing->callback([file, folder] { publish(*folder, *file); });

  auto* sampling = program->add_subcommand("sample", "Prints the sample program of a currency");
  sampling->add_option("CURRENCY", *file, "ISO 4217, like GBP")->required();
  sampling->callback([file] { sample(*file); });
}

}  // namespace tillside::cli
