// SPDX-License-Identifier: MIT
#ifdef TILLSIDE_X86_KERNELS
#define Eigen Eigen_avx2
#define TILLSIDE_KERNELS avx2_kernels
#include "learn/dense/kernels_body.h"
#endif
