// SPDX-License-Identifier: MIT
// The points: what can be spent, what is on its way, what is about to end.

import { html, nothing, type TemplateResult } from "lit";
import type { MemberView } from "tillside";
import { count, day, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { icon } from "./icon.js";

/** Pending lots, by the day on which they may be spent. */
function pending(view: MemberView): TemplateResult | typeof nothing {
  const { at = 0 } = shop.member.value;
  const waiting = view.lots
    .filter(({ availableAt }) => availableAt > at)
    .sort((a, b) => a.availableAt - b.availableAt);
  if (waiting.length === 0) return nothing;
  const byDay = new Map<string, number>();
  for (const { lot, availableAt } of waiting) {
    const date = day(availableAt);
    byDay.set(date, (byDay.get(date) ?? 0) + lot.remaining);
  }
  const s = t();
  return html`<div class="coming" data-pending=${view.pending}>
    <p class="small"><strong>${s.pendingTitle}</strong></p>
    <ul class="small" role="list">
      ${[...byDay].map(([date, points]) => html`<li>${s.pendingFrom(count(points), date)}</li>`)}
    </ul>
    <p class="tiny">${s.pendingText}</p>
  </div>`;
}

export function balance(view: MemberView): TemplateResult {
  const s = t();
  return html`<section class="panel stack member-card">
    <p class="label">${s.balance}</p>
    <p class="big" data-balance=${view.balance}>
      ${count(view.available)} <span class="small">${s.availablePoints}</span>
    </p>
    <p class="small">
      ${
        view.pending > 0 ? html`${s.pendingPoints(count(view.pending))} · ` : nothing
      }${s.lifetime(count(view.lifetimePoints))}
    </p>
    ${view.expiring.slice(0, 3).map(
      (one) =>
        html`<p class="pill warm" data-expiring=${one.points}>
            ${icon("coin")} ${s.expiring(count(one.points), day(one.expiresAt))}
          </p>`,
    )}
    ${pending(view)}
  </section>`;
}
