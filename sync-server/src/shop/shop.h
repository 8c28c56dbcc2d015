// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// An open data folder: the lock, the writer, the readers, what is published. The server
/// and the command line both work through it.

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "shop/clock.h"
#include "shop/lock_file.h"
#include "store/member_cache.h"
#include "store/readers.h"
#include "store/writer.h"
#include "sync/facts.h"
#include "tillside/catalog.h"

namespace tillside::shop {

struct OpenOptions {
  bool create = false;  ///< make the folder and its database where there is none
  Clock clock = {};
};

class Shop {
 public:
  /// @error data_absent  there is no shop in the folder
  /// @error data_in_use  another process holds it
  /// @error storage_failed @error file_unreadable @error file_malformed
  [[nodiscard]] static Result<std::unique_ptr<Shop>> open(const std::string& dir,
                                                          OpenOptions options = {});

  [[nodiscard]] const std::string& dir() const { return dir_; }
  [[nodiscard]] Instant now() const { return clock_.now(); }

  /// Returns when the work is on disk. @error overloaded @error storage_failed
  [[nodiscard]] Status write(const store::Work& work,
                             store::Patience patience = store::Patience::wait) {
    return writer_.run(work, patience);
  }
  [[nodiscard]] std::vector<Status> write_all(const std::vector<store::Work>& works) {
    return writer_.run_all(works);
  }
  /// Works on a read-only connection. @error storage_failed
  template <class T>
  [[nodiscard]] Result<T> read(const std::function<Result<T>(store::Database&)>& work) const {
    return readers_.read<T>(work);
  }

  /// What is published now. Without a program before the first import.
  [[nodiscard]] std::shared_ptr<const sync::Facts> facts() const;
  /// Reads again what is published: to be called after an import, a publication, a training.
  /// @error storage_failed
  [[nodiscard]] Status reload();

  /// Finishes what is queued; nothing is written afterwards.
  void close() { writer_.stop(); }

  /// Sessions ended otherwise than by signing out: whoever remembers some must look again.
  void sessions_changed() { ++sessions_generation_; }
  [[nodiscard]] std::int64_t sessions_generation() const { return sessions_generation_; }

  [[nodiscard]] store::MemberCache& members() { return members_; }
  [[nodiscard]] store::WriterFigures figures() const { return writer_.figures(); }

 private:
  Shop(std::string dir, LockFile lock, store::Database db, Clock clock);

  std::string dir_;
  LockFile lock_;
  Clock clock_;
  store::MemberCache members_;
  mutable store::Readers readers_;
  store::Writer writer_;
  std::atomic<std::int64_t> sessions_generation_ = 0;
  mutable std::mutex mutex_;
  std::shared_ptr<const sync::Facts> facts_ = std::make_shared<sync::Facts>();
};

}  // namespace tillside::shop
