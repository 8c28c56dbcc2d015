// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Everything a shell needs.

#include "tillside/read.h"
#include "tillside/refund.h"
#include "tillside/sync.h"
#include "tillside/write.h"
