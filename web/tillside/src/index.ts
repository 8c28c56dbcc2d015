// SPDX-License-Identifier: MIT
// The public surface of the package. Nothing happens at import.

export type * from "./api.js";
export { TillsideError } from "./error.js";
export * from "./generated/types.js";
export type { Interaction, Recommendation, ScoreReason } from "./taste/types.js";
