// SPDX-License-Identifier: MIT
#include "control/backup.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/report.h"
#include "tillside/write.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string from;
  std::string to;
  bool json = false;
};

using Copy = Result<control::BackedUp> (*)(const std::string&, const std::string&);

/// Exit code 1 where the copy has flaws, since the shop has them too.
void run(const Options& options, Copy copy) {
  const control::BackedUp made = or_fail(copy(options.from, options.to));
  if (options.json) {
    std::puts(canonical_json(made).c_str());
  } else {
    std::printf("%s: %lld members, %lld entries, %lld bytes, examined; digest %s\n",
                options.to.c_str(), static_cast<long long>(made.audit.members),
                static_cast<long long>(made.audit.entries), static_cast<long long>(made.bytes),
                made.audit.digest.c_str());
  }
  for (const shop::Flaw& flaw : made.audit.flaws) {
    std::fprintf(stderr, "tillside: member %s, entry %lld: %s\n", flaw.member.c_str(),
                 static_cast<long long>(flaw.revision), flaw.what.c_str());
  }
  if (!made.audit.flaws.empty()) throw CLI::RuntimeError(1);
}

}  // namespace

void add_backup(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  auto* backing =
      app.add_subcommand("backup", "Copies a shop, also a running one, and examines it");
  backing->add_option("--data", options->from, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  backing->add_option("--out", options->to, "Folder for the copy; empty or not there")->required();
  backing->add_flag("--json", options->json, "Prints one object");
  backing->footer("Example: tillside backup --data shop --out backups/$(date +%F)");
  backing->callback([options] { run(*options, &control::back_up); });

  auto* restoring = app.add_subcommand("restore", "Makes a data folder from a backup");
  restoring->add_option("--from", options->from, "The backup's folder")->required();
  restoring->add_option("--data", options->to, "The new data folder; empty or not there")
      ->required();
  restoring->add_flag("--json", options->json, "Prints one object");
  restoring->footer(
      "Everybody signs in anew; devices push again what the backup lacks.\n"
      "Example: tillside restore --from backups/2026-01-31 --data shop");
  restoring->callback([options] { run(*options, &control::restore); });
}

}  // namespace tillside::cli
