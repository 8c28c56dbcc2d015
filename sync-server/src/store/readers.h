// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Read-only connections, lent to one thread at a time. They never write or checkpoint.

#include <functional>
#include <mutex>
#include <vector>

#include "store/database.h"

namespace tillside::store {

class Readers {
 public:
  explicit Readers(std::string path) : path_(std::move(path)) {}

  /// Runs `work` with a connection. @error storage_failed
  template <class T>
  [[nodiscard]] Result<T> read(const std::function<Result<T>(Database&)>& work) {
    TILLSIDE_TRY(std::unique_ptr<Database> db, lend());
    Result<T> value = work(*db);
    take_back(std::move(db));
    return value;
  }

 private:
  [[nodiscard]] Result<std::unique_ptr<Database>> lend();
  void take_back(std::unique_ptr<Database> db);

  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace tillside::store
