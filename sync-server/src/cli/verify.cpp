// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/report.h"
#include "shop/audit.h"
#include "shop/reader.h"
#include "tillside/write.h"

namespace tillside::cli {
namespace {

using Examine = Result<shop::Audit> (*)(store::Database&);

struct Options {
  std::string folder;
  bool json = false;
};

void print(const shop::Audit& audit, const char* well) {
  for (const shop::Flaw& flaw : audit.flaws) {
    if (flaw.member.empty()) {
      std::printf("%s\n", flaw.what.c_str());
    } else {
      std::printf("member %s, entry %lld: %s\n", flaw.member.c_str(),
                  static_cast<long long>(flaw.revision), flaw.what.c_str());
    }
  }
  std::printf("%lld members, %lld entries: %s\n", static_cast<long long>(audit.members),
              static_cast<long long>(audit.entries), audit.flaws.empty() ? well : "NOT WELL");
  if (!audit.digest.empty()) std::printf("digest %s\n", audit.digest.c_str());
}

/// Exit code 1 where a flaw was found; each is named.
void examine(const Options& options, Examine how, const char* well) {
  store::Database db = or_fail(shop::open_reader(options.folder));
  const shop::Audit audit = or_fail(how(db));
  if (options.json) {
    std::puts(canonical_json(audit).c_str());
  } else {
    print(audit, well);
  }
  if (!audit.flaws.empty()) throw CLI::RuntimeError(1);
}

void add(CLI::App& app, const char* name, const char* help, Examine how, const char* well) {
  auto* examining = app.add_subcommand(name, help);
  const auto options = std::make_shared<Options>();
  examining->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  examining->add_flag("--json", options->json, "Prints one object");
  examining->footer("Works beside a running server. Exit code 1: a flaw was found.");
  examining->callback([options, how, well] { examine(*options, how, well); });
}

}  // namespace

void add_verify(CLI::App& app) {
  add(app, "verify", "Checks the chain of hashes of every member's ledger", &shop::verify_chains,
      "every chain holds");
  add(app, "replay", "Makes every state again from its ledger and compares", &shop::replay_states,
      "every state follows from its ledger");
}

}  // namespace tillside::cli
