// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "tillside/result.h"

namespace tillside::shop {

/// Holds a data folder for this process; the kernel lets go of it however the process ends.
class LockFile {
 public:
  /// @error data_in_use @error file_unreadable
  [[nodiscard]] static Result<LockFile> take(const std::string& path);
  LockFile(LockFile&& other) noexcept;
  LockFile& operator=(LockFile&&) = delete;
  ~LockFile();

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace tillside::shop
