// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Members in memory, as the last commit left them. The writer works on it and publishes
/// what a group of requests changed only after that group is on disk.

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "sync/member_record.h"

namespace tillside::store {

/// Ledger rows by command id, for one member: what an index on the ledger would hold.
using CommandRows = std::unordered_map<std::string, std::int64_t>;

class MemberCache {
 public:
  using Record = std::shared_ptr<const sync::MemberRecord>;

  /// The committed record, or null if it is not in memory. Any thread.
  [[nodiscard]] Record find(const std::string& key) const;

  // The rest is for the writer's thread alone.

  /// The record with what this group has done so far, or null.
  [[nodiscard]] Record newest(const std::string& key) const;
  /// Remembers a record read from disk.
  void keep(Record record);
  /// Remembers a change of the request that runs now.
  void stage(Record record);
  /// Null if the member's rows are not in memory. Whoever adds to them belongs to the
  /// request that runs now.
  [[nodiscard]] CommandRows* rows(std::int64_t member);
  CommandRows& keep_rows(std::int64_t member, CommandRows rows);

  /// The request that ran is part of the group, or was undone alone.
  void request_kept();
  void request_undone();
  /// The group is on disk: what was staged is true.
  void committed();
  /// The group is undone: nothing staged is true, and no row number either.
  void undone();

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Record> records_;
  std::unordered_map<std::string, Record> of_group_;
  std::unordered_map<std::string, Record> of_request_;
  std::unordered_map<std::int64_t, CommandRows> rows_;
  std::vector<std::int64_t> rows_used_;  ///< by the request
};

}  // namespace tillside::store
