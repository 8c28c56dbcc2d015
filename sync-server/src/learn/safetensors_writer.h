// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Writes one safetensors file: https://github.com/huggingface/safetensors, "Format".

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tillside::learn {

class SafeTensorsWriter {
 public:
  void note(std::string key, std::string value) {
    notes_.emplace_back(std::move(key), std::move(value));
  }
  void add(std::string name, const std::vector<std::uint32_t>& values);
  void add(std::string name, const std::vector<float>& values);
  void add(std::string name, const std::vector<std::int8_t>& values);

  /// The whole file; its header is padded with blanks to a multiple of 8 bytes.
  [[nodiscard]] std::string bytes() const;

 private:
  struct Entry {
    std::string name;
    std::string_view dtype;
    std::size_t count;
    std::size_t begin;
  };
  void add_bytes(std::string name, std::string_view dtype, const void* values, std::size_t count,
                 std::size_t width);

  std::vector<std::pair<std::string, std::string>> notes_;
  std::vector<Entry> entries_;
  std::string values_;
};

}  // namespace tillside::learn
