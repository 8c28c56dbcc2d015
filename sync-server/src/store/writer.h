// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The one thread that writes. Requests queue up; it takes as many as wait, runs each in a
/// savepoint of its own, commits them together and only then lets them go: one fsync for
/// the group, without added delay.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/member_cache.h"

namespace tillside::store {

/// What a request does while it holds the database. An error undoes it alone.
using Work = std::function<Status(Database&)>;

/// Whether a caller waits for room in the queue, or hears `overloaded`.
enum class Patience { none, wait };

struct WriterFigures {
  std::int64_t groups = 0;               ///< commits on disk
  std::int64_t requests = 0;             ///< answered
  std::int64_t failures = 0;             ///< groups that could not be kept
  std::int64_t checkpoint_failures = 0;  ///< the log could not be moved into the database; it grows
  std::size_t queued = 0;
  bool read_only = false;
};

class Writer {
 public:
  static constexpr std::size_t kMaxGroup = 256;
  static constexpr std::size_t kMaxQueue = 1024;

  Writer(Database db, MemberCache& cache);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Returns when the work is on disk, or undone.
  /// @error overloaded      the queue is full
  /// @error storage_failed  the disk could not keep it; the server is read-only for a while
  [[nodiscard]] Status run(const Work& work, Patience patience = Patience::none);
  /// The same for many at once, in order; each has its own savepoint and its own status.
  [[nodiscard]] std::vector<Status> run_all(const std::vector<Work>& works);

  [[nodiscard]] WriterFigures figures() const;
  /// Finishes what is queued and closes the database.
  void stop();

 private:
  struct Job {
    const Work* work = nullptr;
    Status status = Done{};
    bool done = false;
    std::condition_variable answered = {};
  };

  void loop();
  void checkpoint();
  void run_group(const std::vector<Job*>& group);
  Status run_jobs(const std::vector<Job*>& group);
  void answer(const std::vector<Job*>& group);
  [[nodiscard]] bool probe();

  Database db_;
  MemberCache& cache_;
  mutable std::mutex mutex_;
  std::condition_variable has_work_;
  std::condition_variable has_room_;
  std::deque<Job*> queue_;
  bool stopping_ = false;
  WriterFigures figures_;
  std::thread thread_;
};

}  // namespace tillside::store
