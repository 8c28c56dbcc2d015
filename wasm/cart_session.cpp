// SPDX-License-Identifier: MIT
/// @file
/// Carts that live in this memory. A program is handed over once, a cart once; then a change is two
/// numbers in and one out, and a whole quote is made only where somebody asks for it.

#include <emscripten/bind.h>
#include <emscripten/em_macros.h>

#include <limits>

#include "js.h"
#include "tillside/session.h"

namespace tillside::js {

/// The number by which JavaScript calls a cart.
struct Handle {
  std::int64_t handle = 0;
  static constexpr auto kFields = fields(field("handle", &Handle::handle));
};

}  // namespace tillside::js

namespace {

using emscripten::val;
using tillside::CartRequest;
using tillside::PricingSession;
using tillside::SessionProgram;
using tillside::js::Handle;

std::shared_ptr<const SessionProgram>& program() {
  static std::shared_ptr<const SessionProgram> held;
  return held;
}

/// A closed cart leaves a gap, which the next one fills.
std::vector<std::unique_ptr<PricingSession>>& carts() {
  static std::vector<std::unique_ptr<PricingSession>> open;
  return open;
}

PricingSession* cart(double handle) {
  const auto index = static_cast<std::size_t>(handle);
  return handle >= 0 && index < carts().size() ? carts()[index].get() : nullptr;
}

val hold_program(const val& value) {
  auto held = std::make_shared<SessionProgram>();
  if (const auto fault =
          tillside::js::read_into(value, held.get(), tillside::kShape<SessionProgram>)) {
    return tillside::js::give_error(*fault);
  }
  program() = std::move(held);
  return tillside::js::give(tillside::Result<Handle>(Handle{}));
}

tillside::Result<std::unique_ptr<PricingSession>> open(const val& value) {
  CartRequest request;
  if (auto fault = tillside::js::read_into(value, &request, tillside::kShape<CartRequest>)) {
    return *std::move(fault);
  }
  if (!program()) return tillside::Errc::data_absent;
  return PricingSession::open(program(), std::move(request));
}

val open_cart(const val& value) {
  auto session = open(value);
  if (!session) return tillside::js::give_error(session.error());
  std::size_t handle = 0;
  while (handle < carts().size() && carts()[handle]) ++handle;
  if (handle == carts().size()) carts().emplace_back();
  carts()[handle] = *std::move(session);
  return tillside::js::give(tillside::Result<Handle>(Handle{static_cast<std::int64_t>(handle)}));
}

/// A whole cart in, the whole quote out, under the program that is held.
val quote_held(const val& value) {
  CartRequest request;
  if (const auto fault = tillside::js::read_into(value, &request, tillside::kShape<CartRequest>)) {
    return tillside::js::give_error(*fault);
  }
  if (!program()) return tillside::js::give_error({.code = tillside::Errc::data_absent});
  return tillside::js::give(tillside::quote_parts(parts_of(*program(), request)));
}

/// Takes {handle}: numbers of their own kind would bring Embind's along.
val quote_open(const val& value) {
  Handle handle;
  if (const auto fault = tillside::js::read_into(value, &handle, tillside::kShape<Handle>)) {
    return tillside::js::give_error(*fault);
  }
  const PricingSession* const session = cart(static_cast<double>(handle.handle));
  if (session == nullptr) return tillside::js::give_error({.code = tillside::Errc::data_absent});
  return tillside::js::give(session->quote());
}

}  // namespace

extern "C" {

/// The new total; NaN where the change is refused, and then nothing has changed.
EMSCRIPTEN_KEEPALIVE double tillside_cart_set(double handle, double line, double quantity) {
  constexpr double kRefused = std::numeric_limits<double>::quiet_NaN();
  PricingSession* const session = cart(handle);
  const bool whole = line >= 0 && line < 1e6 && quantity >= -1e9 && quantity <= 1e9 &&
                     quantity == static_cast<double>(static_cast<std::int64_t>(quantity));
  if (session == nullptr || !whole) return kRefused;
  const auto done =
      session->set_quantity(static_cast<std::size_t>(line), static_cast<std::int64_t>(quantity));
  return done ? static_cast<double>(session->figures().total) : kRefused;
}

/// A figure in the order of CartFigures; from 16 on the totals of the lines. Each is within
/// 2^53, so a double holds it exactly.
EMSCRIPTEN_KEEPALIVE double tillside_cart_figure(double handle, double which) {
  const PricingSession* const session = cart(handle);
  if (session == nullptr) return 0;
  const tillside::CartFigures& figures = session->figures();
  const std::int64_t listed[] = {figures.total,    figures.payable, figures.subtotal,
                                 figures.discount, figures.points,  figures.tax};
  const auto index = static_cast<std::size_t>(which);
  if (index >= 16) return static_cast<double>(session->line_total(index - 16));
  return index < std::size(listed) ? static_cast<double>(listed[index]) : 0;
}

EMSCRIPTEN_KEEPALIVE void tillside_cart_close(double handle) {
  if (cart(handle) != nullptr) carts()[static_cast<std::size_t>(handle)] = nullptr;
}
}

EMSCRIPTEN_BINDINGS(tillside_carts) {
  emscripten::function("holdProgram", &hold_program);
  emscripten::function("openCart", &open_cart);
  emscripten::function("quoteHeld", &quote_held);
  emscripten::function("quoteOpen", &quote_open);
}
