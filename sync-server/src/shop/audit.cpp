// SPDX-License-Identifier: MIT
#include "shop/audit.h"

#include <algorithm>
#include <map>

#include "json/json_source.h"
#include "store/members.h"
#include "store/random.h"
#include "store/snapshot.h"
#include "tillside/write.h"

namespace tillside::shop {
namespace {

using store::Database;
using store::Statement;

/// An entry as it lies in the file, with what stands beside it.
struct Row {
  std::int64_t id = 0;
  std::optional<std::int64_t> prev_id = {};
  std::int64_t revision = 0;
  std::string command_id;
  std::optional<std::string> device = {};
  std::optional<std::int64_t> n = {};
  std::string hash;
  std::string text;
};

/// A member's chain as the rows so far make it, and as the member's own row tells it.
struct Chain {
  std::string key;
  std::int64_t told_revision = 0;
  std::optional<std::int64_t> told_row = {};
  std::string told_hash;
  std::int64_t told_at = 0;
  std::string told_devices;

  std::int64_t revision = 0;
  std::optional<std::int64_t> row = {};
  std::string hash = sync::kNoHash;
  std::int64_t at = 0;
  std::map<std::string, std::int64_t> counts = {};  ///< device -> its highest n
  std::optional<Flaw> flaw = {};
};

using Chains = std::map<std::int64_t, Chain>;

std::optional<std::int64_t> number_at(const Statement& read, int column) {
  return read.is_null(column) ? std::nullopt : std::optional(read.integer(column));
}

Result<Chains> load_chains(Database& db) {
  Chains chains;
  Statement& read = db.use(
      "SELECT id, key, revision, head_id, head_hash, last_at, devices FROM member ORDER BY id");
  while (true) {
    TILLSIDE_TRY(const bool row, read.step());
    if (!row) break;
    chains[read.integer(0)] = Chain{.key = read.text(1),
                                    .told_revision = read.integer(2),
                                    .told_row = number_at(read, 3),
                                    .told_hash = read.text(4),
                                    .told_at = read.integer(5),
                                    .told_devices = read.text(6)};
  }
  read.reset();
  return chains;
}

Row row_at(const Statement& read) {
  return {.id = read.integer(0),
          .prev_id = number_at(read, 2),
          .revision = read.integer(3),
          .command_id = read.text(4),
          .device = read.is_null(5) ? std::nullopt : std::optional(read.text(5)),
          .n = number_at(read, 6),
          .hash = read.text(7),
          .text = read.text(8)};
}

/// What is wrong with this row as the next of the chain.
std::optional<Flaw> flaw_of(const Row& row, const Result<LedgerEntry>& entry, const Chain& chain) {
  const auto flaw = [&](std::int64_t revision, const char* what) {
    return std::optional(Flaw{chain.key, revision, what});
  };
  if (store::sha256_hex(row.text) != row.hash) {
    return flaw(row.revision, "the hash is not that of the entry");
  }
  if (!entry) return flaw(row.revision, "the entry cannot be read");
  if (entry->member != chain.key) return flaw(row.revision, "the entry belongs to another member");
  if (entry->revision > chain.revision + 1) return flaw(chain.revision + 1, "entries are missing");
  if (entry->revision <= chain.revision) return flaw(entry->revision, "the revision comes twice");
  if (entry->prev_hash != chain.hash) {
    return flaw(entry->revision, "the entry does not follow the one before");
  }
  const bool same = row.revision == entry->revision && row.prev_id == chain.row &&
                    row.command_id == entry->command_id && row.device == entry->device &&
                    row.n == entry->n;
  if (same) return std::nullopt;
  return flaw(entry->revision, "the columns beside the entry are not the entry's");
}

void take_row(const Row& row, Chain& chain) {
  const Result<LedgerEntry> entry = read_json<LedgerEntry>(row.text);
  if (!chain.flaw) chain.flaw = flaw_of(row, entry, chain);
  chain.revision = entry ? entry->revision : row.revision;
  chain.row = row.id;
  chain.hash = row.hash;
  if (!entry) return;
  chain.at = entry->at.value;
  if (entry->device && entry->n) {
    std::int64_t& count = chain.counts[*entry->device];
    count = std::max(count, *entry->n);
  }
}

/// What is wrong with the member's own row, once all entries are known to be well.
std::optional<Flaw> flaw_of_head(const Chain& chain) {
  const auto flaw = [&](std::int64_t revision, std::string what) {
    return std::optional(Flaw{chain.key, revision, std::move(what)});
  };
  if (chain.told_revision > chain.revision) return flaw(chain.revision + 1, "entries are missing");
  if (chain.told_revision != chain.revision || chain.told_row != chain.row ||
      chain.told_hash != chain.hash) {
    return flaw(chain.told_revision, "the member's head is another entry");
  }
  if (chain.told_at != chain.at) return flaw(0, "the member's time is not the newest entry's");
  const auto list = read_json<sync::DeviceList>(chain.told_devices);
  if (!list) return flaw(0, "the list of devices cannot be read");
  for (const sync::Device& device : list->devices) {
    const auto count = chain.counts.find(device.id);
    const std::int64_t last_n = count != chain.counts.end() ? count->second : 0;
    if (device.last_n == last_n && device.acked <= last_n) continue;
    return flaw(0, "the numbers of device " + device.id + " are not the ledger's");
  }
  return std::nullopt;
}

Status take_rows(Database& db, Chains& chains, Audit& audit) {
  Statement& read = db.use(
      "SELECT id, member, prev_id, revision, command_id, device, n, hash, entry "
      "FROM ledger ORDER BY id");
  while (true) {
    TILLSIDE_TRY(const bool there, read.step());
    if (!there) break;
    ++audit.entries;
    const auto chain = chains.find(read.integer(1));
    if (chain != chains.end()) {
      take_row(row_at(read), chain->second);
    } else {
      audit.flaws.push_back(
          {"", 0, "row " + std::to_string(read.integer(0)) + " of the ledger is of no member"});
    }
  }
  read.reset();
  return Done{};
}

Status check_programs(Database& db, Audit& audit) {
  Statement& read = db.use("SELECT hash, body FROM program ORDER BY hash");
  while (true) {
    TILLSIDE_TRY(const bool there, read.step());
    if (!there) break;
    if (store::sha256_hex(read.text(1)) == read.text(0)) continue;
    audit.flaws.push_back({"", 0, "program " + read.text(0) + " is not what its hash says"});
  }
  read.reset();
  return Done{};
}

/// The state that a member's entries give, against the one that is kept.
std::optional<Flaw> flaw_of_state(Database& db, const std::string& key, std::int64_t& entries) {
  const auto record = store::read_member(db, key);
  if (!record) return Flaw{key, 0, record.error().rule + " was expected"};
  if (!*record) return std::nullopt;
  const auto ledger = store::read_entries(db, **record, 0, (*record)->revision);
  if (!ledger) return Flaw{key, 0, ledger.error().rule + " was expected; verify says where"};
  State state;
  for (const sync::StoredEntry& stored : *ledger) {
    ++entries;
    if (!stored.entry.events) continue;
    for (const Event& event : *stored.entry.events) apply(state, event);
  }
  if (store::sha256_hex(canonical_json(state)) == (*record)->state_hash) return std::nullopt;
  return Flaw{key, (*record)->revision, "the state is not what the ledger says"};
}

}  // namespace

Result<Audit> verify_chains(Database& db) {
  TILLSIDE_TRY(const store::Snapshot moment, store::Snapshot::take(db));
  TILLSIDE_TRY(Chains chains, load_chains(db));
  Audit audit{.members = static_cast<std::int64_t>(chains.size())};
  TILLSIDE_CHECK(take_rows(db, chains, audit));
  TILLSIDE_CHECK(check_programs(db, audit));
  std::string heads;
  for (auto& [row, chain] : chains) {
    if (!chain.flaw) chain.flaw = flaw_of_head(chain);
    if (chain.flaw) audit.flaws.push_back(*std::move(chain.flaw));
    heads += chain.key + " " + std::to_string(chain.revision) + " " + chain.hash + "\n";
  }
  audit.digest = store::sha256_hex(heads);
  return audit;
}

Result<Audit> replay_states(Database& db) {
  TILLSIDE_TRY(const store::Snapshot moment, store::Snapshot::take(db));
  Audit audit;
  TILLSIDE_TRY(const std::vector<std::string> keys, store::all_members(db));
  for (const std::string& key : keys) {
    ++audit.members;
    std::optional<Flaw> flaw = flaw_of_state(db, key, audit.entries);
    if (flaw) audit.flaws.push_back(*std::move(flaw));
  }
  return audit;
}

}  // namespace tillside::shop
