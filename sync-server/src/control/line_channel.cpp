// SPDX-License-Identifier: MIT
#include "control/line_channel.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace tillside::control {

LineChannel::LineChannel(LineChannel&& other) noexcept
    : descriptor_(other.descriptor_), pending_(std::move(other.pending_)) {
  other.descriptor_ = -1;
}

LineChannel::~LineChannel() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::vector<std::string> LineChannel::receive(std::size_t most) {
  std::vector<std::string> lines;
  while (true) {
    std::size_t from = 0;
    for (std::size_t end = pending_.find('\n'); end != std::string::npos && lines.size() < most;
         end = pending_.find('\n', from)) {
      lines.push_back(pending_.substr(from, end - from));
      from = end + 1;
    }
    pending_.erase(0, from);
    if (!lines.empty()) return lines;
    std::array<char, 65536> block;
    const ssize_t got = ::recv(descriptor_, block.data(), block.size(), 0);
    if (got <= 0) return lines;
    pending_.append(block.data(), static_cast<std::size_t>(got));
  }
}

bool LineChannel::send(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  std::size_t sent = 0;
  while (sent < text.size()) {
    const ssize_t took = ::send(descriptor_, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (took <= 0) return false;
    sent += static_cast<std::size_t>(took);
  }
  return true;
}

std::optional<LineChannel> connect_to(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return std::nullopt;
  LineChannel channel(descriptor);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (::connect(descriptor, generic, sizeof address) != 0) return std::nullopt;
  return channel;
}

}  // namespace tillside::control
