// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The shop's back door: a socket in the data folder (mode 0600) by which the command line
/// of the same user works through a running server. A line asks, a line answers.

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "control/line_channel.h"
#include "shop/shop.h"

namespace tillside::control {

[[nodiscard]] std::string socket_path(const std::string& data_dir);

/// Answers a block of lines, one for one.
using Answer = std::function<std::vector<std::string>(const std::vector<std::string>&)>;

class BackDoor {
 public:
  /// The first line of a connection names who shall answer the others.
  explicit BackDoor(std::map<std::string, Answer> answers) : answers_(std::move(answers)) {}
  ~BackDoor() { stop(); }
  BackDoor(const BackDoor&) = delete;
  BackDoor& operator=(const BackDoor&) = delete;

  /// @error file_unreadable  the socket cannot be made
  [[nodiscard]] Status start(const std::string& data_dir);
  void stop();

 private:
  void accept_all();
  void serve(LineChannel& channel);

  std::map<std::string, Answer> answers_;
  std::string path_;
  int listening_ = -1;
  std::thread acceptor_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::vector<int> open_;  ///< connections, each with a thread of its own
  bool stopping_ = false;
};

/// What takes long says how far it is.
using Progress = std::function<void(const std::string&)>;

/// The answers of a shop: "command", "account", "erase", "password", "import", "program",
/// and "publish" after a training.
[[nodiscard]] std::map<std::string, Answer> shop_answers(shop::Shop& shop,
                                                         const Progress& progress = {});

/// A conversation about one topic, with the running server or with the shop in this process.
class Desk {
 public:
  struct Options {
    shop::OpenOptions shop = {};  ///< if no server runs
    Progress progress = {};       ///< likewise
  };

  /// Finds the server of a data folder, else opens the folder itself. Errors are those of
  /// Shop::open.
  [[nodiscard]] static Result<Desk> open(const std::string& data_dir, const std::string& topic,
                                         const Options& options);
  [[nodiscard]] static Result<Desk> open(const std::string& data_dir, const std::string& topic) {
    return open(data_dir, topic, Options());
  }
  /// True if another process answers.
  [[nodiscard]] bool remote() const { return channel_.has_value(); }
  /// At most kBlock lines. @error offline  the server went away
  [[nodiscard]] Result<std::vector<std::string>> ask(const std::vector<std::string>& lines);

  static constexpr std::size_t kBlock = 256;

 private:
  std::optional<LineChannel> channel_ = {};
  std::unique_ptr<shop::Shop> shop_ = {};
  Answer answer_ = {};
};

}  // namespace tillside::control
