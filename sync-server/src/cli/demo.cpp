// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/moment.h"
#include "cli/report.h"
#include "demo/demo_shop.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string out;
  std::uint64_t seed = 1;
  std::string now;
};

void run(const Options& options) {
  const Instant now = or_fail(read_moment(options.now));
  const demo::DemoShop shop = or_fail(demo::make_demo_shop({.seed = options.seed, .now = now}));
  or_fail(demo::write_demo_shop(shop, options.out));
  std::printf("%s: %zu products, %zu items, %zu past orders, %zu commands\n", options.out.c_str(),
              shop.assortment.products.size(), shop.assortment.items.size(), shop.orders.size(),
              shop.commands.size());
  if (shop.refused > 0) std::fprintf(stderr, "%zu commands were refused\n", shop.refused);
}

}  // namespace

void add_demo(CLI::App& app) {
  auto* sub = app.add_subcommand("demo-data", "Makes up a shop: the same seed, the same bytes");
  const auto options = std::make_shared<Options>();
  sub->add_option("--out", options->out, "Folder for the files")->required();
  sub->add_option("--seed", options->seed, "Any whole number from 0 (1)");
  sub->add_option("--now", options->now, "The moment up to which the shop has lived, ISO 8601")
      ->required();
  sub->callback([options] { run(*options); });
}

}  // namespace tillside::cli
