// SPDX-License-Identifier: MIT
// The tier, with the engine's exact figures: where the member stands, what is missing, until when.

import { html, nothing, type TemplateResult } from "lit";
import type { MemberView, NeedProgress, Tier } from "tillside";
import { count, day, local, money, percent, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";

/** A figure of the tier's metric: spend is money, the others are counts. */
function figure(value: number): string {
  return shop.program()?.tier.metric === "spend" ? money(value, shop.currency()) : count(value);
}

function ladder(view: MemberView, tiers: readonly Tier[]): TemplateResult {
  const top = Math.max(1, tiers.at(-1)?.from ?? 1);
  // Steps of equal width: a ladder of 0, 1,000, 100,000 drawn to scale would be one dot.
  const place = tiers.findIndex((tier) => tier.id === view.tier.current);
  const from = tiers[place]?.from ?? 0;
  const to = tiers[place + 1]?.from ?? top;
  const inside = to > from ? Math.min(1, Math.max(0, (view.tier.metric - from) / (to - from))) : 1;
  const share =
    tiers.length < 2
      ? 1
      : (Math.max(0, place) + (place === tiers.length - 1 ? 0 : inside)) / (tiers.length - 1);
  return html`<svg
    class="ladder"
    viewBox="0 0 400 34"
    role="img"
    aria-label=${`${t().tier}: ${figure(view.tier.metric)}`}
  >
    <rect x="10" y="14" width="380" height="6" rx="3" class="bar-back"></rect>
    <rect x="10" y="14" width=${380 * share} height="6" rx="3" class="bar-front"></rect>
    ${tiers.map((_, i) => {
      const x = 10 + (380 * i) / Math.max(1, tiers.length - 1);
      return html`<svg x=${x - 9} y="8" width="18" height="18" viewBox="0 0 18 18">
        <circle cx="9" cy="9" r="8" class=${i <= place ? "rung reached" : "rung"}></circle>
      </svg>`;
    })}
  </svg>`;
}

/** A figure of any metric: money is money, the others are counts. */
function needFigure(metric: string, value: number): string {
  return metric === "spend" ? money(value, shop.currency()) : count(value);
}

/** Every figure that counts, with what is there and what it takes. */
function needs(title: string, all: readonly NeedProgress[], mark: string) {
  if (all.length === 0) return nothing;
  const s = t();
  return html`<div class="needs" data-needs=${mark}>
    <p class="small"><strong>${title}</strong></p>
    ${all.map(({ metric, have, need }) => {
      const share = need > 0 ? Math.min(1, have / need) : 1;
      return html`<div class="need">
        <p class="between tiny">
          <span>${s.needMetric[metric] ?? metric}</span>
          <span class="num">${s.tierNeed(needFigure(metric, have), needFigure(metric, need))}</span>
        </p>
        <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="4" rx="2" class="bar-back"></rect>
          <rect width=${100 * share} height="4" rx="2" class="bar-front"></rect>
        </svg>
      </div>`;
    })}
  </div>`;
}

/** Moments at which something else than the figures ends. */
function ends({ tier: { graceUntil, floorUntil } }: MemberView) {
  const s = t();
  const grace =
    graceUntil === undefined
      ? nothing
      : html`<p class="pill warm">${s.tierGrace(day(graceUntil))}</p>`;
  const floor =
    floorUntil === undefined
      ? nothing
      : html`<p class="small soft">${s.tierFloor(day(floorUntil))}</p>`;
  return html`${grace}${floor}`;
}

export function tierPanel(view: MemberView): TemplateResult {
  const s = t();
  const rules = shop.program()?.tier;
  const tiers = rules?.tiers ?? [];
  const name = (id: string): { text: string; lang: string } => {
    const tier = tiers.find((one) => one.id === id);
    return tier ? local(tier.title) : { text: id, lang: "en" };
  };
  const current = name(view.tier.current);
  const { next, missingToNext, missingToKeep, validUntil } = view.tier;
  const metric = s.metric[rules?.metric ?? "growth"] ?? "";
  return html`<section class="panel stack" data-tier=${view.tier.current}>
    <p class="label">${s.tier}</p>
    <p class="big" lang=${current.lang}>${current.text}</p>
    ${tiers.length > 1 ? ladder(view, tiers) : nothing}
    <p class="small">
      ${figure(view.tier.metric)}
      ${metric}${
        next !== undefined && missingToNext !== undefined
          ? html` ·
              <strong>${s.tierNext(`${figure(missingToNext)} ${metric}`, name(next).text)}</strong>`
          : html` · ${s.tierTop}`
      }
    </p>
    <p class="small soft">
      ${validUntil !== undefined ? s.tierUntil(day(validUntil)) : nothing}
      ${
        missingToKeep !== undefined && missingToKeep > 0
          ? html`· ${s.tierKeep(figure(missingToKeep))}`
          : missingToKeep === 0 && view.tier.toKeep.length > 0
            ? html`· ${s.tierSafe}`
            : nothing
      }
    </p>
    ${ends(view)} ${needs(s.tierToNext, view.tier.toNext, "next")}
    ${needs(s.tierToKeep, view.tier.toKeep, "keep")}
    <details class="small">
      <summary>${s.tierTable}</summary>
      <table>
        <tbody>
          ${tiers.map((tier) => {
            const title = local(tier.title);
            return html`<tr>
              <th lang=${title.lang}>${title.text}</th>
              <td class="num">${s.tierFrom} ${figure(tier.from)} ${metric}</td>
              <td class="num">${s.tierRate} ${percent(tier.earnMultiplierPpm)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </details>
  </section>`;
}
