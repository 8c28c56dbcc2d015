// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A believable shop from a seed and a moment, as the files that anybody's shop comes in:
/// items.csv, orders.csv, program.json, commands.jsonl; login.json and story.json beside them.
/// The same seed and moment give the same bytes. @see docs/import.md, "A shop to play with"

#include <string>

#include "demo/ledgers.h"

namespace tillside::demo {

struct DemoOptions {
  std::uint64_t seed = 1;
  Instant now;
  CrowdSize crowd = {};
  std::size_t members = 1600;  ///< shoppers with a ledger here
};

struct DemoShop {
  Program draft;    ///< as a merchant writes it
  Program program;  ///< published
  Assortment assortment;
  std::vector<DemoOrder> orders;
  std::vector<DemoCommand> commands;  ///< ascending by time
  std::string guide;                  ///< member id of the printed login
  std::size_t refused = 0;            ///< commands that the core did not accept: must be 0
};

/// @error zone_unresolved  the system has no time zones
[[nodiscard]] Result<DemoShop> make_demo_shop(const DemoOptions& options);

/// Writes the files. @error storage_failed
[[nodiscard]] Status write_demo_shop(const DemoShop& shop, const std::string& folder);

}  // namespace tillside::demo
