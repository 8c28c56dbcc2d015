// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/moment.h"
#include "cli/report.h"
#include "control/personal_record.h"
#include "shop/reader.h"
#include "store/ledger_rows.h"
#include "tillside/command.h"

namespace tillside::cli {
namespace {

using nlohmann::json;

struct Options {
  std::string folder;
  std::string member;
  std::string from;
  std::string until;
  std::string kind;
  std::string actor;
  bool rejected = false;
};

/// What an entry must be to be printed.
struct Wanted {
  std::string member;
  std::int64_t from = 0;
  std::int64_t until = 0;
  std::string kind;
  std::string actor;
  bool rejected = false;

  [[nodiscard]] bool takes(const json& entry) const {
    const std::int64_t at = entry.value("at", std::int64_t{0});
    return (member.empty() || entry.value("member", "") == member) && at >= from && at < until &&
           (kind.empty() || entry.value(json::json_pointer("/command/kind"), "") == kind) &&
           (actor.empty() || entry.value(json::json_pointer("/actor/kind"), "") == actor) &&
           (!rejected || entry.contains("rejection"));
  }
};

/// What a command may be called.
template <class... Kinds>
std::vector<std::string> kinds_of(const std::variant<Kinds...>*) {
  return {Kinds::kKind...};
}

std::int64_t moment(const std::string& text, std::int64_t otherwise) {
  return text.empty() ? otherwise : or_fail(read_moment(text)).value;
}

void run(const Options& options) {
  store::Database db = or_fail(shop::open_reader(options.folder));
  Wanted wanted{.from = moment(options.from, 0),
                .until = moment(options.until, kLatestMoment),
                .kind = options.kind,
                .actor = options.actor,
                .rejected = options.rejected};
  if (!options.member.empty()) wanted.member = or_fail(control::member_id(db, options.member));
  or_fail(store::each_ledger_row(db, [&](const std::string& entry, const std::string& hash) {
    const json parsed = json::parse(entry, nullptr, false);
    if (!parsed.is_object()) {
      fail(Error{.code = Errc::storage_failed, .value = hash, .rule = "an entry that can be read"});
    }
    if (!wanted.takes(parsed)) return;
    std::printf("{\"entry\":%s,\"hash\":\"%s\"}\n", entry.c_str(), hash.c_str());
  }));
}

}  // namespace

void add_ledger(CLI::App& app) {
  auto* listing = app.add_subcommand("ledger", "Prints ledger entries, one JSON object a line");
  const auto options = std::make_shared<Options>();
  listing->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  listing->add_option("--member", options->member, "32 hex digits, or @ and the account's name");
  listing->add_option("--from", options->from, "Not before this moment, ISO 8601");
  listing->add_option("--until", options->until, "Before this moment, ISO 8601");
  listing->add_option("--kind", options->kind, "Of this command, like refund or adjustPoints")
      ->check(CLI::IsMember(kinds_of(static_cast<const CommandArgs*>(nullptr))));
  listing->add_option("--actor", options->actor, "By member, shop, staff or server")
      ->check(
          CLI::IsMember(std::vector<std::string>(kActorKindNames.begin(), kActorKindNames.end())));
  listing->add_flag("--rejected", options->rejected, "Only what was refused");
  listing->footer(
      "In the order in which they were written; works beside a running server.\n"
      "Example: tillside ledger --data shop --actor staff --from 2026-01-01 --until 2026-02-01");
  listing->callback([options] { run(*options); });
}

}  // namespace tillside::cli
