// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Where in a document a walk stands, so that a fault can name its place.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tillside/result.h"

namespace tillside {

/// Where the walk stands, and the first thing that was wrong.
class Reading {
 public:
  /// One key or index on the way from the document; the walk stands below it while it lives.
  class Step {
   public:
    Step(Reading& reading, std::string_view key) : Step(reading, key.data(), key.size()) {}
    /// A key that ends with a 0.
    Step(Reading& reading, const char* key) : Step(reading, key, kEndsWith0) {}
    Step(Reading& reading, std::size_t index) : Step(reading, nullptr, index) {}
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { reading_.last_ = before_; }

   private:
    friend Reading;
    static constexpr std::size_t kEndsWith0 = SIZE_MAX;
    Step(Reading& reading, const char* key, std::size_t figure)
        : reading_(reading), before_(reading.last_), key_(key), figure_(figure) {
      reading.last_ = this;
    }
    [[nodiscard]] std::string text() const;

    Reading& reading_;
    const Step* before_;
    const char* key_;     ///< null: of a list
    std::size_t figure_;  ///< the index, or the size of the key
  };

  [[nodiscard]] bool fail(Errc code, std::string value, std::string rule);
  [[nodiscard]] bool fail_at(std::string_view child, Errc code, std::string rule);
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  const Step* last_ = nullptr;
  Error error_;
};

}  // namespace tillside
