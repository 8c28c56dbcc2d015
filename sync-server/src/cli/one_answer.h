// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A question of one document to the shop, answered by its running server or in this process.

#include <cstdio>

#include "cli/report.h"
#include "control/back_door.h"
#include "json/reply.h"
#include "tillside/write.h"

namespace tillside::cli {

/// Asks, and ends the program with the error if there is one.
template <class Reply>
Reply one_answer(const std::string& data_dir, const std::string& topic, const std::string& question,
                 const control::Desk::Options& options = {}) {
  control::Desk desk = or_fail(control::Desk::open(data_dir, topic, options));
  const std::vector<std::string> answers = or_fail(desk.ask({question}));
  return or_fail(read_reply<Reply>(answers.front()));
}

}  // namespace tillside::cli
