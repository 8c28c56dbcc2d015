// SPDX-License-Identifier: MIT
#include "shop/reader.h"

#include <filesystem>

#include "shop/shop.h"
#include "store/migrate.h"

namespace tillside::shop {

Result<store::Database> open_reader(const std::string& dir) {
  const std::string path = dir + "/shop.db";
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return Error{.code = Errc::data_absent, .value = dir};
  TILLSIDE_TRY(store::Database db, store::Database::open(path, store::Access::read));
  TILLSIDE_TRY(const bool older, store::is_older(db));
  if (older) TILLSIDE_CHECK(Shop::open(dir));
  return db;
}

}  // namespace tillside::shop
