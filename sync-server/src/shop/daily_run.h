// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "shop/shop.h"

namespace tillside::shop {

/// Appends what time does by itself for members whom nothing else reminds of it. Running
/// late or twice changes nothing: entries are dated at their moments. Goes on where one member
/// fails, and then tells the first failure.
[[nodiscard]] Status run_what_is_due(Shop& shop);

/// Does so at the start and then every hour, until stopped. The next run tries again what failed.
class DailyRun {
 public:
  using Failed = std::function<void(const Error&)>;

  DailyRun(Shop& shop, Failed failed);
  ~DailyRun() { stop(); }
  DailyRun(const DailyRun&) = delete;
  DailyRun& operator=(const DailyRun&) = delete;
  void stop();

 private:
  Shop& shop_;
  Failed failed_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tillside::shop
