// SPDX-License-Identifier: MIT
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "tillside/version.h"

#define TILLSIDE_SUBCOMMAND(name) void add_##name(CLI::App& app);
namespace tillside::cli {
#include "cli/commands.def"
}
#undef TILLSIDE_SUBCOMMAND

int main(int argc, char** argv) {
  if (sodium_init() < 0) {
    std::fputs("tillside: libsodium cannot start\n", stderr);
    return 1;
  }
  CLI::App app("Tillside: prices, points and recommendations of a shop, from one core.",
               "tillside");
  app.set_version_flag("--version", std::string(tillside::version()));
  app.require_subcommand(1);
#define TILLSIDE_SUBCOMMAND(name) tillside::cli::add_##name(app);
#include "cli/commands.def"
#undef TILLSIDE_SUBCOMMAND
  CLI11_PARSE(app, argc, argv);
  return 0;
}
