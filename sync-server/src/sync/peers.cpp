// SPDX-License-Identifier: MIT
#include "sync/peers.h"

#include <algorithm>

#include "store/random.h"

namespace tillside::sync {
namespace {

bool is_linked(const State& state, const std::string& account) {
  return std::any_of(state.activities.begin(), state.activities.end(), [&](const Activity& one) {
    return one.on == EarnTrigger::linked && one.ref == account;
  });
}

/// The same cause always makes the same command.
Incoming server_command(const std::string& cause, CommandArgs args, Instant at) {
  Incoming incoming;
  incoming.command_id = store::sha256_hex(cause).substr(0, 32);
  incoming.command = {.created_at = at, .args = std::move(args)};
  incoming.actor = {ActorKind::server, "peers"};
  return incoming;
}

/// The lots that left, with the ends they had.
std::vector<PointsLot> lots_of(const State& before, const PointsAdjusted& transfer) {
  std::vector<PointsLot> lots;
  for (const LotShare& share : transfer.lots) {
    for (const LotState& held : before.lots) {
      if (held.lot.id != share.lot_id) continue;
      PointsLot lot = held.lot;
      lot.remaining = share.points;
      lots.push_back(std::move(lot));
    }
  }
  return lots;
}

}  // namespace

Result<bool> peer_known(MemberStore& store, const MemberRecord& record, const Command& command) {
  const auto* enrol = std::get_if<Enrol>(&command.args);
  const auto* transfer = std::get_if<TransferPoints>(&command.args);
  if (enrol != nullptr ? !enrol->referrer : transfer == nullptr) return true;
  const std::string& key = enrol != nullptr ? *enrol->referrer : transfer->to;
  if (key == record.key) return false;
  TILLSIDE_TRY(const std::optional<MemberRecord> peer, store.load(key));
  if (!peer || !peer->state.enrolled_at) return false;
  return enrol != nullptr || is_linked(peer->state, record.key);
}

std::vector<PeerCommand> peer_commands(const MemberRecord& record, const LedgerEntry& entry) {
  std::vector<PeerCommand> commands;
  if (!entry.events) return commands;
  for (const Event& event : *entry.events) {
    if (const auto* recorded = std::get_if<ActivityRecorded>(&event)) {
      if (recorded->on != EarnTrigger::referred) continue;
      const bool withdrawn = recorded->withdrawn.value_or(false);
      commands.push_back({recorded->ref, server_command((withdrawn ? "withdrawn:" : "referral:") +
                                                            record.key + ":" + recorded->ref,
                                                        RecordActivity{.on = EarnTrigger::referral,
                                                                       .ref = record.key,
                                                                       .withdrawn = withdrawn},
                                                        entry.at)});
    }
    const auto* transfer = std::get_if<PointsAdjusted>(&event);
    if (transfer == nullptr || !transfer->peer || transfer->points.value >= 0) continue;
    commands.push_back(
        {*transfer->peer, server_command("transfer:" + record.key + ":" + entry.command_id,
                                         ReceivePoints{.from = record.key,
                                                       .transfer = entry.command_id,
                                                       .lots = lots_of(record.state, *transfer)},
                                         entry.at)});
  }
  return commands;
}

Status run_peer_commands(MemberStore& store, const Facts& facts,
                         const std::vector<PeerCommand>& commands, Instant now) {
  for (const PeerCommand& command : commands) {
    TILLSIDE_TRY(std::optional<MemberRecord> peer, store.load(command.member));
    if (!peer) continue;  // an inviter who is gone
    TILLSIDE_TRY(const SyncResult result, advance(store, facts, *peer, command.incoming, now));
    const bool moves = std::holds_alternative<ReceivePoints>(command.incoming.command.args);
    if (moves && result.code != "ok") {
      return Error{.code = Errc::storage_failed, .rule = "the other account to take the points"};
    }
    refresh(facts, *peer);
    TILLSIDE_CHECK(store.save(*peer));
  }
  return Done{};
}

}  // namespace tillside::sync
