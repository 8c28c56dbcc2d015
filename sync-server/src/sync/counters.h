// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What members share besides goods: limits and budgets of promotions, the stock of rewards. They
/// are given to `decide` as context and follow its events in the same transaction.

#include "sync/member_store.h"
#include "tillside/member.h"

namespace tillside::sync {

/// Fills in what the context of a command must know of the counters. @error storage_failed
[[nodiscard]] Status read_counters(MemberStore& store, const Program& program,
                                   const Command& command, Context& context);

/// Moves the counters by one event. `before` is the state that the event meets.
/// @error storage_failed
[[nodiscard]] Status book_counters(MemberStore& store, const Program& program, const State& before,
                                   const Event& event);

}  // namespace tillside::sync
