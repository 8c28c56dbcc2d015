// SPDX-License-Identifier: MIT
// Coupons and points of the cart.

import { html, nothing, type TemplateResult } from "lit";
import { count, local, money, t } from "../i18n/index.js";
import { type Quote, shop } from "../shop/shop.js";
import { refusal } from "./explain.js";
import { formOf, typed } from "./form.js";
import { icon } from "./icon.js";

function couponRow(code: string, quote: Quote | undefined): TemplateResult {
  const s = t();
  const entry = quote?.trace.find(
    (one) => one.couponCode?.toUpperCase() === code.trim().toUpperCase(),
  );
  const on = entry !== undefined && (entry.outcome === "applied" || entry.outcome === "clipped");
  return html`<li class="between" data-coupon=${code}>
    <span
      ><code class="pill ${on ? "ok" : ""}">${code}</code>
      <span class="small ${on ? "" : "soft"}"
        >${
          entry === undefined
            ? nothing
            : on
              ? html`−${money(entry.amountMinor, quote?.currency ?? shop.currency())}`
              : refusal(entry, shop.currency())
        }</span
      ></span
    >
    <button
      class="round small"
      type="button"
      aria-label=${`${s.remove}: ${code}`}
      @click=${() => shop.cart.removeCoupon(code)}
    >
      ${icon("close")}
    </button>
  </li>`;
}

interface OpenCoupon {
  readonly code: string;
  readonly title: { readonly text: string; readonly lang: string };
}

/** Codes of the program that this shopper may try and has not typed yet. */
export function openCoupons(codes: readonly string[]): OpenCoupon[] {
  const held = (shop.member.value.view?.coupons ?? [])
    .filter((one) => one.usedBy === undefined)
    .map((one) => one.code);
  return (shop.program()?.promotions ?? []).flatMap(({ active, coupon, title }) =>
    active &&
    coupon !== undefined &&
    (!coupon.mustBeHeld || held.includes(coupon.code)) &&
    !codes.includes(coupon.code)
      ? [{ code: coupon.code, title: local(title) }]
      : [],
  );
}

function offered(codes: readonly string[]): TemplateResult | typeof nothing {
  const open = openCoupons(codes);
  if (open.length === 0) return nothing;
  return html`<p class="tiny soft">${t().couponsHeld}</p>
    <ul class="row" role="list">
      ${open.slice(0, 6).map(
        ({ code, title }) =>
          html`<li>
            <button class="ticket" type="button" @click=${() => shop.cart.addCoupon(code)}>
              <code>${code}</code><span class="tiny" lang=${title.lang}>${title.text}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}

/** The last search for the best codes, with what it found and proved. */
let searched: { readonly coupons: string; readonly quote: Quote } | undefined;

function useBest(): void {
  const typedIn = shop.cart.value.coupons;
  const quote = shop.cart.useBestCoupons(openCoupons(typedIn).map(({ code }) => code));
  searched = { coupons: shop.cart.value.coupons.join(), quote };
}

/** What was found, while the cart still holds it. */
function proof(): TemplateResult | typeof nothing {
  const s = t();
  if (searched === undefined || searched.coupons !== shop.cart.value.coupons.join()) return nothing;
  const { certificate } = searched.quote;
  if (certificate === undefined) return html`<p class="small" data-best>${s.bestAll}</p>`;
  const { visited, pruned, proven } = certificate;
  return html`<p class="small" data-best=${proven ? "proven" : "found"}>
    ${icon("check")}
    ${(proven ? s.bestProven : s.bestFound)(count(visited), count(pruned))}
  </p>`;
}

export function couponBox(quote: Quote | undefined): TemplateResult {
  const s = t();
  const codes = shop.cart.value.coupons;
  const submit = (event: SubmitEvent): void => {
    const form = formOf(event);
    const code = typed(form, "code").trim();
    if (code !== "") shop.cart.addCoupon(code);
    form.reset();
  };
  return html`<section class="panel stack" aria-labelledby="coupon-label">
    <h2 class="label" id="coupon-label">${s.coupon}</h2>
    <form class="inline" @submit=${submit}>
      <input
        class="input"
        name="code"
        autocomplete="off"
        autocapitalize="characters"
        maxlength="64"
        aria-labelledby="coupon-label"
      /><button class="button second slim">${s.couponAdd}</button>
    </form>
    ${
      codes.length > 0
        ? html`<ul class="stack-tight">
            ${codes.map((code) => couponRow(code, quote))}
          </ul>`
        : nothing
    }
    ${offered(codes)}
    ${
      codes.length + openCoupons(codes).length > 1
        ? html`<p>
            <button class="link small" type="button" data-use-best @click=${useBest}>
              ${s.bestUse}
            </button>
          </p>`
        : nothing
    }
    ${proof()}
  </section>`;
}

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
                  shop.cart.pay(on ? [...rest, card] : rest);
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
          shop.cart.redeemPoints(Number.isSafeInteger(wish) && wish > 0 ? wish : 0);
        }}
      />
      <button
        class="button second slim"
        type="button"
        @click=${() => shop.cart.redeemPoints(asked > 0 ? 0 : view.available)}
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
