// SPDX-License-Identifier: MIT
// 凑单: what is missing to each threshold, and real products that reach it, each rung up with the
// whole cart. Which thresholds are worth it and what they save is the engine's answer.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Nudge, ThresholdGap, TopUp } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { afterPaint } from "../app/paint.js";
import { href } from "../app/router.js";
import { local, money, t } from "../i18n/index.js";
import { addToCart } from "../shop/actions.js";
import { type Quote, shop } from "../shop/shop.js";
import { icon } from "./icon.js";
import { picture, titleOf } from "./picture.js";

/** How the total moves, in words: pay less, the same, only so much more. */
function change({ extraMinor, savingMinor }: TopUp): TemplateResult {
  const s = t();
  const c = shop.currency();
  if (extraMinor < 0) {
    return html`<strong class="pill save">${s.payLess(money(-extraMinor, c))}</strong>`;
  }
  const more = money(extraMinor, c);
  const words =
    extraMinor === 0 ? s.paySame : extraMinor <= savingMinor ? s.payMore(more) : s.payPlus(more);
  return html`<strong class="pill">${words}</strong>`;
}

/** The best proposal in one sentence. */
function headline(best: TopUp | undefined): string | typeof nothing {
  const item = best && shop.item(best.sku);
  if (!best || !item) return nothing;
  const s = t();
  const c = shop.currency();
  const title = local(item.title).text;
  if (best.extraMinor < 0) return s.gapBest(title, money(-best.extraMinor, c));
  if (best.extraMinor === 0) return s.gapBestSame(title);
  // "Only" so much more is said where less is paid for it than is taken off.
  const words = best.extraMinor <= best.savingMinor ? s.gapBestMore : s.gapBestPlus;
  return words(title, money(best.extraMinor, c));
}

function proposal(one: TopUp): TemplateResult | typeof nothing {
  const item = shop.item(one.sku);
  if (!item) return nothing;
  const s = t();
  const c = shop.currency();
  const route = href({ page: "product", productId: item.productId, sku: item.sku });
  return html`<li class="topup" data-sku=${one.sku} data-extra=${one.extraMinor}>
    <a href=${route} tabindex="-1" aria-hidden="true">${picture(item, 72)}</a>
    <div class="topup-words">
      <p class="small"><a href=${route}>${titleOf(item)}</a></p>
      <p>${change(one)}</p>
      <p class="tiny soft">
        ${s.gapPrice(money(one.priceMinor, c), money(one.savingMinor, c))}
      </p>
    </div>
    <button
      class="round"
      type="button"
      aria-label=${`${s.addToCart}: ${local(item.title).text}`}
      @click=${() => addToCart(item)}
    >
      ${icon("plus")}
    </button>
  </li>`;
}

function bar({ baseMinor, thresholdMinor }: ThresholdGap): TemplateResult {
  const width = Math.min(100, (100 * baseMinor) / thresholdMinor);
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="4" rx="2" class="bar-back"></rect>
    <rect width=${width} height="4" rx="2" class="bar-front"></rect>
  </svg>`;
}

function promotionOf({ promotionId }: ThresholdGap): TemplateResult | typeof nothing {
  const promotion = shop.program()?.promotions.find((one) => one.id === promotionId);
  if (!promotion) return nothing;
  const title = local(promotion.title);
  return html`<span lang=${title.lang}>${title.text}</span>`;
}

function threshold({ gap, kind, topUps }: Nudge): TemplateResult {
  const s = t();
  const c = shop.currency();
  const title = s.gapTitle(money(gap.missingMinor, c), money(gap.offMinor, c));
  return html`<section class="nudge" data-gap=${gap.missingMinor} data-kind=${kind}>
    <div>
      <h2 class="nudge-title">${title}</h2>
      <p class="small">${promotionOf(gap)}</p>
    </div>
    <div class="nudge-bar">
      ${bar(gap)}
      <span class="tiny num"
        >${s.gapReached(money(gap.baseMinor, c), money(gap.thresholdMinor, c))}</span
      >
    </div>
    ${
      topUps.length === 0
        ? nothing
        : html`<p class="nudge-best">${icon("spark")} ${headline(topUps[0])}</p>
            <ul class="topups" role="list" aria-label=${s.gapAdd}>
              ${topUps.map(proposal)}
            </ul>
            <p class="tiny soft">${s.gapAdd}</p>`
    }
  </section>`;
}

function further(gaps: readonly ThresholdGap[]): TemplateResult | typeof nothing {
  if (gaps.length === 0) return nothing;
  const s = t();
  const c = shop.currency();
  return html`<section class="panel stack-tight" aria-label=${s.gapFarTitle}>
    <h2 class="label">${s.gapFarTitle}</h2>
    ${gaps.map(
      (gap) =>
        html`<div class="further">
          <p class="between small">
            ${promotionOf(gap)}
            <span class="num soft"
              >${s.gapFar(money(gap.missingMinor, c), money(gap.offMinor, c))}</span
            >
          </p>
          ${bar(gap)}
        </div>`,
    )}
  </section>`;
}

@customElement("ts-top-ups")
export class TopUps extends ShopElement {
  private found: readonly Nudge[] = [];
  /** What the proposals were made for. */
  private base: Quote | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.catalogue, shop.taste];
  }

  /** The newest question; older ones are not asked any more. */
  private asked = 0;

  private async ask(): Promise<void> {
    const turn = ++this.asked;
    await afterPaint(); // the total first
    if (turn !== this.asked) return;
    const nudges = await shop.cart.nudges();
    const least = (one: Nudge): number => one.topUps[0]?.extraMinor ?? one.extraMinor;
    this.found = [...nudges].sort((a, b) => least(a) - least(b));
    this.base = shop.cart.value.quote;
  }

  protected override render(): TemplateResult | typeof nothing {
    const quote = shop.cart.value.quote;
    if (quote === undefined) return nothing;
    const { totalMinor, discountMinor, gaps } = quote;
    this.onChange(
      JSON.stringify([totalMinor, discountMinor, gaps, shop.tasteVersion()]),
      async () => await this.ask(),
    );
    if (this.base === undefined) return nothing;
    const worth = new Set(this.found.map(({ gap }) => gap.promotionId));
    return html`${this.found.map(threshold)}${further(
      this.base.gaps.filter((gap) => !worth.has(gap.promotionId)),
    )}`;
  }
}
