// SPDX-License-Identifier: MIT
export type { Choice, Depicted } from "./choose.js";
export { choose } from "./choose.js";
export { drawChoice, pictureOf } from "./draw.js";
