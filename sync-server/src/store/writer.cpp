// SPDX-License-Identifier: MIT
#include "store/writer.h"

#include <chrono>

namespace tillside::store {
namespace {

/// The log is moved into the database beyond so many pages, of 4 KB.
constexpr int kMaxLogPages = 8192;
/// How long a server that could not write waits before it tries again.
constexpr auto kProbeEvery = std::chrono::seconds(2);

/// So that the next start finds no log, and nothing that was erased is left in one. A reader that
/// stays for longer keeps it, and the next stop empties it.
void empty_log(Database& db) {
  (void)db.exec("PRAGMA busy_timeout = 500; PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace

Writer::Writer(Database db, MemberCache& cache)
    : db_(std::move(db)), cache_(cache), thread_([this] { loop(); }) {}

Writer::~Writer() { stop(); }

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  has_work_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Status Writer::run(const Work& work, Patience patience) {
  Job job{.work = &work};
  std::unique_lock lock(mutex_);
  if (patience == Patience::wait) {
    has_room_.wait(lock, [&] { return queue_.size() < kMaxQueue || stopping_; });
  }
  if (stopping_ || queue_.size() >= kMaxQueue) return Errc::overloaded;
  queue_.push_back(&job);
  has_work_.notify_one();
  job.answered.wait(lock, [&] { return job.done; });
  return job.status;
}

std::vector<Status> Writer::run_all(const std::vector<Work>& works) {
  std::vector<Job> jobs(works.size());
  std::unique_lock lock(mutex_);
  for (std::size_t i = 0; i < works.size(); ++i) {
    jobs[i].work = &works[i];
    has_room_.wait(lock, [&] { return queue_.size() < kMaxQueue || stopping_; });
    if (stopping_) {
      jobs[i].status = Errc::overloaded;
      jobs[i].done = true;
      continue;
    }
    queue_.push_back(&jobs[i]);
    has_work_.notify_one();
  }
  for (Job& job : jobs) job.answered.wait(lock, [&] { return job.done; });
  std::vector<Status> statuses;
  statuses.reserve(jobs.size());
  for (const Job& job : jobs) statuses.push_back(job.status);
  return statuses;
}

WriterFigures Writer::figures() const {
  const std::lock_guard lock(mutex_);
  WriterFigures figures = figures_;
  figures.queued = queue_.size();
  return figures;
}

void Writer::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    const auto wakes = [&] { return !queue_.empty() || stopping_; };
    if (figures_.read_only) {
      has_work_.wait_for(lock, kProbeEvery, wakes);
    } else {
      has_work_.wait(lock, wakes);
    }
    if (queue_.empty() && stopping_) {
      lock.unlock();
      checkpoint();
      empty_log(db_);
      return;
    }
    std::vector<Job*> group;
    while (!queue_.empty() && group.size() < kMaxGroup) {
      group.push_back(queue_.front());
      queue_.pop_front();
    }
    has_room_.notify_all();
    const bool read_only = figures_.read_only;
    lock.unlock();
    if (!read_only || probe()) {
      run_group(group);
    } else {
      for (Job* job : group) job->status = Errc::storage_failed;
    }
    lock.lock();
    answer(group);
  }
}

/// Where it fails nothing is lost: the log goes on to grow, and the figure shows it.
void Writer::checkpoint() {
  if (db_.checkpoint()) return;
  const std::lock_guard lock(mutex_);
  figures_.checkpoint_failures += 1;
}

/// A small write that succeeds ends the read-only time.
bool Writer::probe() {
  const bool well =
      static_cast<bool>(db_.exec("INSERT INTO setting (key, value) VALUES ('probe', '') "
                                 "ON CONFLICT (key) DO UPDATE SET value = excluded.value"));
  const std::lock_guard lock(mutex_);
  figures_.read_only = !well;
  return well;
}

/// Each job in its savepoint; the group as a whole is kept or undone.
Status Writer::run_jobs(const std::vector<Job*>& group) {
  TILLSIDE_CHECK(db_.use("BEGIN IMMEDIATE").run());
  for (Job* job : group) {
    Savepoint savepoint(db_);
    job->status = (*job->work)(db_);
    if (job->status) {
      TILLSIDE_CHECK(savepoint.keep());
      cache_.request_kept();
    } else {
      cache_.request_undone();
    }
    // A full disk may end the whole transaction by itself.
    if (!db_.in_transaction()) return db_.failure();
  }
  // A statement that still stands on a row would hold its snapshot, and the log could never
  // start anew.
  db_.release_all();
  return db_.use("COMMIT").run();
}

void Writer::run_group(const std::vector<Job*>& group) {
  if (group.empty()) return;
  const Status kept = run_jobs(group);
  if (kept) {
    cache_.committed();
    if (db_.log_pages() >= kMaxLogPages) checkpoint();
    return;
  }
  // What failed to commit is never tried again: whether it is on disk cannot be known then.
  (void)db_.exec("ROLLBACK");
  cache_.undone();
  for (Job* job : group) job->status = kept.error();
  const std::lock_guard lock(mutex_);
  figures_.failures += 1;
  figures_.read_only = true;
}

void Writer::answer(const std::vector<Job*>& group) {
  if (group.empty()) return;
  figures_.groups += 1;
  figures_.requests += static_cast<std::int64_t>(group.size());
  for (Job* job : group) {
    job->done = true;
    job->answered.notify_one();  // under the lock: the job dies as soon as its caller wakes
  }
}

}  // namespace tillside::store
