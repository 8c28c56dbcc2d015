// SPDX-License-Identifier: MIT
#include "learn/wasm_ranker.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "embedded/wasm_scripts.h"
#include "tillside/write.h"

extern char** environ;

namespace tillside::learn {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Error unreadable(const std::string& what, const std::string& expected) {
  return {.code = Errc::file_unreadable, .value = what, .rule = expected};
}

bool is_package(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "engine.js", ignored) &&
         fs::is_regular_file(folder / "tillside.wasm", ignored);
}

/// A folder of its own, gone at the end.
class Scratch {
 public:
  Scratch() {
    std::error_code ignored;
    std::string name = (fs::temp_directory_path(ignored) / "tillside-wasm-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] bool write(const std::string& name, std::string_view bytes) const {
    std::ofstream file(path_ / name, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(file.flush());
  }

 private:
  fs::path path_;
};

const char* verb_of(Task task) {
  return task == Task::basket   ? "goesWith"
         : task == Task::repeat ? "buyAgain"
         : task == Task::cold   ? "newArrivals"
                                : "forYou";
}

bool write_task(const Scratch& scratch, const Pack& pack, Task task,
                const std::vector<RecommendRequest>& requests) {
  json names = json::array();
  for (const PackSegment& segment : pack.segments) {
    const std::string name = "pack-" + std::to_string(names.size());
    if (!scratch.write(name, segment.bytes)) return false;
    names.push_back(name);
  }
  json shared = json::object();
  std::string cases;
  for (const RecommendRequest& request : requests) {
    shared = {{"candidates", request.candidates}, {"exclude", request.exclude}};
    RecommendRequest own = request;
    own.candidates.clear();
    own.exclude.clear();
    cases += canonical_json(own) + "\n";
  }
  const json head = {{"verb", verb_of(task)}, {"packs", names}, {"shared", shared}};
  return scratch.write("task.json", head.dump()) && scratch.write("cases.jsonl", cases) &&
         scratch.write("rank-in-wasm.mjs", embedded::kWasmScripts[0].text);
}

/// Runs Node and waits for it; what it prints goes into the folder. False where it failed.
bool run_node(const WasmPlace& place, const fs::path& folder) {
  const std::string said = (folder / "said.json").string();
  const std::string script = (folder / "rank-in-wasm.mjs").string();
  std::vector<std::string> words = {place.node, script, place.package, folder.string()};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, place.node.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::optional<DeviceList> read_list(const std::string& line) {
  const json list = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!list.is_array()) return std::nullopt;
  DeviceList out;
  for (const json& one : list) {
    if (!one.is_array() || one.size() != 2) return std::nullopt;
    if (!one[0].is_string() || !one[1].is_number_integer()) return std::nullopt;
    out.skus.push_back(one[0].get<std::string>());
    out.scores_ppm.push_back(one[1].get<std::int64_t>());
  }
  return out;
}

}  // namespace

Result<WasmPlace> find_wasm(const std::string& folder) {
  std::error_code ignored;
  if (!folder.empty()) {
    if (is_package(folder)) return WasmPlace{fs::absolute(folder, ignored).string()};
    return unreadable(folder, "a folder with engine.js and tillside.wasm");
  }
  const fs::path dist = fs::path("web") / "tillside" / "dist";
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (fs::path root = program.parent_path(); root.has_relative_path(); root = root.parent_path()) {
    if (is_package(root / dist)) return WasmPlace{(root / dist).string()};
  }
  if (is_package(dist)) return WasmPlace{fs::absolute(dist, ignored).string()};
  return unreadable(dist.string(),
                    "there: run script/build wasm web, or give the folder after --wasm");
}

DeviceList list_of(const RecommendReply& reply) {
  DeviceList list;
  for (const Recommendation& item : reply.items) {
    list.skus.push_back(item.sku);
    list.scores_ppm.push_back(item.score_ppm);
  }
  return list;
}

Result<WasmLists> rank_in_wasm(const WasmPlace& place, const Pack& pack, Task task,
                               const std::vector<RecommendRequest>& requests) {
  const Scratch scratch;
  if (scratch.path().empty() || !write_task(scratch, pack, task, requests)) {
    return unreadable("the folder for temporary files", "one that can be written to");
  }
  if (!run_node(place, scratch.path())) {
    return unreadable(place.node, "a Node 18 or newer on the PATH that can run the Wasm");
  }
  WasmLists out;
  std::ifstream said(scratch.path() / "said.json");
  const json summary = json::parse(said, nullptr, /*allow_exceptions=*/false);
  if (summary.is_object()) {
    out.node = summary.value("node", "");
    out.seconds = summary.value("seconds", 0.0);
  }
  std::ifstream lists(scratch.path() / "lists.jsonl");
  for (std::string line; std::getline(lists, line);) {
    auto list = read_list(line);
    if (!list) break;
    out.lists.push_back(*std::move(list));
  }
  if (out.lists.size() == requests.size()) return out;
  return unreadable(place.package, "a package whose lists can be read");
}

}  // namespace tillside::learn
