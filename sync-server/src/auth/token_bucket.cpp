// SPDX-License-Identifier: MIT
#include "auth/token_bucket.h"

#include <algorithm>

namespace tillside::auth {
namespace {

/// An attacker with many keys cannot take more memory than this many buckets.
constexpr std::size_t kMaxBuckets = 100000;

}  // namespace

bool TokenBuckets::take(const std::string& key, Moment now, double tokens) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kMaxBuckets) buckets_.clear();
  Bucket& bucket = buckets_.try_emplace(key, Bucket{size_.capacity, now}).first->second;
  const double passed = std::chrono::duration<double>(now - bucket.at).count();
  bucket.tokens = std::min(size_.capacity, bucket.tokens + passed * size_.per_second);
  bucket.at = now;
  if (bucket.tokens < tokens) return false;
  bucket.tokens -= tokens;
  return true;
}

}  // namespace tillside::auth
