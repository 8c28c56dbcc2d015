// SPDX-License-Identifier: MIT
// A freeze and penalties, with the member's way to appeal.

import { html, nothing, type TemplateResult } from "lit";
import type { MemberView, Penalty } from "tillside";
import { count, day, t } from "../i18n/index.js";

function reasonWords(code: string): string {
  return t().reasonWords[code] ?? code;
}

function penaltyRow(one: Penalty, appeal: (id: string) => void): TemplateResult {
  const s = t();
  return html`<li class="between" data-penalty=${one.id} data-appeal=${one.appeal}>
    <span>
      ${s.penaltyRow(count(one.points), reasonWords(one.reason))}<br /><span class="tiny soft"
        >${day(one.at)}${one.appeal === "none" ? nothing : ` · ${s.appealStatus[one.appeal]}`}</span
      >
    </span>
    ${
      one.appeal === "none"
        ? html`<button class="button second slim" type="button" @click=${() => appeal(one.id)}>
            ${s.appeal}
          </button>`
        : nothing
    }
  </li>`;
}

export function standing(
  view: MemberView,
  appeal: (id: string) => void,
): TemplateResult | typeof nothing {
  const { frozen, penalties } = view;
  if (frozen === undefined && penalties.length === 0) return nothing;
  const s = t();
  return html`<section class="panel stack standing" role=${frozen ? "alert" : nothing}>
    ${
      frozen
        ? html`<div data-frozen>
            <h2 class="label">${s.frozen}</h2>
            <p class="small">
              ${s.frozenText(reasonWords(frozen.reason))}
              ${frozen.until === undefined ? nothing : s.frozenUntil(day(frozen.until))}
            </p>
          </div>`
        : nothing
    }
    ${
      penalties.length > 0
        ? html`<h2 class="label">${s.penalties}</h2>
            <ul class="stack-tight small" role="list">
              ${penalties.map((one) => penaltyRow(one, appeal))}
            </ul>`
        : nothing
    }
  </section>`;
}
