// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Limits how often something may be tried: a bucket of tokens for each key, which refills
/// with time.

#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace tillside::auth {

struct BucketSize {
  double capacity = 10;
  double per_second = 1;
};

class TokenBuckets {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  explicit TokenBuckets(BucketSize size) : size_(size) {}

  /// Takes tokens. False: so many are not left for this key, and none was taken.
  [[nodiscard]] bool take(const std::string& key, Moment now = std::chrono::steady_clock::now(),
                          double tokens = 1);

 private:
  struct Bucket {
    double tokens;
    Moment at;
  };
  BucketSize size_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace tillside::auth
