// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import { t } from "../i18n/index.js";
import { icon } from "./icon.js";

/** Minus, number, plus. `change` gets the number wished for; 0 means "take it out". */
export function quantityPicker(
  value: number,
  change: (next: number) => void,
  name = "",
): TemplateResult {
  const s = t();
  const suffix = name === "" ? "" : `: ${name}`;
  return html`<div class="quantity" role="group" aria-label=${`${s.quantity}${suffix}`}>
    <button type="button" aria-label=${`${s.less}${suffix}`} @click=${() => change(value - 1)}>
      ${icon("minus")}
    </button>
    <input
      inputmode="numeric"
      aria-label=${`${s.quantity}${suffix}`}
      .value=${String(value)}
      @change=${(event: Event) => {
        const wish = Number.parseInt((event.target as HTMLInputElement).value, 10);
        change(Number.isSafeInteger(wish) && wish >= 0 ? wish : value);
        (event.target as HTMLInputElement).value = String(value);
      }}
    />
    <button type="button" aria-label=${`${s.moreOne}${suffix}`} @click=${() => change(value + 1)}>
      ${icon("plus")}
    </button>
  </div>`;
}
