// SPDX-License-Identifier: MIT

import type { Detail, ErrorCode, ErrorDocument } from "./generated/types.js";

/** An operating error: what is wrong, where, with which value, and what would be right. */
export class TillsideError extends Error {
  override readonly name = "TillsideError";
  readonly code: ErrorCode;
  /** JSON pointer (RFC 6901) into the request. */
  readonly pointer?: string;
  readonly value?: string;
  readonly rule?: string;
  readonly detail: Readonly<Record<string, Detail>>;

  constructor(document: ErrorDocument) {
    super(describe(document));
    this.code = document.code;
    this.detail = document.detail ?? {};
    if (document.pointer !== undefined) this.pointer = document.pointer;
    if (document.value !== undefined) this.value = document.value;
    if (document.rule !== undefined) this.rule = document.rule;
  }

  toJSON(): ErrorDocument {
    const { code, pointer, value, rule, detail } = this;
    return {
      code,
      ...(pointer !== undefined && { pointer }),
      ...(value !== undefined && { value }),
      ...(rule !== undefined && { rule }),
      ...(Object.keys(detail).length > 0 && { detail }),
    };
  }
}

function describe({ code, pointer, value, rule }: ErrorDocument): string {
  const where = pointer ? ` at ${pointer}` : "";
  const what = value ? `: ${value}` : "";
  return `${code}${where}${what}${rule ? ` (expected ${rule})` : ""}`;
}

/** Any failure as a TillsideError; what is not one becomes `fallback` with the message as value. */
export function toError(reason: unknown, fallback: ErrorCode): TillsideError {
  if (reason instanceof TillsideError) return reason;
  const value = reason instanceof Error ? reason.message : String(reason);
  return new TillsideError({ code: fallback, value: value.slice(0, 80) });
}
