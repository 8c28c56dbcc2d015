// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// What the made-up shop gives for points and for money: a coupon, goods, a gift card, two
/// lotteries of which one has been drawn, and plans.

#include <string>

#include "demo/assortment.h"
#include "tillside/program.h"

namespace tillside::demo {

inline constexpr const char* kPastDraw = "autumn-draw";
inline constexpr std::int64_t kTicketPoints = 200;

/// The secret of a lottery, of which the program shows the hash. That of the drawn one stands in a
/// ledger.
[[nodiscard]] std::string lottery_seed(const std::string& reward, const Draw& seed);

void add_rewards(Program& draft, const Assortment& shop, const Draw& seed, Instant now);

}  // namespace tillside::demo
