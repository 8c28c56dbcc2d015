// SPDX-License-Identifier: MIT
#include "control/back_door.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tillside::control {
namespace {

Error cannot_listen(const std::string& path) {
  return {.code = Errc::file_unreadable,
          .value = path,
          .rule = std::string("a socket that can be made (") + std::strerror(errno) + ")"};
}

}  // namespace

std::string socket_path(const std::string& data_dir) { return data_dir + "/tillside.sock"; }

Status BackDoor::start(const std::string& data_dir) {
  path_ = socket_path(data_dir);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path_.size() >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    return cannot_listen(path_);
  }
  std::memcpy(address.sun_path, path_.c_str(), path_.size() + 1);
  ::unlink(path_.c_str());  // what a killed server left; the lock says that none runs
  listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const mode_t before = ::umask(0177);  // 0600 from the first moment
  const int bound = ::bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  ::umask(before);
  if (bound != 0 || ::listen(listening_, 16) != 0) return cannot_listen(path_);
  acceptor_ = std::thread([this] { accept_all(); });
  return Done{};
}

void BackDoor::stop() {
  if (listening_ < 0) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const int descriptor : open_) ::shutdown(descriptor, SHUT_RDWR);
  }
  ::shutdown(listening_, SHUT_RDWR);
  acceptor_.join();
  ::close(listening_);
  listening_ = -1;
  std::unique_lock lock(mutex_);
  left_.wait(lock, [&] { return open_.empty(); });
  ::unlink(path_.c_str());
}

void BackDoor::accept_all() {
  while (true) {
    const int descriptor = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    const std::lock_guard lock(mutex_);
    if (descriptor < 0 || stopping_) {
      if (descriptor >= 0) ::close(descriptor);
      if (stopping_ || errno != EINTR) return;
      continue;
    }
    open_.push_back(descriptor);
    std::thread([this, descriptor] {
      LineChannel channel(descriptor);
      serve(channel);
      const std::lock_guard gone(mutex_);  // still open, so that its number is nobody else's
      std::erase(open_, descriptor);
      left_.notify_all();
    }).detach();
  }
}

void BackDoor::serve(LineChannel& channel) {
  const std::vector<std::string> first = channel.receive(1);
  if (first.empty()) return;
  const auto topic = answers_.find(first.front());
  if (topic == answers_.end()) return;
  while (true) {
    const std::vector<std::string> lines = channel.receive(Desk::kBlock);
    if (lines.empty() || !channel.send(topic->second(lines))) return;
  }
}

Result<Desk> Desk::open(const std::string& data_dir, const std::string& topic,
                        const Options& options) {
  Desk desk;
  if (std::optional<LineChannel> channel = connect_to(socket_path(data_dir))) {
    if (!channel->send({topic})) return Errc::offline;
    desk.channel_.emplace(std::move(*channel));
    return desk;
  }
  TILLSIDE_TRY(desk.shop_, shop::Shop::open(data_dir, options.shop));
  desk.answer_ = shop_answers(*desk.shop_, options.progress).at(topic);
  return desk;
}

Result<std::vector<std::string>> Desk::ask(const std::vector<std::string>& lines) {
  if (shop_) return answer_(lines);
  if (!channel_->send(lines)) return Errc::offline;
  std::vector<std::string> answers;
  while (answers.size() < lines.size()) {
    std::vector<std::string> more = channel_->receive(lines.size() - answers.size());
    if (more.empty()) return Errc::offline;
    answers.insert(answers.end(), more.begin(), more.end());
  }
  return answers;
}

}  // namespace tillside::control
