// SPDX-License-Identifier: MIT
#include "store/readers.h"

namespace tillside::store {

Result<std::unique_ptr<Database>> Readers::lend() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Database> db = std::move(idle_.back());
      idle_.pop_back();
      return db;
    }
  }
  TILLSIDE_TRY(Database db, Database::open(path_, Access::read));
  return std::make_unique<Database>(std::move(db));
}

void Readers::take_back(std::unique_ptr<Database> db) {
  db->release_all();
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(db));
}

}  // namespace tillside::store
