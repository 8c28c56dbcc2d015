// SPDX-License-Identifier: MIT
// Where the points lie: every lot with what earned it, when it came and when it goes.

import { html, nothing, type TemplateResult } from "lit";
import type { LotState, MemberView } from "tillside";
import { count, day, local, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";

/** A lot is named by its rule and what earned it: `rule:order`. */
function earnedBy(id: string): { text: string; lang: string } {
  const rule = shop.program()?.points.earning.find((one) => id.startsWith(`${one.id}:`));
  return rule ? local(rule.title) : { text: id.split(":")[0] ?? id, lang: "en" };
}

function row({ lot, availableAt }: LotState): TemplateResult {
  const s = t();
  const name = earnedBy(lot.id);
  const pending = availableAt > (shop.member.value.at ?? 0);
  return html`<li class="lot">
    <strong class="lot-points">${count(lot.remaining)}</strong>
    <div>
      <p class="small" lang=${name.lang}>${name.text}</p>
      <p class="tiny soft">${s.lotFrom} ${day(lot.openedAt)}</p>
    </div>
    <div class="num small">
      ${
        lot.expiresAt === undefined
          ? html`<p>${s.lotNever}</p>`
          : html`<p>${s.lotExpires} <span class="whole">${day(lot.expiresAt)}</span></p>`
      }
      ${pending ? html`<span class="pill">${s.lotPending(day(availableAt))}</span>` : nothing}
    </div>
  </li>`;
}

const kShown = 12;

export function lots(view: MemberView): TemplateResult {
  const s = t();
  if (view.lots.length === 0) {
    return html`<section class="panel">
      <h2 class="label">${s.lots}</h2>
      <p class="soft">${s.noLots}</p>
    </section>`;
  }
  const rest = view.lots.slice(kShown);
  return html`<section class="panel stack">
    <div>
      <h2 class="label">${s.lots}</h2>
      <p class="small soft">${s.lotsText}</p>
    </div>
    <ul class="lots" role="list">
      ${view.lots.slice(0, kShown).map(row)}
    </ul>
    ${
      rest.length > 0
        ? html`<details class="small">
            <summary>${s.more} (${count(rest.length)})</summary>
            <ul class="lots" role="list">
              ${rest.map(row)}
            </ul>
          </details>`
        : nothing
    }
  </section>`;
}
