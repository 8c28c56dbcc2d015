// SPDX-License-Identifier: MIT
// What the build writes in: where the package's files lie beside the page.
declare const TILLSIDE_WASM: string;
declare const TILLSIDE_SCORE_WORKER: string;
declare module "*.css";
