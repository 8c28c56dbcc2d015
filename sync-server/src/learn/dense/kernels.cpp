// SPDX-License-Identifier: MIT
#include "learn/dense/kernels.h"

namespace tillside::learn::dense {
namespace {

Kernels best() {
#ifdef TILLSIDE_X86_KERNELS
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
    return avx512_kernels();
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2_kernels();
#endif
  return baseline_kernels();
}

}  // namespace

const Kernels& kernels() {
  static const Kernels chosen = best();
  return chosen;
}

}  // namespace tillside::learn::dense
