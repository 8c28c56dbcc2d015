// SPDX-License-Identifier: MIT
// The English sentence of each error, for pages that show them: `errorSentences[error.code]`. A
// file of its own, so that the others do not carry it.

export type { ErrorCode } from "./generated/types.js";
export { errorSentences } from "./generated/types.js";
