// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Members and ledgers in SQLite. Lives on the writer's thread, for one request.

#include "store/database.h"
#include "store/member_cache.h"
#include "sync/member_store.h"

namespace tillside::store {

class Members final : public sync::MemberStore {
 public:
  Members(Database& db, MemberCache& cache) : db_(db), cache_(cache) {}
  Result<std::optional<sync::MemberRecord>> load(const std::string& key) override;
  Result<sync::MemberRecord> create(const std::string& key) override;
  Status append(sync::MemberRecord& record, const LedgerEntry& entry) override;
  Status save(sync::MemberRecord& record) override;
  Result<std::optional<sync::StoredEntry>> first_use(const sync::MemberRecord& record,
                                                     const std::string& command_id) override;
  Result<std::optional<sync::StoredEntry>> numbered(const sync::MemberRecord& record,
                                                    const std::string& device,
                                                    std::int64_t n) override;
  Result<std::vector<sync::StoredEntry>> entries(const sync::MemberRecord& record,
                                                 std::int64_t since, std::int64_t limit) override;
  Result<std::optional<std::int64_t>> device_owner(const std::string& device) override;
  Status bind_device(const sync::MemberRecord& record, const std::string& device) override;
  Result<std::optional<std::int64_t>> stock_left(const std::string& sku) override;
  Status move_stock(const std::string& sku, sync::StockMove move, std::int64_t units) override;
  Result<std::int64_t> counter(const std::string& key) override;
  Status move_counter(const std::string& key, std::int64_t by) override;

 private:
  Result<CommandRows*> command_rows(const sync::MemberRecord& record);

  Database& db_;
  MemberCache& cache_;
  std::vector<sync::StoredEntry> appended_ = {};  ///< by this request for its member, not for peers
};

/// Reads a member from any connection. @error storage_failed
[[nodiscard]] Result<std::optional<sync::MemberRecord>> read_member(Database& db,
                                                                    const std::string& key);
/// Walks a member's chain from its head; at most `limit` entries after `since`, in order.
/// @error storage_failed
[[nodiscard]] Result<std::vector<sync::StoredEntry>> read_entries(Database& db,
                                                                  const sync::MemberRecord& record,
                                                                  std::int64_t since,
                                                                  std::int64_t limit);
/// Keys of members for whom something is due. @error storage_failed
[[nodiscard]] Result<std::vector<std::string>> members_due(Database& db, Instant now);
/// Keys of all members, in order of joining. @error storage_failed
[[nodiscard]] Result<std::vector<std::string>> all_members(Database& db);

}  // namespace tillside::store
