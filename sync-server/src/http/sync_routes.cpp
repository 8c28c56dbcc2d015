// SPDX-License-Identifier: MIT
#include <charconv>
#include <nlohmann/json.hpp>

#include "http/access_log.h"
#include "http/problem.h"
#include "http/routes.h"
#include "json/json_source.h"
#include "store/members.h"
#include "store/random.h"
#include "sync/back_office.h"
#include "sync/protocol.h"
#include "tillside/write.h"

namespace tillside::http {
namespace {

constexpr std::int64_t kMaxLedgerPage = 200;

Response reply(App& app, const SyncReply& answer) {
  app.metrics.count_sync(name(answer.status));
  for (const SyncResult& result : answer.results) app.metrics.count_command(result.code);
  const bool later =
      answer.status == SyncStatus::overloaded || answer.status == SyncStatus::read_only;
  return json_response(later ? 503 : 200, canonical_json(answer));
}

/// The number of a request that could otherwise not be read.
std::int64_t seq_of(const nlohmann::json& json) {
  if (!json.is_object()) return 0;
  const auto found = json.find("seq");
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

/// What a request may add to the disk is taken from its member's allowance.
bool may_write(const Call& call, const SyncRequest& request) {
  if (!call.app.options.limits_writes) return true;
  if (request.commands.empty() && !request.forked_from) return true;
  return call.app.bytes_of_member.take(call.visitor.session.member,
                                       auth::TokenBuckets::Moment::clock::now(),
                                       static_cast<double>(call.request.body.size()));
}

Response run(const Call& call, const SyncRequest& request) {
  shop::Shop& shop = call.app.shop;
  if (!may_write(call, request)) {
    return reply(call.app,
                 sync::refusal(*shop.facts(), SyncStatus::overloaded, request.seq, shop.now()));
  }
  SyncReply answer;
  const Status done = shop.write(
      [&](store::Database& db) -> Status {
        store::Members members(db, shop.members());
        TILLSIDE_TRY(answer, sync::synchronise(members, *shop.facts(), call.visitor.session.member,
                                               request, shop.now()));
        return Done{};
      },
      store::Patience::none);
  if (done) return reply(call.app, answer);
  switch (done.error().code) {
    case Errc::overloaded:
      return reply(call.app,
                   sync::refusal(*shop.facts(), SyncStatus::overloaded, request.seq, shop.now()));
    case Errc::storage_failed:
      log_event("storage_failed", done.error().rule);
      return reply(call.app,
                   sync::refusal(*shop.facts(), SyncStatus::read_only, request.seq, shop.now()));
    default:
      return problem(done.error());
  }
}

std::int64_t number_of(const Request& request, const std::string& key, std::int64_t otherwise) {
  const auto found = request.query.find(key);
  if (found == request.query.end()) return otherwise;
  std::int64_t number = 0;
  const char* end = found->second.data() + found->second.size();
  const auto [stop, error] = std::from_chars(found->second.data(), end, number);
  return error == std::errc{} && stop == end ? number : -1;
}

struct LedgerRow {
  LedgerEntry entry;
  std::string hash;
  static constexpr auto kFields =
      fields(field("entry", &LedgerRow::entry), field("hash", &LedgerRow::hash));
};
struct LedgerPage {
  std::vector<LedgerRow> entries = {};
  std::int64_t revision = 0;
  static constexpr auto kFields =
      fields(field("entries", &LedgerPage::entries), field("revision", &LedgerPage::revision));
};

/// For an order, or for a plan at the price that was shown.
struct TestPayment {
  std::optional<std::string> order_id = {};
  std::optional<std::string> plan = {};
  Minor paid_minor = {0};
  static constexpr auto kFields = fields(field("orderId", &TestPayment::order_id).in(1, 64),
                                         field("plan", &TestPayment::plan).up_to(64),
                                         field("paidMinor", &TestPayment::paid_minor).or_default());
};

Result<SyncResult> take_test_money(const Call& call, const TestPayment& form,
                                   store::Members& members) {
  const std::string& member = call.visitor.session.member;
  const auto facts = call.app.shop.facts();
  const Instant now = call.app.shop.now();
  const std::string id = store::random_hex(16);
  if (form.order_id) return sync::pay_in_full(members, *facts, member, *form.order_id, id, now);
  if (!form.plan) return Error{.code = Errc::missing_field, .pointer = "/orderId"};
  return sync::pay_for_plan(members, *facts, member, {*form.plan, form.paid_minor}, id, now);
}

}  // namespace

Response post_sync(const Call& call) {
  const Result<nlohmann::json> json = parse_json(call.request.body);
  if (!json) return problem(json.error());
  const Result<SyncRequest> request = read_document<SyncRequest>(JsonSource(&*json));
  shop::Shop& shop = call.app.shop;
  if (!request) {
    if (!sync::needs_upgrade(request.error())) return problem(request.error());
    return reply(call.app, sync::refusal(*shop.facts(), SyncStatus::upgrade_required, seq_of(*json),
                                         shop.now()));
  }
  if (const auto record = shop.members().find(call.visitor.session.member)) {
    if (const auto idle = sync::idle_reply(*shop.facts(), *record, *request, shop.now())) {
      return reply(call.app, *idle);
    }
  }
  return run(call, *request);
}

Response get_ledger(const Call& call) {
  const std::int64_t since = number_of(call.request, "since", 0);
  const std::int64_t limit = number_of(call.request, "limit", kMaxLedgerPage);
  if (since < 0 || limit < 1 || limit > kMaxLedgerPage) {
    return problem({.code = Errc::value_out_of_range, .rule = "since >= 0, limit from 1 to 200"});
  }
  const Result<LedgerPage> page =
      call.app.shop.read<LedgerPage>([&](store::Database& db) -> Result<LedgerPage> {
        LedgerPage made;
        TILLSIDE_TRY(const std::optional<sync::MemberRecord> record,
                     store::read_member(db, call.visitor.session.member));
        if (!record) return made;
        made.revision = record->revision;
        TILLSIDE_TRY(std::vector<sync::StoredEntry> entries,
                     store::read_entries(db, *record, since, limit));
        for (sync::StoredEntry& stored : entries) {
          made.entries.push_back({std::move(stored.entry), std::move(stored.hash)});
        }
        return made;
      });
  return page ? json_response(200, canonical_json(*page)) : problem(page.error());
}

Response post_test_payment(const Call& call) {
  const Result<TestPayment> form = read_json<TestPayment>(call.request.body);
  if (!form) return problem(form.error());
  shop::Shop& shop = call.app.shop;
  SyncResult result;
  const Status done = shop.write(
      [&](store::Database& db) -> Status {
        store::Members members(db, shop.members());
        TILLSIDE_TRY(result, take_test_money(call, *form, members));
        return Done{};
      },
      store::Patience::none);
  return done ? json_response(200, canonical_json(result)) : problem(done.error());
}

}  // namespace tillside::http
