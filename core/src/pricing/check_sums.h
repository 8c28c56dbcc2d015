// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The engine's own audit: every cent of a quote is explained, or there is no quote.

#include "tillside/quote.h"

namespace tillside::pricing {

/// Stops on a bug: shares that do not add up to their discount, discounts that do not add up to
/// the lines' and charges', these that do not add up to the total or to what is payable, taxes that
/// do not add up, anything below 0.
void check_sums(const Quote& quote);

}  // namespace tillside::pricing
