// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Bytes of a file, plain or gzip (told by its first bytes), read once from front to back.

#include <string>
#include <vector>

struct gzFile_s;

namespace tillside::catalog {

class TextSource {
 public:
  explicit TextSource(const std::string& path);
  ~TextSource();
  TextSource(const TextSource&) = delete;
  TextSource& operator=(const TextSource&) = delete;

  static constexpr int kEnd = -1;
  static constexpr int kFailed = -2;

  /// The next byte without taking it; kEnd, or kFailed (then problem() says why).
  [[nodiscard]] int peek() { return position_ < size_ ? buffer_[position_] : refill(); }
  void take() { ++position_; }

  /// What was expected and is not so: "a file that can be read", "a whole gzip file". Empty while
  /// well.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  int refill();

  gzFile_s* file_ = nullptr;
  std::vector<unsigned char> buffer_;
  std::size_t position_ = 0;
  std::size_t size_ = 0;
  bool at_start_ = true;
  std::string problem_;
};

}  // namespace tillside::catalog
