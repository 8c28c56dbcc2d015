// SPDX-License-Identifier: MIT
#include "http/task_pool.h"

namespace tillside::http {

TaskPool::TaskPool(int threads, std::size_t room) : room_(room) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

TaskPool::~TaskPool() { finish(); }

void TaskPool::add(std::function<void()> task) {
  std::unique_lock lock(mutex_);
  has_room_.wait(lock, [&] { return tasks_.size() < room_ || finishing_; });
  tasks_.push_back(std::move(task));
  has_task_.notify_one();
}

void TaskPool::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  has_task_.notify_all();
  has_room_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void TaskPool::work() {
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock lock(mutex_);
      has_task_.wait(lock, [&] { return !tasks_.empty() || finishing_; });
      if (tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
      has_room_.notify_one();
    }
    task();
  }
}

}  // namespace tillside::http
