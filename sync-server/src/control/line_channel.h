// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Lines of text over a connected socket.

#include <optional>
#include <string>
#include <vector>

namespace tillside::control {

class LineChannel {
 public:
  explicit LineChannel(int descriptor) : descriptor_(descriptor) {}
  LineChannel(LineChannel&& other) noexcept;
  LineChannel& operator=(LineChannel&&) = delete;
  ~LineChannel();

  /// All whole lines that have arrived, at least one, at most `most`; none at the end.
  [[nodiscard]] std::vector<std::string> receive(std::size_t most);
  [[nodiscard]] bool send(const std::vector<std::string>& lines);

 private:
  int descriptor_;
  std::string pending_;
};

/// Connects to a socket of the file system; nothing if nobody listens there.
[[nodiscard]] std::optional<LineChannel> connect_to(const std::string& path);

}  // namespace tillside::control
