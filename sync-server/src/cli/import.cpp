// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/moment.h"
#include "cli/one_answer.h"
#include "control/catalogue.h"

namespace tillside::cli {
namespace {

struct Options {
  control::ImportOrder order;
  std::string orders;
  std::string program;
  std::string dir;
  std::string now;
  bool json = false;
};

/// One line to stderr for each step, with the seconds since the start.
class Steps {
 public:
  void operator()(const std::string& text) const {
    const auto passed = std::chrono::steady_clock::now() - start_;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
    std::fprintf(stderr, "%6.1f s  %s\n", static_cast<double>(ms) / 1000.0, text.c_str());
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A folder of something else is not filled. Whether there is a shop in it, the shop says itself:
/// an import that failed leaves a folder without one.
void refuse_foreign_folder(const Options& options) {
  std::error_code ignored;
  const std::filesystem::path dir = options.dir;
  if (options.order.replace || !std::filesystem::exists(dir, ignored) ||
      std::filesystem::is_empty(dir, ignored) ||
      std::filesystem::exists(dir / "shop.db", ignored)) {
    return;
  }
  fail(Error{.code = Errc::data_not_empty,
             .value = options.dir,
             .rule = "an empty folder (or say --replace)"});
}

void run(const Options& options) {
  refuse_foreign_folder(options);
  control::ImportOrder order = options.order;
  order.items = std::filesystem::absolute(order.items);
  if (!options.orders.empty()) order.orders = std::filesystem::absolute(options.orders);
  if (!options.program.empty()) order.program = std::filesystem::absolute(options.program);
  if (!options.now.empty()) order.now = or_fail(read_moment(options.now));
  const auto imported =
      one_answer<control::Imported>(options.dir, "import", canonical_json(order),
                                    {.shop = {.create = true}, .progress = Steps()});
  if (options.json) {
    std::puts(canonical_json(imported).c_str());
    return;
  }
  std::printf("%s: %lld items, %lld order lines of %lld orders, program %s in %s, version %s\n",
              options.dir.c_str(), static_cast<long long>(imported.items),
              static_cast<long long>(imported.order_lines), static_cast<long long>(imported.orders),
              imported.program_id.c_str(), imported.currency.c_str(), imported.version.c_str());
}

}  // namespace

void add_import(CLI::App& app) {
  auto* sub = app.add_subcommand("import", "Makes a shop of a catalogue and past orders (CSV)");
  const auto options = std::make_shared<Options>();
  sub->add_option("--items", options->order.items, "items.csv, plain or gzip")->required();
  sub->add_option("--orders", options->orders,
                  "orders.csv, plain or gzip; without it nothing can be learned from the past");
  sub->add_option("--data", options->dir, "The shop's folder; must be empty")
      ->envname("TILLSIDE_DATA")
      ->required();
  sub->add_option("--program", options->program,
                  "The shop's program; else the sample program of the items' currency");
  sub->add_flag("--replace", options->order.replace,
                "Replace catalogue, past orders and program of a shop; members stay");
  sub->add_option("--now", options->now, "The moment of the import, ISO 8601 (the clock)");
  sub->add_flag("--json", options->json, "Prints one object");
  sub->footer(
      "The columns stand in docs/import.md.\n"
      "Example: tillside import --items items.csv --orders orders.csv.gz --data shop");
  sub->callback([options] { run(*options); });
}

}  // namespace tillside::cli
