// SPDX-License-Identifier: MIT

/// @file
/// What learning costs as a shop grows: processor time and peak memory of `tillside train` on
/// orders that make_orders draws (gifts, seed 1), each size ten thousand items and more.
///
/// Run by script/bench training [--json] [--most ORDERS]
/// --most  leaves out the sizes of more orders; all of them take a quarter of an hour

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

// NOLINTNEXTLINE(readability-redundant-declaration): not every system declares it
extern char** environ;

namespace {

struct Size {
  long items;
  long orders;
};

constexpr std::array<Size, 4> kSizes = {
    {{3'000, 20'000}, {10'000, 100'000}, {30'000, 300'000}, {100'000, 1'000'000}}};

struct Cost {
  double seconds = 0;  ///< of all processors
  double megabytes = 0;
};

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Runs one program of this build and ends the bench where it fails.
Cost run(const std::string& program, std::vector<std::string> arguments) {
  static const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  arguments.insert(arguments.begin(), (folder / program).string());
  std::vector<char*> argv;
  for (std::string& one : arguments) argv.push_back(one.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);  // ours is for figures
  pid_t child = 0;
  const int failed = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage used{};
  if (failed != 0 || wait4(child, &status, 0, &used) != child || status != 0) {
    std::fprintf(stderr, "error: %s failed\n", argv[0]);
    std::exit(1);
  }
  return {seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
          static_cast<double>(used.ru_maxrss) * 1024 / 1e6};
}

void print(const Size& size, const char* subject, double value, const char* unit) {
  std::printf(
      "{\"bench\":\"training\",\"case\":\"%ld items, %ld orders\",\"subject\":\"%s\","
      "\"value\":%.4g,\"unit\":\"%s\"}\n",
      size.items, size.orders, subject, value, unit);
  std::fflush(stdout);
}

void measure(const Size& size, const std::string& folder) {
  const std::string csv = folder + "/csv";
  const std::string data = folder + "/data";
  run("make_orders", {"gifts", std::to_string(size.items), std::to_string(size.orders), "1", csv});
  run("tillside",
      {"import", "--items", csv + "/items.csv", "--orders", csv + "/orders.csv", "--data", data});
  const Cost cost = run("tillside", {"train", "--data", data});
  print(size, "processor time", cost.seconds, "s");
  print(size, "peak memory", cost.megabytes, "MB");
  std::filesystem::remove_all(csv);
  std::filesystem::remove_all(data);
}

}  // namespace

int main(int argc, char** argv) {
  long most = kSizes.back().orders;
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::string(argv[i]) == "--most") most = std::strtol(argv[i + 1], nullptr, 10);
  }
  std::string folder = (std::filesystem::temp_directory_path() / "tillside-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  for (const Size& size : kSizes) {
    if (size.orders <= most) measure(size, folder);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
