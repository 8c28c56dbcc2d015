// SPDX-License-Identifier: MIT
#include "shop/daily_run.h"

#include <algorithm>
#include <chrono>

#include "store/accounts.h"
#include "store/members.h"
#include "sync/back_office.h"

namespace tillside::shop {
namespace {

constexpr auto kEvery = std::chrono::hours(1);
/// Members in one go, so that shoppers' commands find their place between.
constexpr std::size_t kAtOnce = 64;

}  // namespace

Status run_what_is_due(Shop& shop) {
  const Instant now = shop.now();
  TILLSIDE_CHECK(
      shop.write([now](store::Database& db) { return store::end_expired_sessions(db, now); }));
  TILLSIDE_TRY(const std::vector<std::string> keys,
               shop.read<std::vector<std::string>>(
                   [&](store::Database& db) { return store::members_due(db, now); }));
  Status outcome = Done{};
  for (std::size_t from = 0; from < keys.size(); from += kAtOnce) {
    std::vector<store::Work> works;
    for (std::size_t i = from; i < std::min(from + kAtOnce, keys.size()); ++i) {
      works.emplace_back([&shop, &keys, i, now](store::Database& db) -> Status {
        store::Members members(db, shop.members());
        TILLSIDE_CHECK(sync::let_time_pass(members, *shop.facts(), keys[i], now));
        return Done{};
      });
    }
    // One member whose record is broken must not keep the others' time from passing.
    for (const Status& kept : shop.write_all(works)) {
      if (outcome && !kept) outcome = kept;
    }
  }
  return outcome;
}

DailyRun::DailyRun(Shop& shop, Failed failed)
    : shop_(shop), failed_(std::move(failed)), thread_([this] {
        std::unique_lock lock(mutex_);
        while (!stopping_) {
          lock.unlock();
          if (const Status ran = run_what_is_due(shop_); !ran) failed_(ran.error());
          lock.lock();
          wake_.wait_for(lock, kEvery, [&] { return stopping_; });
        }
      }) {}

void DailyRun::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

}  // namespace tillside::shop
