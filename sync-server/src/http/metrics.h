// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Counters and histograms of this process, in the text form that Prometheus reads.

#include <memory>
#include <string>
#include <string_view>

#include "store/writer.h"

namespace tillside::http {

class Metrics {
 public:
  Metrics();
  ~Metrics();

  void count_request(std::string_view route, int status, double seconds);
  void count_sync(std::string_view status);
  void count_command(std::string_view code);
  [[nodiscard]] std::string text(const store::WriterFigures& writer) const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace tillside::http
