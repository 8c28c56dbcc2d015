// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Who may call what: one table, and what is not in it is denied.

#include "tillside/fields.h"

namespace tillside::auth {

TILLSIDE_ENUM(Role, guest, member, staff)

TILLSIDE_ENUM(Route, health, ready, metrics, page, shop, program, program_by_hash, manifest, chunk,
              verb, me, my_record, leave, new_password, sign_up, sign_in, sign_out, sync, ledger,
              test_payment)

/// True if a caller in this role may call this route.
[[nodiscard]] bool authorize(Route route, Role role);

}  // namespace tillside::auth
