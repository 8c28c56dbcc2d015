// SPDX-License-Identifier: MIT
// How the steps of the tour look.

import { html, nothing, type TemplateResult } from "lit";
import type { CommandResult, Quote } from "tillside";
import { count, money, t } from "../i18n/index.js";
import { icon } from "../parts/icon.js";
import { picture, titleOf } from "../parts/picture.js";
import { shop } from "../shop/shop.js";

export function done(words: string, mark: string): TemplateResult {
  return html`<p class="story-done" data-done=${mark}>${icon("check")} <span>${words}</span></p>`;
}

export function stepper(
  titles: readonly string[],
  current: number,
  choose: (step: number) => void,
): TemplateResult {
  return html`<ol class="story-steps">
    ${titles.map(
      (title, i) =>
        html`<li>
          <button
            type="button"
            aria-current=${current === i + 1 ? "step" : nothing}
            ?disabled=${current === 0}
            @click=${() => choose(i + 1)}
          >
            <span class="story-number">${i + 1}</span><span>${title}</span>
          </button>
        </li>`,
    )}
  </ol>`;
}

/** The cart as it is, small: lines and the total of the engine's live quote. */
export function cartView(): TemplateResult | typeof nothing {
  const quote = shop.cart.value.quote;
  if (quote === undefined) return nothing;
  const c = quote.currency;
  return html`<div class="story-cart">
    <ul role="list">
      ${quote.lines.map((line) => {
        const item = shop.item(line.sku);
        return html`<li>
          ${item ? picture(item, 64) : nothing}<span class="small"
            >${item ? titleOf(item) : line.sku}</span
          ><span class="num small">${money(line.subtotalMinor, c)}</span>
        </li>`;
      })}
    </ul>
    ${
      quote.discountMinor > 0
        ? html`<p class="between small save">
            <span>${t().discounts}</span><span>−${money(quote.discountMinor, c)}</span>
          </p>`
        : nothing
    }
    <p class="between grand">
      <span>${t().total}</span
      ><span data-story-total=${quote.totalMinor}>${money(quote.totalMinor, c)}</span>
    </p>
  </div>`;
}

interface OfflineStep {
  readonly orderId: string | undefined;
  readonly confirmed: CommandResult | undefined;
  off(): TemplateResult;
  order(): TemplateResult;
  on(): TemplateResult;
}

export function offlineStep(step: OfflineStep): TemplateResult {
  const s = t();
  if (step.confirmed !== undefined) {
    const { code, revision, hash } = step.confirmed;
    return code === "ok"
      ? done(s.story3Done(count(revision ?? 0), (hash ?? "").slice(0, 12)), "synced")
      : html`<p class="problem">${s.errorOther(code)}</p>`;
  }
  if (shop.visitor() === "unknown") return html`<p class="soft">${s.storyWorking}</p>`;
  if (shop.visitor() === "guest")
    return html`<p>${s.story3SignIn}</p>
      <ts-sign-in></ts-sign-in>`;
  if (step.orderId !== undefined)
    return html`${done(s.story3Waiting, "waiting")}
      <p>${step.on()}</p>`;
  return html`<p>${s.story3Text}</p>
    ${cartView()}
    <div class="row">${shop.sync.value.paused ? step.order() : step.off()}</div>`;
}

interface ForgeStep {
  readonly forged: CommandResult | undefined;
  button(quote: Quote): TemplateResult;
}

export function forgeStep(step: ForgeStep): TemplateResult {
  const s = t();
  const forged = step.forged;
  if (forged !== undefined) {
    if (forged.code === "ok") return html`<p class="problem">${s.story4Passed}</p>`;
    const total = forged.detail.newTotal;
    return html`${done(s.story4Done(forged.code), "refused")}${
      typeof total === "number"
        ? html`<p>${s.story4Detail(money(total, shop.currency()))}</p>`
        : nothing
    }`;
  }
  if (shop.visitor() === "unknown") return html`<p class="soft">${s.storyWorking}</p>`;
  if (shop.visitor() === "guest")
    return html`<p>${s.story3SignIn}</p>
      <ts-sign-in></ts-sign-in>`;
  const quote = shop.cart.value.quote;
  return html`<p>${s.story4Text}</p>
    ${cartView()}${quote ? html`<p>${step.button(quote)}</p>` : nothing}`;
}
