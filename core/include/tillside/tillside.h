// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Everything a shell needs.

#include "tillside/nudge.h"
#include "tillside/read.h"
#include "tillside/refund.h"
#include "tillside/session.h"
#include "tillside/sync.h"
#include "tillside/write.h"
