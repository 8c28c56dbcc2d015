// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/report.h"
#include "shop/audit.h"

namespace tillside::cli {
namespace {

using Examine = Result<shop::Audit> (*)(const shop::Shop&);

/// Exit code 1 where a flaw was found; each is named.
void examine(const std::string& folder, Examine how, const char* well) {
  const auto shop = or_fail(shop::Shop::open(folder));
  const shop::Audit audit = or_fail(how(*shop));
  for (const shop::Flaw& flaw : audit.flaws) {
    std::printf("member %s, entry %lld: %s\n", flaw.member.c_str(),
                static_cast<long long>(flaw.revision), flaw.what.c_str());
  }
  std::printf("%lld members, %lld entries: %s\n", static_cast<long long>(audit.members),
              static_cast<long long>(audit.entries), audit.flaws.empty() ? well : "NOT WELL");
  if (!audit.flaws.empty()) throw CLI::RuntimeError(1);
}

void add(CLI::App& app, const char* name, const char* help, Examine how, const char* well) {
  auto* examining = app.add_subcommand(name, help);
  const auto folder = std::make_shared<std::string>();
  examining->add_option("--data", *folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  examining->callback([folder, how, well] { examine(*folder, how, well); });
}

}  // namespace

void add_verify(CLI::App& app) {
  add(app, "verify", "Checks the chain of hashes of every member's ledger", &shop::verify_chains,
      "every chain holds");
  add(app, "replay", "Makes every state again from its ledger and compares", &shop::replay_states,
      "every state follows from its ledger");
}

}  // namespace tillside::cli
