// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Threads that work off a bounded queue. Whoever adds to a full queue waits, so that new
/// connections stay with the kernel until somebody has time for them.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tillside::http {

class TaskPool {
 public:
  TaskPool(int threads, std::size_t room);
  ~TaskPool();
  TaskPool(const TaskPool&) = delete;
  TaskPool& operator=(const TaskPool&) = delete;

  void add(std::function<void()> task);
  /// Works off what waits and ends the threads.
  void finish();

 private:
  void work();

  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable has_task_;
  std::condition_variable has_room_;
  std::deque<std::function<void()>> tasks_;
  bool finishing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace tillside::http
