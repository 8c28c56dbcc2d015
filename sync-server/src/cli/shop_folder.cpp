// SPDX-License-Identifier: MIT
#include "cli/shop_folder.h"

#include <filesystem>

#include "catalog/publication.h"
#include "store/migrate.h"
#include "store/settings.h"

namespace tillside::cli {

Result<ShopFolder> ShopFolder::open(const std::string& dir, Make make) {
  std::error_code error;
  const std::string file = dir + "/shop.db";
  if (make == Make::yes) {
    std::filesystem::create_directories(dir, error);
    if (error) return Error{.code = Errc::storage_failed, .value = dir, .rule = error.message()};
  } else if (!std::filesystem::exists(file, error)) {
    return Error{.code = Errc::data_absent, .value = dir, .rule = "a folder with a shop"};
  }
  TILLSIDE_TRY(shop::LockFile lock, shop::LockFile::take(dir + "/lock"));
  TILLSIDE_TRY(store::Database db, store::Database::open(file, store::Access::write));
  std::filesystem::permissions(
      file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
  TILLSIDE_CHECK(store::migrate(db));
  TILLSIDE_CHECK(store::draw_identity(db));
  return ShopFolder(dir, std::move(lock), std::move(db));
}

Status ShopFolder::write(const std::function<Status(store::Database&)>& work) {
  store::Savepoint transaction(db_);
  TILLSIDE_CHECK(work(db_));
  TILLSIDE_CHECK(transaction.keep());
  return db_.checkpoint();
}

Result<Manifest> ShopFolder::publish() { return catalog::publish_shop(db_, dir_); }

}  // namespace tillside::cli
