// SPDX-License-Identifier: MIT
#include "shop/shop.h"

#include <filesystem>

#include "shop/load_facts.h"
#include "store/migrate.h"
#include "store/settings.h"

namespace tillside::shop {
namespace fs = std::filesystem;

namespace {

std::string database_path(const std::string& dir) { return dir + "/shop.db"; }

}  // namespace

Shop::Shop(std::string dir, LockFile lock, store::Database db, Clock clock)
    : dir_(std::move(dir)),
      lock_(std::move(lock)),
      clock_(clock),
      readers_(database_path(dir_)),
      writer_(std::move(db), members_) {}

Result<std::unique_ptr<Shop>> Shop::open(const std::string& dir, OpenOptions options) {
  std::error_code failed;
  if (options.create) fs::create_directories(dir, failed);
  const bool there = fs::exists(database_path(dir), failed);
  if (!there && !options.create) return Error{.code = Errc::data_absent, .value = dir};
  TILLSIDE_TRY(LockFile lock, LockFile::take(dir + "/lock"));
  TILLSIDE_TRY(store::Database db, store::Database::open(database_path(dir), store::Access::write));
  TILLSIDE_CHECK(store::migrate(db));
  TILLSIDE_CHECK(store::draw_identity(db));
  std::unique_ptr<Shop> shop(new Shop(dir, std::move(lock), std::move(db), options.clock));
  TILLSIDE_CHECK(shop->reload());
  return shop;
}

std::shared_ptr<const sync::Facts> Shop::facts() const {
  const std::lock_guard lock(mutex_);
  return facts_;
}

Status Shop::reload() {
  TILLSIDE_TRY(sync::Facts loaded, readers_.read<sync::Facts>(
                                       [&](store::Database& db) { return load_facts(db, dir_); }));
  auto facts = std::make_shared<const sync::Facts>(std::move(loaded));
  const std::lock_guard lock(mutex_);
  facts_ = std::move(facts);
  return Done{};
}

}  // namespace tillside::shop
