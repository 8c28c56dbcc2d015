// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "catalog/import_shop.h"
#include "catalog/model_file.h"
#include "catalog/publication.h"
#include "cli/moment.h"
#include "cli/report.h"
#include "cli/shop_folder.h"

namespace tillside::cli {
namespace {

struct Options {
  catalog::ImportFiles files;
  std::string dir;
  bool replace = false;
  std::string now;
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

/// Files are read after this quick look, since that takes seconds.
void refuse_taken_folder(const Options& options) {
  std::error_code ignored;
  const bool taken = std::filesystem::exists(options.dir, ignored) &&
                     !std::filesystem::is_empty(options.dir, ignored);
  if (taken && !options.replace) {
    fail(Error{.code = Errc::data_not_empty,
               .value = options.dir,
               .rule = "an empty folder (or say --replace)"});
  }
}

void run(const Options& options) {
  const Steps step;
  const Instant now = or_fail(read_moment(options.now));
  refuse_taken_folder(options);
  const catalog::Import import = or_fail(catalog::read_import(options.files, step));
  ShopFolder folder = or_fail(ShopFolder::open(options.dir, ShopFolder::Make::yes));
  or_fail(folder.write([&](store::Database& db) {
    return catalog::keep_import(db, import, {.replace = options.replace, .now = now});
  }));
  step("kept");
  or_fail(catalog::remove_model(options.dir));  // it was learnt from other items
  const Manifest manifest = or_fail(folder.publish());
  step("published as version " + manifest.version);
  std::printf("%s: %zu items, %llu order lines of %zu orders, program %s in %s\n",
              options.dir.c_str(), import.items.items.size(),
              static_cast<unsigned long long>(import.orders.lines), import.orders.orders.size(),
              import.program.id.c_str(), import.program.currency.c_str());
}

}  // namespace

void add_import(CLI::App& app) {
  auto* sub = app.add_subcommand("import", "Makes a shop of a catalogue and past orders (CSV)");
  const auto options = std::make_shared<Options>();
  sub->add_option("--items", options->files.items, "items.csv, plain or gzip")->required();
  sub->add_option("--orders", options->files.orders, "orders.csv, plain or gzip")->required();
  sub->add_option("--data", options->dir, "The shop's folder; must be empty")->required();
  sub->add_option("--program", options->files.program,
                  "The shop's program; else the sample program of the items' currency");
  sub->add_flag("--replace", options->replace,
                "Replace catalogue, past orders and program of a shop; members stay");
  sub->add_option("--now", options->now, "The moment of the import, ISO 8601 (the clock)");
  sub->callback([options] { run(*options); });
}

}  // namespace tillside::cli
