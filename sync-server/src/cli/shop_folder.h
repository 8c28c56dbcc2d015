// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A shop's folder as the subcommands that change its catalogue see it.

#include <functional>
#include <string>

#include "shop/lock_file.h"
#include "store/database.h"
#include "tillside/catalog.h"

namespace tillside::cli {

class ShopFolder {
 public:
  enum class Make { yes, no };

  /// Opens DIR/shop.db and holds it; makes folder and database where asked to.
  /// @error data_absent @error data_in_use @error storage_failed
  [[nodiscard]] static Result<ShopFolder> open(const std::string& dir, Make make);

  /// Runs the work in one transaction: all of it is kept, or nothing. @error storage_failed
  [[nodiscard]] Status write(const std::function<Status(store::Database&)>& work);

  [[nodiscard]] Result<Manifest> publish();

 private:
  ShopFolder(std::string dir, shop::LockFile lock, store::Database db)
      : dir_(std::move(dir)), lock_(std::move(lock)), db_(std::move(db)) {}

  std::string dir_;
  shop::LockFile lock_;
  store::Database db_;
};

}  // namespace tillside::cli
