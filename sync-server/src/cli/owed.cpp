// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/clock_option.h"
#include "explain/words.h"
#include "shop/reader.h"
#include "shop/report.h"
#include "tillside/write.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string folder;
  std::string now;
  bool json = false;
};

void row(const char* what, std::int64_t count) {
  std::printf("%-28s %15lld\n", what, static_cast<long long>(count));
}

void row(const char* what, std::int64_t count, const std::string& money) {
  std::printf("%-28s %15lld  %s\n", what, static_cast<long long>(count), money.c_str());
}

void print(const shop::Report& report) {
  const Program unit{.currency = report.currency};
  const auto money = [&](Minor amount) { return explain::money(unit, amount).en; };
  row("members", report.members);
  for (const shop::TierCount& tier : report.tiers) row(("  " + tier.tier).c_str(), tier.members);
  row("  frozen", report.frozen);
  row("points to spend", report.available.value);
  row("points that wait", report.pending.value);
  if (report.worth_minor) {
    row("  both, as money", report.available.value + report.pending.value,
        money(*report.worth_minor));
  }
  row("points that members owe", report.owed.value);
  for (const shop::MonthPoints& month : report.expiring) {
    const std::string when = month.month.empty() ? "without end" : "until in " + month.month;
    row(("  " + when).c_str(), month.points.value);
  }
  row("gift cards", report.gift_cards, money(report.gift_cards_minor));
  for (const shop::OrderCount& order : report.orders) {
    row(("orders " + std::string(name(order.status))).c_str(), order.orders,
        money(order.total_minor));
  }
}

void run(const Options& options) {
  store::Database db = or_fail(shop::open_reader(options.folder));
  const shop::Report report = or_fail(shop::report(db, clock_of(options.now).now()));
  if (options.json) {
    std::puts(canonical_json(report).c_str());
  } else {
    print(report);
  }
}

}  // namespace

void add_owed(CLI::App& app) {
  auto* reporting =
      app.add_subcommand("report", "What is owed to members: points, gift cards, open orders");
  const auto options = std::make_shared<Options>();
  reporting->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  reporting->add_option("--now", options->now, "At this moment, ISO 8601 (the clock)");
  reporting->add_flag("--json", options->json, "Prints one object; money in minor units");
  reporting->footer("Works beside a running server. Example: tillside report --data shop --json");
  reporting->callback([options] { run(*options); });
}

}  // namespace tillside::cli
