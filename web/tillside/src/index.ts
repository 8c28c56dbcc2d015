// SPDX-License-Identifier: MIT
// The public surface of the package. Nothing happens at import.

export type * from "./api.js";
export { createTillside } from "./client.js";
export { Engine, type EngineSource, loadEngine } from "./engine.js";
export { TillsideError } from "./error.js";
export type * from "./generated/types.js";
export {
  maxCommandsPerSync,
  maxCoupons,
  maxInteger,
  maxLines,
  maxQuantity,
  protocol,
} from "./generated/types.js";
export type { OpenCart } from "./open-cart.js";
