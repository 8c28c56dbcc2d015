// SPDX-License-Identifier: MIT
#include "shop/load_facts.h"

#include "json/json_source.h"
#include "shop/manifest_file.h"
#include "store/catalogue.h"
#include "store/programs.h"
#include "store/settings.h"

namespace tillside::shop {
namespace {

constexpr std::int64_t kMillisecondsPerHour = 3'600'000;

Result<sync::ListedProgram> listed(const store::StoredProgram& stored) {
  Result<Program> program = read_json<Program>(stored.body);
  if (!program) {
    return Error{.code = Errc::storage_failed, .value = stored.hash, .rule = "a readable program"};
  }
  sync::ListedProgram entry{.hash = stored.hash, .body = stored.body, .program = *program};
  if (stored.retired_at) {
    entry.honoured_until =
        Instant{stored.retired_at->value + program->grace_hours * kMillisecondsPerHour};
  }
  return entry;
}

}  // namespace

Result<sync::Facts> load_facts(store::Database& db, const std::string& dir) {
  sync::Facts facts;
  TILLSIDE_TRY(const std::optional<std::string> epoch, store::get_setting(db, store::kEpoch));
  facts.epoch = epoch.value_or("");
  TILLSIDE_TRY(const std::vector<store::StoredProgram> programs, store::load_programs(db));
  for (const store::StoredProgram& stored : programs) {
    TILLSIDE_TRY(sync::ListedProgram entry, listed(stored));
    facts.programs.push_back(std::move(entry));
  }
  TILLSIDE_TRY(const std::vector<Item> items, store::load_items(db));
  facts.items.reserve(items.size());
  for (const Item& item : items) facts.items.emplace(item.sku, priced(item));
  if (const std::optional<ManifestFile> manifest = read_manifest(dir)) {
    facts.catalog_version = manifest->version;
  }
  return facts;
}

}  // namespace tillside::shop
