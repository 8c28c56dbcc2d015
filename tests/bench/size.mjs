// SPDX-License-Identifier: MIT
//
// The bytes that a page loads, compressed as they are sent: the figures of size-budget.json.

process.argv.push("--json");
await import("../../tools/size.mjs");
