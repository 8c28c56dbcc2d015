// SPDX-License-Identifier: MIT
#include "http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace tillside::http {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                          0.05,   0.1,   0.25,   1,     5};

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter()
          .Name("tillside_http_requests_total")
          .Help("Requests answered, by route and status.")
          .Register(registry);
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name("tillside_http_request_seconds")
          .Help("Time from the whole request to its answer.")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& syncs = prometheus::BuildCounter()
                                                       .Name("tillside_sync_total")
                                                       .Help("Answers to POST /v1/sync, by status.")
                                                       .Register(registry);
  prometheus::Family<prometheus::Counter>& commands =
      prometheus::BuildCounter()
          .Name("tillside_commands_total")
          .Help("Commands decided, by the code of their result.")
          .Register(registry);
  prometheus::Family<prometheus::Gauge>& writer =
      prometheus::BuildGauge()
          .Name("tillside_writer")
          .Help("The writer: commits, requests, failures, queue, read-only.")
          .Register(registry);
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view route, int status, double seconds) {
  const std::string named(route);
  families_->requests.Add({{"route", named}, {"status", std::to_string(status)}}).Increment();
  families_->durations.Add({{"route", named}}, kSeconds).Observe(seconds);
}

void Metrics::count_sync(std::string_view status) {
  families_->syncs.Add({{"status", std::string(status)}}).Increment();
}

void Metrics::count_command(std::string_view code) {
  families_->commands.Add({{"code", std::string(code)}}).Increment();
}

std::string Metrics::text(const store::WriterFigures& writer) const {
  const auto set = [&](const char* what, double value) {
    families_->writer.Add({{"what", what}}).Set(value);
  };
  set("groups", static_cast<double>(writer.groups));
  set("requests", static_cast<double>(writer.requests));
  set("failures", static_cast<double>(writer.failures));
  set("checkpoint_failures", static_cast<double>(writer.checkpoint_failures));
  set("queued", static_cast<double>(writer.queued));
  set("read_only", writer.read_only ? 1 : 0);
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace tillside::http
