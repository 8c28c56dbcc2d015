// SPDX-License-Identifier: MIT
#ifdef TILLSIDE_X86_KERNELS
#define Eigen Eigen_avx512
#define TILLSIDE_KERNELS avx512_kernels
#include "learn/dense/kernels_body.h"
#endif
