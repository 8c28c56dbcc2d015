// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the protocol needs of a store. All calls of one request happen in one transaction,
/// which the caller owns; every call touches one member, but for the stock of goods and
/// the counters that members share.

#include "sync/member_record.h"

namespace tillside::sync {

/// An entry as it was appended, with the hash that stands beside it.
struct StoredEntry {
  LedgerEntry entry;
  std::string hash;
};

/// How units of a counted item move: an order takes free ones, money makes them sold, and a
/// cancelled order gives back what it held or what was sold.
enum class StockMove { reserve, sell, release, take_back };

class MemberStore {
 public:
  MemberStore() = default;
  MemberStore(const MemberStore&) = delete;
  MemberStore& operator=(const MemberStore&) = delete;
  virtual ~MemberStore() = default;

  /// Nothing where no such member exists. @error storage_failed
  virtual Result<std::optional<MemberRecord>> load(const std::string& key) = 0;
  /// A member with an empty ledger. @error storage_failed
  virtual Result<MemberRecord> create(const std::string& key) = 0;

  /// Appends to the ledger and moves the record's head. @error storage_failed
  virtual Status append(MemberRecord& record, const LedgerEntry& entry) = 0;
  /// Writes the record back and notes the hash of its state; the last call for it in a
  /// request. @error storage_failed
  virtual Status save(MemberRecord& record) = 0;

  /// The entry that first used this command id. @error storage_failed
  virtual Result<std::optional<StoredEntry>> first_use(const MemberRecord& record,
                                                       const std::string& command_id) = 0;
  /// The entry of the device's command number n. @error storage_failed
  virtual Result<std::optional<StoredEntry>> numbered(const MemberRecord& record,
                                                      const std::string& device,
                                                      std::int64_t n) = 0;
  /// At most `limit` entries after revision `since`, in order. @error storage_failed
  virtual Result<std::vector<StoredEntry>> entries(const MemberRecord& record, std::int64_t since,
                                                   std::int64_t limit) = 0;

  /// The row of the member to whom a device was bound, also after it was closed.
  /// @error storage_failed
  virtual Result<std::optional<std::int64_t>> device_owner(const std::string& device) = 0;
  /// @error storage_failed
  virtual Status bind_device(const MemberRecord& record, const std::string& device) = 0;

  /// Free units; nothing for an item that is not counted. @error storage_failed
  virtual Result<std::optional<std::int64_t>> stock_left(const std::string& sku) = 0;
  /// Moves units of an item that is counted; does nothing for others. An order may be older than
  /// the counting: what it took was never counted, so no more moves than is there. Only `reserve`
  /// needs all its units. @error storage_failed
  virtual Status move_stock(const std::string& sku, StockMove move, std::int64_t units) = 0;

  /// A counter that all members share; 0 where it was never moved. @error storage_failed
  virtual Result<std::int64_t> counter(const std::string& key) = 0;
  /// @error storage_failed
  virtual Status move_counter(const std::string& key, std::int64_t by) = 0;
};

}  // namespace tillside::sync
