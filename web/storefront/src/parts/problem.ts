// SPDX-License-Identifier: MIT
// A typed failure, said in words.

import { html, type TemplateResult } from "lit";
import type { TillsideError } from "tillside";
import { count, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { refusal } from "./refusal.js";

function figure(detail: number | string | undefined): number | undefined {
  return typeof detail === "number" ? detail : undefined;
}

/** The sentence for an error's code and figures. */
export function inWords(
  code: string,
  detail: Readonly<Record<string, number | string>> = {},
): string {
  const s = t();
  const words = s.error[code] ?? s.errorOther(code);
  if (code.startsWith("coupon_") && typeof detail.code === "string") {
    const { reason, actual, needed } = detail;
    const why =
      code === "coupon_refused" && typeof reason === "string"
        ? refusal({ reason, actual: figure(actual), needed: figure(needed) }, shop.currency())
        : words;
    return s.couponNamed(detail.code, why);
  }
  if (code === "price_changed" && typeof detail.newTotal === "number")
    return `${words} ${s.newTotal(money(detail.newTotal, shop.currency()))}`;
  if (code === "stock" && typeof detail.left === "number")
    return `${words} ${s.left(count(detail.left))}`;
  return words;
}

export function problem(error: Pick<TillsideError, "code" | "detail">): TemplateResult {
  return html`<p class="problem" role="alert" data-problem=${error.code}>
    ${inWords(error.code, error.detail)}
  </p>`;
}

/** The code and figures of anything thrown; a failure that is no typed one is passed on. */
export function asProblem(reason: unknown): Pick<TillsideError, "code" | "detail" | "value"> {
  if (reason instanceof Error && "code" in reason && "detail" in reason)
    return reason as TillsideError;
  throw reason;
}
