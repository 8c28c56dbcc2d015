// SPDX-License-Identifier: MIT
/// @file
/// The part of Embind's start that this module needs: nothing but values crosses the border, and
/// names of types are never shown. Embind's own file registers 40 types and brings printf and the
/// C++ type tables along, 6 kB of the page's budget; the linker leaves it out when it finds these
/// two symbols here.

#include <emscripten/bind.h>
#include <emscripten/em_macros.h>

#include <cstdlib>

extern "C" {

/// Embind frees the text.
EMSCRIPTEN_KEEPALIVE char* __getTypeName(const void*) {
  auto* name = static_cast<char*>(std::malloc(1));
  *name = '\0';
  return name;
}

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_void(TypeID<void>::get(), "void");
  emscripten::internal::_embind_register_emval(TypeID<emscripten::val>::get(), "val");
}

}  // extern "C"
