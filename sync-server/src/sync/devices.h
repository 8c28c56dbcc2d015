// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Devices of a member: bound once, to one member; closed when another takes its place.

#include "sync/member_store.h"

namespace tillside::sync {

/// More live devices than a person has; the one unused longest is closed for a new one.
/// Nothing is lost by it: its next call is answered `forked`, and it sends its outbox again.
inline constexpr std::size_t kMaxLiveDevices = 16;

/// Who a device is to this member.
enum class Standing { live, unknown, closed, foreign };

/// Null unless the device is live.
[[nodiscard]] Device* find_live(MemberRecord& record, const std::string& device);
[[nodiscard]] const Device* find_live(const MemberRecord& record, const std::string& device);

/// @error storage_failed
[[nodiscard]] Result<Standing> standing(MemberStore& store, const MemberRecord& record,
                                        const std::string& device);

/// Binds a device that is unknown. @error storage_failed
[[nodiscard]] Status admit(MemberStore& store, MemberRecord& record, const std::string& device,
                           Instant now);

/// The fence: after it a late request of this device applies nothing, even of one that was
/// never seen here. Does nothing to another member's device. @error storage_failed
[[nodiscard]] Status fence(MemberStore& store, MemberRecord& record, const std::string& device);

}  // namespace tillside::sync
