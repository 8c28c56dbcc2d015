// SPDX-License-Identifier: MIT
// What if: the same cart for another tier, with a code, on another day. One pure call each.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { type CartChange, TillsideError } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { count, local, money, t } from "../i18n/index.js";
import { type Quote, shop } from "../shop/shop.js";
import { openCoupons } from "./coupons.js";
import { refusal } from "./refusal.js";

function preview(change: CartChange): Quote | undefined {
  try {
    return shop.cart.preview(change);
  } catch (reason) {
    if (reason instanceof TillsideError) return undefined; // what cannot be priced is not offered
    throw reason;
  }
}

function pointsOf(quote: Quote): number {
  return quote.earning.reduce((sum, one) => sum + (one.counter === "points" ? one.points : 0), 0);
}

function compared(base: Quote, quote: Quote): TemplateResult {
  const s = t();
  const by = quote.totalMinor - base.totalMinor;
  const c = quote.currency;
  if (by === 0) return html`<span class="soft">${s.whatIfSame}</span>`;
  return by < 0
    ? html`<span class="save">${s.whatIfLess(money(-by, c))}</span>`
    : html`<span>${s.whatIfMore(money(by, c))}</span>`;
}

interface Supposed {
  readonly mark: string;
  readonly words: TemplateResult | string;
  readonly quote: Quote;
  /** Why the change does nothing, where the till says so. */
  readonly note?: string | undefined;
}

function row(base: Quote, { mark, words, quote, note }: Supposed): TemplateResult {
  const points = pointsOf(quote);
  return html`<li class="supposed" data-what-if=${mark} data-total=${quote.totalMinor}>
    <span>${words}${note ? html`<br /><span class="tiny soft">${note}</span>` : nothing}</span>
    <span class="num">
      <strong>${money(quote.totalMinor, quote.currency)}</strong><br /><span class="tiny"
        >${compared(base, quote)}${
          points === pointsOf(base) || points === 0
            ? nothing
            : html` · <span class="soft">${t().whatIfPoints(count(points))}</span>`
        }</span
      >
    </span>
  </li>`;
}

function tiers(): Supposed[] {
  const now = shop.member.value.view?.quoteMember.tier;
  return (shop.program()?.tier.tiers ?? []).flatMap((tier) => {
    const quote = tier.id === now ? undefined : preview({ tier: tier.id });
    const title = local(tier.title);
    const words = t().whatIfTier(title.text);
    return quote ? [{ mark: `tier:${tier.id}`, words, quote }] : [];
  });
}

function codes(): Supposed[] {
  const held = shop.cart.value.coupons;
  return openCoupons(held).flatMap(({ code }) => {
    const quote = preview({ coupons: [...held, code] });
    if (!quote) return [];
    const entry = quote.trace.find((one) => one.couponCode === code);
    const refused = entry && entry.outcome !== "applied" && entry.outcome !== "clipped";
    const note = refused ? refusal(entry, quote.currency) : undefined;
    return [{ mark: `code:${code}`, words: t().whatIfCode(code), quote, note }];
  });
}

@customElement("ts-what-if")
export class WhatIf extends ShopElement {
  @state() private opened = false;
  /** As the date field says it; empty: today. */
  @state() private day = "";

  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.member, shop.about];
  }

  private another(base: Quote): TemplateResult {
    const s = t();
    const at = Date.parse(`${this.day}T12:00`);
    const quote = Number.isNaN(at) ? undefined : preview({ at });
    return html`<li class="supposed" data-what-if="day" data-total=${quote?.totalMinor ?? nothing}>
      <label
        >${s.whatIfDay}
        <input
          class="input slim"
          type="date"
          aria-label=${s.whatIfDayLabel}
          .value=${this.day}
          @change=${(event: Event) => {
            this.day = (event.target as HTMLInputElement).value;
          }}
      /></label>
      ${
        quote
          ? html`<span class="num"
              ><strong>${money(quote.totalMinor, quote.currency)}</strong><br /><span class="tiny"
                >${compared(base, quote)}</span
              ></span
            >`
          : html`<span class="soft">–</span>`
      }
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const quote = shop.cart.value.quote;
    if (quote === undefined) return nothing;
    const s = t();
    return html`<details
      class="panel what-if"
      ?open=${this.opened}
      @toggle=${(event: Event) => {
        this.opened = (event.target as HTMLDetailsElement).open;
      }}
    >
      <summary class="label">${s.whatIf}</summary>
      ${
        this.opened
          ? html`<p class="small soft">${s.whatIfText}</p>
              <ul class="supposed-list" role="list">
                ${[...tiers(), ...codes()].map((one) => row(quote, one))} ${this.another(quote)}
              </ul>`
          : nothing
      }
    </details>`;
  }
}
