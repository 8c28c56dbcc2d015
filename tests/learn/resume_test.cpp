// SPDX-License-Identifier: MIT

/// @file
/// A training that is killed goes on where it was and ends with the same bytes; and a version
/// after which few customers came keeps what was learnt from people.

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "learn/parallel.h"
#include "learn/train.h"
#include "random_orders.h"

using namespace tillside::learn;

namespace {

namespace fs = std::filesystem;

void quiet(const std::string& /*step*/) {}

/// A folder that is gone with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("tillside-stages-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

/// Trains in a process of its own, which kills itself before a step that begins with `last`.
void train_until_killed(const TrainingSet& training, const std::string& folder,
                        const std::string& last) {
  const pid_t child = fork();
  if (child == 0) {
    const auto step = [&](const std::string& text) {
      if (text.rfind(last, 0) == 0) std::raise(SIGKILL);
    };
    const Stages stages(folder, fingerprint_of(training), step);
    _exit(train(training, {.stages = stages}, step) ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(WTERMSIG(status) == SIGKILL);
}

bool same_bytes(const Pack& one, const Pack& other) {
  if (one.segments.size() != other.segments.size()) return false;
  for (std::size_t i = 0; i < one.segments.size(); ++i) {
    if (one.segments[i].bytes != other.segments[i].bytes) return false;
  }
  return true;
}

/// `share` more customers, each with an order like another's.
TrainingSet with_more(TrainingSet training, double share) {
  const std::size_t customers = training.customers.size();
  const auto more = static_cast<std::size_t>(share * static_cast<double>(customers));
  const std::size_t orders = training.orders.size();
  for (std::size_t c = 0; c < more; ++c) {
    TrainingOrder order = training.orders[c * 7 % orders];
    order.customer = static_cast<std::int32_t>(training.customers.size());
    order.at_ms = training.orders.back().at_ms;
    training.customers.push_back("x" + std::to_string(10'000 + c));
    training.orders.push_back(std::move(order));
  }
  return training;
}

}  // namespace

TEST_CASE("a killed training goes on from its last finished stage, with the same bytes") {
  const auto training = random_orders(31, 60, 600);
  const Folder folder;
  const auto* last = GENERATE("learning from nine", "new arrivals", "learning from everybody");
  train_until_killed(training, folder.path(), last);
  CHECK(fs::exists(folder.path() + "/settings"));
  std::size_t kept = 0;
  const auto count = [&](const std::string& text) {
    kept += text.rfind("kept from a training", 0) == 0 ? 1 : 0;
    CHECK(text.rfind("choosing how the matrices", 0) != 0);  // the longest stage is not repeated
  };
  const Stages stages(folder.path(), fingerprint_of(training), count);
  const auto resumed = train(training, {.stages = stages}, count);
  REQUIRE(resumed);
  CHECK(kept > 0);
  CHECK(same_bytes(build_pack(resumed->model), build_pack(train(training, {}, quiet)->model)));
  stages.forget();
  CHECK_FALSE(fs::exists(folder.path()));
}

TEST_CASE("stages of other orders, and stages that were cut short, are learnt again") {
  const auto training = random_orders(32, 50, 500);
  const Folder folder;
  const Stages first(folder.path(), fingerprint_of(training), quiet);
  const auto expected = train(training, {.stages = first}, quiet);
  REQUIRE(expected);
  std::size_t kept = 0;
  const auto count = [&](const std::string& text) {
    kept += text.rfind("kept from a training", 0) == 0 ? 1 : 0;
  };
  SECTION("other orders") {
    auto other = training;
    other.orders.pop_back();
    REQUIRE(train(other, {.stages = {folder.path(), fingerprint_of(other), count}}, count));
    CHECK(kept == 0);
  }
  SECTION("bytes that are missing or changed") {
    for (const auto& file : fs::directory_iterator(folder.path())) {
      fs::resize_file(file.path(), fs::file_size(file.path()) / 2);
    }
    const auto again =
        train(training, {.stages = {folder.path(), fingerprint_of(training), count}}, count);
    REQUIRE(again);
    CHECK(kept == 0);
    CHECK(same_bytes(build_pack(again->model), build_pack(expected->model)));
  }
}

TEST_CASE("few new customers change nothing of what was learnt from people, many do") {
  const auto training = random_orders(33, 60, 500);
  const auto first = train(training, {}, quiet);
  REQUIRE(first);
  const auto read = read_learnt(learnt_bytes(first->learnt), "learnt");
  REQUIRE(read);
  CHECK(changed_customers(*read, training) == 0);

  const auto few = with_more(training, .1);
  CHECK(changed_customers(*read, few) == 50);
  const auto second = train(few, {.before = &*read}, quiet);
  REQUIRE(second);
  CHECK(second->kept);
  CHECK(same_bytes(build_pack(second->model), build_pack(first->model)));

  const auto many = train(with_more(training, 1.1), {.before = &*read}, quiet);
  REQUIRE(many);
  CHECK_FALSE(many->kept);
  CHECK_FALSE(same_bytes(build_pack(many->model), build_pack(first->model)));
  const auto asked = train(few, {.before = &*read, .renew_share = 0}, quiet);
  REQUIRE(asked);
  CHECK_FALSE(asked->kept);
}

TEST_CASE("kept weights follow their items into another catalogue") {
  const auto training = random_orders(34, 40, 500);
  const auto first = train(training, {}, quiet);
  REQUIRE(first);
  auto items = training.items;
  items.erase(items.begin() + 3);
  items.insert(items.begin(), TrainingItem{"a-first", "", "thing of aisle 2"});
  const People moved = moved_to(first->learnt, items);
  CHECK(moved.orders.rows() == items.size());
  CHECK(moved.popularity[0] == 0);
  CHECK(moved.popularity[1] == first->learnt.people.popularity[0]);
  CHECK(moved.popularity[4] == first->learnt.people.popularity[4]);
  const auto weight = [](const SparseRows& rows, std::uint32_t row, std::uint32_t column) {
    for (auto k = rows.indptr[row]; k < rows.indptr[row + 1]; ++k) {
      if (rows.indices[k] == column) return rows.values[k];
    }
    return 0.0F;
  };
  const SparseRows& before = first->learnt.people.users;
  for (std::uint32_t i = 5; i < 40; ++i) {
    for (std::uint32_t j = 5; j < 40; ++j) {
      CHECK(weight(moved.users, i, j) == weight(before, i, j));
    }
  }
}

TEST_CASE("what an earlier training left is not believed") {
  const auto first = train(random_orders(35, 30, 200), {}, quiet);
  REQUIRE(first);
  const std::string bytes = learnt_bytes(first->learnt);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
    const auto read = read_learnt(bytes.substr(0, size), "learnt");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == tillside::Errc::file_malformed);
  }
}
