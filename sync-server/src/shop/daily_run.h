// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "shop/shop.h"

namespace tillside::shop {

/// Appends what time does by itself for members whom nothing else reminds of it. Running
/// late or twice changes nothing: entries are dated at their moments.
[[nodiscard]] Status run_what_is_due(Shop& shop);

/// Does so at the start and then every hour, until stopped.
class DailyRun {
 public:
  explicit DailyRun(Shop& shop);
  ~DailyRun() { stop(); }
  DailyRun(const DailyRun&) = delete;
  DailyRun& operator=(const DailyRun&) = delete;
  void stop();

 private:
  Shop& shop_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tillside::shop
