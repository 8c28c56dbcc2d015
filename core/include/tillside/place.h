// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Where a member lies in its owner, for code that does not know the owner's type. In the Wasm,
/// where bytes count, clang folds it to an offset of two; gcc refuses that in a constant, and clang
/// for types of one file, so that natively each member costs a function.

#include "tillside/fields.h"

namespace tillside {

#ifdef __EMSCRIPTEN__

struct Place {
  std::uint16_t offset = 0;
  void* operator()(void* owner) const { return static_cast<char*>(owner) + offset; }
};

namespace detail {

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
/// A value that is nowhere; its address is only taken.
template <class T>
struct Somewhere {
  static T value;
};

// The language does not allow this cast in a constant. The compiler folds it if asked like this.
#define TILLSIDE_FOLD(expression) (__builtin_constant_p(expression) ? (expression) : (expression))

template <class T, class M>
consteval Place place_of(M T::*member) {
  return {static_cast<std::uint16_t>(TILLSIDE_FOLD((const char*)&(Somewhere<T>::value.*member) -
                                                   (const char*)&Somewhere<T>::value))};
}
#pragma clang diagnostic pop

}  // namespace detail

template <class T, std::size_t i>
inline constexpr Place kPlace = detail::place_of(field_at<i>(T::kFields).member);

#else

using Place = void* (*)(void* owner);

template <class T, std::size_t i>
inline constexpr Place kPlace =
    [](void* owner) -> void* { return &(static_cast<T*>(owner)->*field_at<i>(T::kFields).member); };

#endif

}  // namespace tillside
