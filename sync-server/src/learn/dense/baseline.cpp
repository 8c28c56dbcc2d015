// SPDX-License-Identifier: MIT
#define TILLSIDE_KERNELS baseline_kernels
#include "learn/dense/kernels_body.h"
