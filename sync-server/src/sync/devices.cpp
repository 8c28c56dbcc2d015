// SPDX-License-Identifier: MIT
#include "sync/devices.h"

#include <algorithm>

namespace tillside::sync {

const Device* find_live(const MemberRecord& record, const std::string& device) {
  const auto found = std::find_if(record.devices.begin(), record.devices.end(),
                                  [&](const Device& d) { return d.id == device; });
  return found != record.devices.end() ? &*found : nullptr;
}

Device* find_live(MemberRecord& record, const std::string& device) {
  return const_cast<Device*>(find_live(static_cast<const MemberRecord&>(record), device));
}

Result<Standing> standing(MemberStore& store, const MemberRecord& record,
                          const std::string& device) {
  if (find_live(record, device) != nullptr) return Standing::live;
  TILLSIDE_TRY(const std::optional<std::int64_t> owner, store.device_owner(device));
  if (!owner) return Standing::unknown;
  return *owner == record.row ? Standing::closed : Standing::foreign;
}

Status admit(MemberStore& store, MemberRecord& record, const std::string& device, Instant now) {
  TILLSIDE_CHECK(store.bind_device(record, device));
  if (record.devices.size() >= kMaxLiveDevices) {
    record.devices.erase(
        std::min_element(record.devices.begin(), record.devices.end(),
                         [](const Device& a, const Device& b) { return a.used_at < b.used_at; }));
  }
  record.devices.push_back({.id = device, .used_at = now});
  return Done{};
}

Status fence(MemberStore& store, MemberRecord& record, const std::string& device) {
  TILLSIDE_TRY(const Standing now, standing(store, record, device));
  if (now == Standing::unknown) return store.bind_device(record, device);
  if (now == Standing::live) {
    std::erase_if(record.devices, [&](const Device& d) { return d.id == device; });
  }
  return Done{};
}

}  // namespace tillside::sync
