// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Reads one safetensors file that somebody else may have written: nothing of it is believed before
/// it is checked. https://github.com/huggingface/safetensors, "Format".

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tillside/result.h"

namespace tillside::learn {

/// One tensor; `bytes` point into the file.
struct Tensor {
  std::string dtype;
  std::vector<std::size_t> shape;
  std::string_view bytes;
};

class SafeTensorsFile {
 public:
  /// @error file_malformed  a header beyond the file or beyond 64 MB, that is no JSON, or with
  ///                        tensors whose bytes are not exactly theirs
  static Result<SafeTensorsFile> read(std::string bytes, const std::string& path);

  SafeTensorsFile(SafeTensorsFile&&) = default;
  SafeTensorsFile& operator=(SafeTensorsFile&&) = default;

  /// Null where there is none.
  [[nodiscard]] const Tensor* tensor(const std::string& name) const;
  /// A text of `__metadata__`; empty where there is none.
  [[nodiscard]] std::string note(const std::string& key) const;
  [[nodiscard]] const std::map<std::string, Tensor>& tensors() const { return tensors_; }

 private:
  SafeTensorsFile() = default;

  std::vector<char> bytes_;  // moves without moving what the tensors point at
  std::map<std::string, Tensor> tensors_;
  std::map<std::string, std::string> notes_;
};

}  // namespace tillside::learn
