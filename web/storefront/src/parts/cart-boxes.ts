// SPDX-License-Identifier: MIT
// Gift cards and points of the cart.

import { html, nothing, type TemplateResult } from "lit";
import { count, money, t } from "../i18n/index.js";
import { attempt } from "../shop/actions.js";
import { type Quote, shop } from "../shop/shop.js";

/** Gift cards that the member holds: money, taken from the total after tax. */
export function giftBox(): TemplateResult | typeof nothing {
  const cards = shop.cart.giftCards();
  if (cards.length === 0) return nothing;
  const s = t();
  const chosen = new Set(shop.cart.value.payments.map(({ id }) => id));
  return html`<section class="panel stack" aria-labelledby="gift-label">
    <h2 class="label" id="gift-label">${s.giftUse}</h2>
    <ul class="stack-tight" role="list">
      ${cards.map(
        (card) =>
          html`<li>
            <label class="check"
              ><input
                type="checkbox"
                data-gift-card=${card.id}
                .checked=${chosen.has(card.id)}
                @change=${(event: Event) => {
                  const on = (event.target as HTMLInputElement).checked;
                  const rest = shop.cart.value.payments.filter(({ id }) => id !== card.id);
                  attempt(() => shop.cart.pay(on ? [...rest, card] : rest));
                }}
              /><span>${s.giftCard(money(card.amountMinor, shop.currency()))}</span></label
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

export function pointsBox(quote: Quote | undefined): TemplateResult | typeof nothing {
  const s = t();
  if (shop.program()?.points.redemption === undefined) return nothing;
  const view = shop.member.value.view;
  if (view === undefined)
    return html`<section class="panel">
      <h2 class="label">${s.pointsUse}</h2>
      <p class="small soft">${s.pointsGuest}</p>
    </section>`;
  const asked = shop.cart.value.redeemPoints;
  return html`<section class="panel stack" aria-labelledby="points-label">
    <h2 class="label" id="points-label">${s.pointsUse}</h2>
    <p class="small soft">${s.pointsHave(count(view.available))}</p>
    <div class="inline">
      <input
        class="input"
        type="number"
        min="0"
        max=${view.available}
        step="1"
        aria-labelledby="points-label"
        .value=${String(asked)}
        @change=${(event: Event) => {
          const wish = Number.parseInt((event.target as HTMLInputElement).value, 10);
          attempt(() => shop.cart.redeemPoints(Number.isSafeInteger(wish) && wish > 0 ? wish : 0));
        }}
      />
      <button
        class="button second slim"
        type="button"
        @click=${() => attempt(() => shop.cart.redeemPoints(asked > 0 ? 0 : view.available))}
      >
        ${asked > 0 ? s.pointsNone : s.pointsAll}
      </button>
    </div>
    ${
      quote && quote.pointsRedeemed > 0
        ? html`<p class="small">
            ${s.pointsTaken(count(quote.pointsRedeemed), money(quote.pointsMinor, quote.currency))}
          </p>`
        : nothing
    }
  </section>`;
}
