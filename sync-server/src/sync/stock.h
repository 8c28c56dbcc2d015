// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Stock follows what is decided, in the same transaction: placed orders reserve units,
/// payment sells them, cancelling frees them. A refund does not restock: whether goods come
/// back to the shelf is the shop's to say.

#include "sync/member_store.h"

namespace tillside::sync {

/// Books what one event does to stock. `before` is the state that the event meets.
/// @error storage_failed
[[nodiscard]] Status book_stock(MemberStore& store, const State& before, const Event& event);

}  // namespace tillside::sync
