// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <memory>

#include "cli/clock_option.h"
#include "cli/report.h"
#include "control/back_door.h"
#include "http/access_log.h"
#include "http/app.h"
#include "http/listener.h"
#include "shop/daily_run.h"
#include "shop/image_hosts.h"

namespace tillside::cli {
namespace {

struct Options {
  std::string folder;
  std::string web;
  std::string now;
  int port = 8080;
  int threads = 48;
  bool demo = false;
  bool proxy = false;
  std::vector<std::string> origins;
};

/// What a stop may take. Connections that are still open then are dropped: whatever was
/// acknowledged is on disk.
constexpr auto kStopWithin = std::chrono::seconds(4);

std::optional<http::StaticFiles> storefront(const Options& options, const shop::Shop& shop) {
  if (options.web.empty()) return std::nullopt;
  const std::vector<std::string> hosts = or_fail(shop::image_hosts(shop));
  for (const std::string& host : hosts) http::log_event("image_host", host);
  http::StaticFiles site = or_fail(http::StaticFiles::load(options.web, hosts));
  if (!site.has_score_worker()) {
    http::log_event("no_score_worker",
                    "no score*.js in the storefront: the worker that knows the taste cannot be "
                    "cut off from the network");
  }
  return site;
}

/// Waits for SIGTERM or SIGINT, which `main`'s threads have blocked.
void wait_for_signal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

/// Serves until a signal; true if everything ended in time.
bool serve_until_signal(http::Listener& listener, const sigset_t& signals) {
  std::mutex mutex;
  std::condition_variable ended;
  bool done = false;
  std::thread serving([&] {
    listener.serve();
    const std::lock_guard lock(mutex);
    done = true;
    ended.notify_all();
  });
  wait_for_signal(signals);
  listener.stop();
  std::unique_lock lock(mutex);
  const bool in_time = ended.wait_for(lock, kStopWithin, [&] { return done; });
  lock.unlock();
  in_time ? serving.join() : serving.detach();
  return in_time;
}

void serve(const Options& options) {
  if (!options.now.empty() && !options.demo) {
    fail({.code = Errc::not_permitted, .value = "--now", .rule = "--demo beside it"});
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  http::set_up_log();

  auto shop = or_fail(shop::Shop::open(options.folder, {.clock = clock_of(options.now)}));
  if (shop->facts()->programs.empty()) fail({.code = Errc::data_absent, .value = options.folder});
  http::App app(*shop, storefront(options, *shop),
                {.demo = options.demo,
                 .limits_writes = true,
                 .behind_proxy = options.proxy,
                 .origins = options.origins});
  control::BackDoor back_door(control::shop_answers(*shop));
  if (const Status started = back_door.start(options.folder); !started) fail(started.error());
  shop::DailyRun daily(
      *shop, [](const Error& error) { http::log_event("daily_run_failed", describe(error)); });
  http::Listener listener([&](const http::Request& request) { return app.handle(request); });
  const int port = or_fail(listener.bind({options.port, options.threads, app.guard.secure()}));
  std::printf("listening on http://127.0.0.1:%d/\n", port);
  std::fflush(stdout);
  http::log_event("listening", std::to_string(port));

  const bool in_time = serve_until_signal(listener, signals);
  http::log_event("stopping", in_time ? "drained" : "dropping open connections");
  back_door.stop();
  daily.stop();
  if (in_time) return;
  shop->close();  // what threads still hold may use it, so nothing is destroyed
  std::_Exit(0);
}

}  // namespace

void add_serve(CLI::App& app) {
  auto* serving = app.add_subcommand("serve", "Serves a shop on 127.0.0.1");
  const auto options = std::make_shared<Options>();
  serving->add_option("--data", options->folder, "The shop's data folder")
      ->envname("TILLSIDE_DATA")
      ->required();
  serving->add_option("--port", options->port, "0: one that is free")
      ->capture_default_str()
      ->envname("TILLSIDE_PORT")
      ->check(CLI::Range(0, 65535));
  serving->add_option("--web", options->web, "The storefront's files")->envname("TILLSIDE_WEB");
  serving->add_option("--threads", options->threads, "One for each open connection")
      ->capture_default_str()
      ->envname("TILLSIDE_THREADS")
      ->check(CLI::Range(1, 4096));
  serving
      ->add_option("--origin", options->origins,
                   "Origin under which browsers reach this shop, like https://shop.example")
      ->envname("TILLSIDE_ORIGIN");
  serving
      ->add_flag("--proxy", options->proxy,
                 "A proxy stands before it and says in X-Real-IP who calls")
      ->envname("TILLSIDE_PROXY");
  serving->add_flag("--demo", options->demo, "Offers a test payment")->envname("TILLSIDE_DEMO");
  serving->add_option("--now", options->now, "With --demo: the time at which to start");
  serving->footer(
      "Flags go before TILLSIDE_... variables, and those before defaults. SIGTERM and SIGINT "
      "drain\n"
      "and end within five seconds. The log, a JSON object a line, goes to standard error.\n"
      "Example: tillside serve --data shop --web storefront --proxy --origin https://shop.example");
  serving->callback([options] { serve(*options); });
}

}  // namespace tillside::cli
