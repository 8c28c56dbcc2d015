// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// A member as the server keeps it: the state, the head of the ledger's chain, the devices.

#include <optional>
#include <string>
#include <vector>

#include "tillside/ledger.h"

namespace tillside::sync {

inline constexpr const char* kNoHash =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// A live device of a member and how far it has come.
struct Device {
  std::string id;
  std::int64_t last_n = 0;  ///< number of its last recorded command
  std::int64_t acked = 0;   ///< the device holds the results up to here
  Instant used_at;
  static constexpr auto kFields =
      fields(field("id", &Device::id), field("lastN", &Device::last_n),
             field("acked", &Device::acked), field("usedAt", &Device::used_at));
};

struct DeviceList {
  std::vector<Device> devices = {};
  static constexpr auto kFields = fields(field("devices", &DeviceList::devices));
};

struct MemberRecord {
  std::int64_t row = 0;  ///< the store's own number
  std::string key;       ///< 32 hex digits, the id on the wire
  std::int64_t revision = 0;
  std::optional<std::int64_t> head_row = {};
  std::string head_hash = kNoHash;
  Instant last_at;                     ///< of the newest entry; time never runs backwards
  std::optional<Instant> due_at = {};  ///< when time itself next changes the state
  State state = {};
  std::string state_hash;
  std::vector<Device> devices = {};
};

}  // namespace tillside::sync
