// SPDX-License-Identifier: MIT
#include "store/ledger_rows.h"

namespace tillside::store {

Status each_ledger_row(
    Database& db,
    const std::function<void(const std::string& entry, const std::string& hash)>& take) {
  Statement& read = db.use("SELECT entry, hash FROM ledger ORDER BY id");
  while (true) {
    TILLSIDE_TRY(const bool there, read.step());
    if (!there) break;
    take(read.text(0), read.text(1));
  }
  read.reset();
  return Done{};
}

}  // namespace tillside::store
