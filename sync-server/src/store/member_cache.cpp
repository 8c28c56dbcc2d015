// SPDX-License-Identifier: MIT
#include "store/member_cache.h"

namespace tillside::store {
namespace {

/// Beyond it the cache starts anew: crude, bounded, and right.
constexpr std::size_t kMaxMembers = 20000;

}  // namespace

MemberCache::Record MemberCache::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = records_.find(key);
  return found != records_.end() ? found->second : nullptr;
}

MemberCache::Record MemberCache::newest(const std::string& key) const {
  for (const auto* layer : {&of_request_, &of_group_}) {
    const auto found = layer->find(key);
    if (found != layer->end()) return found->second;
  }
  return find(key);
}

void MemberCache::keep(Record record) {
  const std::lock_guard lock(mutex_);
  if (records_.size() >= kMaxMembers) records_.clear();
  const std::string key = record->key;
  records_[key] = std::move(record);
}

void MemberCache::stage(Record record) {
  const std::string key = record->key;
  of_request_[key] = std::move(record);
}

CommandRows* MemberCache::rows(std::int64_t member) {
  const auto found = rows_.find(member);
  if (found == rows_.end()) return nullptr;
  rows_used_.push_back(member);
  return &found->second;
}

CommandRows& MemberCache::keep_rows(std::int64_t member, CommandRows rows) {
  if (rows_.size() >= kMaxMembers) rows_.clear();
  return rows_[member] = std::move(rows);
}

void MemberCache::request_kept() {
  for (auto& [key, record] : of_request_) of_group_[key] = std::move(record);
  of_request_.clear();
  rows_used_.clear();
}

void MemberCache::request_undone() {
  of_request_.clear();
  for (const std::int64_t member : rows_used_) rows_.erase(member);
  rows_used_.clear();
}

void MemberCache::committed() {
  for (auto& [key, record] : of_group_) keep(std::move(record));
  of_group_.clear();
}

void MemberCache::undone() {
  of_request_.clear();
  of_group_.clear();
  rows_used_.clear();
  rows_.clear();
}

}  // namespace tillside::store
