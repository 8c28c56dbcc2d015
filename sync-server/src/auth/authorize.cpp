// SPDX-License-Identifier: MIT
#include "auth/authorize.h"

namespace tillside::auth {
namespace {

struct Grant {
  Route route;
  bool guest;
  bool member;
  bool staff;
};

/// A route that changes or shows something of a member is for the member alone: it finds
/// the owner through the session, never through an id in the request.
constexpr Grant kGrants[] = {
    {Route::health, true, true, true},
    {Route::ready, true, true, true},
    {Route::metrics, true, true, true},
    {Route::page, true, true, true},
    {Route::shop, true, true, true},
    {Route::program, true, true, true},
    {Route::program_by_hash, true, true, true},
    {Route::manifest, true, true, true},
    {Route::chunk, true, true, true},
    {Route::verb, true, true, true},
    {Route::me, true, true, true},
    {Route::my_record, false, true, false},
    {Route::leave, false, true, false},
    {Route::new_password, false, true, true},
    {Route::sign_up, true, true, true},
    {Route::sign_in, true, true, true},
    {Route::sign_out, false, true, true},
    {Route::sync, false, true, false},
    {Route::ledger, false, true, false},
    {Route::test_payment, false, true, false},
};

}  // namespace

bool authorize(Route route, Role role) {
  for (const Grant& grant : kGrants) {
    if (grant.route != route) continue;
    switch (role) {
      case Role::guest:
        return grant.guest;
      case Role::member:
        return grant.member;
      case Role::staff:
        return grant.staff;
    }
  }
  return false;
}

}  // namespace tillside::auth
