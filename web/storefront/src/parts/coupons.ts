// SPDX-License-Identifier: MIT
// The codes of a cart: what each gives or why it gives nothing, those that there are, and the best
// of them. A code that nothing answers to is said to be so and is not kept, since no order could
// be placed with it.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { count, local, money, t } from "../i18n/index.js";
import { attempt } from "../shop/actions.js";
import { type Quote, shop, type TraceEntry } from "../shop/shop.js";
import { formOf, typed } from "./form.js";
import { icon } from "./icon.js";
import { asProblem, inWords } from "./problem.js";
import { refusal } from "./refusal.js";

function entryOf(code: string, quote: Quote | undefined): TraceEntry | undefined {
  const wish = code.trim().toUpperCase();
  return quote?.trace.find((one) => one.couponCode?.toUpperCase() === wish);
}

function couponRow(code: string, quote: Quote | undefined): TemplateResult {
  const s = t();
  const entry = entryOf(code, quote);
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
            <button
              class="ticket"
              type="button"
              @click=${() => attempt(() => shop.cart.addCoupon(code))}
            >
              <code>${code}</code><span class="tiny" lang=${title.lang}>${title.text}</span>
            </button>
          </li>`,
      )}
    </ul>`;
}

@customElement("ts-coupons")
export class Coupons extends ShopElement {
  @state() private refused: { code: string; why: string } | undefined;
  /** The last search for the best codes, with what it found and proved. */
  private searched: { readonly coupons: string; readonly quote: Quote } | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.member, shop.about];
  }

  private readonly submit = (event: SubmitEvent): void => {
    const form = formOf(event);
    const code = typed(form, "code").trim();
    if (code === "") return;
    const why = this.whyNot(code);
    this.refused = why === undefined ? undefined : { code, why };
    if (why !== undefined) return;
    shop.cart.addCoupon(code);
    form.reset();
  };

  /** Why a code cannot even be tried; undefined where the till knows it. */
  private whyNot(code: string): string | undefined {
    try {
      const quote = shop.cart.preview({ coupons: [...shop.cart.value.coupons, code] });
      const entry = entryOf(code, quote);
      return entry?.reason === "code_unknown" ? refusal(entry, quote.currency) : undefined;
    } catch (reason) {
      const { code: name, detail } = asProblem(reason);
      return inWords(name, detail);
    }
  }

  private readonly useBest = (): void => {
    const codes = shop.cart.value.coupons;
    const quote = shop.cart.useBestCoupons(openCoupons(codes).map(({ code }) => code));
    this.searched = { coupons: shop.cart.value.coupons.join(), quote };
    this.requestUpdate();
  };

  /** What was found, while the cart still holds it. */
  private proof(): TemplateResult | typeof nothing {
    const s = t();
    if (this.searched?.coupons !== shop.cart.value.coupons.join()) return nothing;
    const { certificate } = this.searched.quote;
    if (certificate === undefined) return html`<p class="small" data-best>${s.bestAll}</p>`;
    const { visited, pruned, proven } = certificate;
    return html`<p class="small" data-best=${proven ? "proven" : "found"}>
      ${icon("check")}
      ${(proven ? s.bestProven : s.bestFound)(count(visited), count(pruned))}
    </p>`;
  }

  private field(): TemplateResult {
    const s = t();
    const { refused } = this;
    return html`<form class="inline" @submit=${this.submit}>
        <input
          class="input"
          name="code"
          autocomplete="off"
          autocapitalize="characters"
          maxlength="64"
          aria-labelledby="coupon-label"
          aria-describedby=${refused ? "coupon-refused" : nothing}
          aria-invalid=${refused ? "true" : "false"}
          @input=${() => {
            this.refused = undefined;
          }}
        /><button class="button second slim">${s.couponAdd}</button>
      </form>
      ${
        refused
          ? html`<p
              class="problem small"
              role="alert"
              id="coupon-refused"
              data-coupon-refused=${refused.code}
            >
              ${s.couponNamed(refused.code, refused.why)}
            </p>`
          : nothing
      }`;
  }

  protected override render(): TemplateResult {
    const s = t();
    const { coupons: codes, quote } = shop.cart.value;
    return html`<section class="panel stack" aria-labelledby="coupon-label">
      <h2 class="label" id="coupon-label">${s.coupon}</h2>
      ${this.field()}
      ${
        codes.length > 0
          ? html`<ul class="stack-tight" role="list">
              ${codes.map((code) => couponRow(code, quote))}
            </ul>`
          : nothing
      }
      ${offered(codes)}
      ${
        codes.length + openCoupons(codes).length > 1
          ? html`<p>
              <button class="link small" type="button" data-use-best @click=${this.useBest}>
                ${s.bestUse}
              </button>
            </p>`
          : nothing
      }
      ${this.proof()}
    </section>`;
  }
}
