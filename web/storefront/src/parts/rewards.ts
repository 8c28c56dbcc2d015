// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import type { MemberView } from "tillside";
import { count, day, local, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";

function held(view: MemberView): TemplateResult | typeof nothing {
  if (view.coupons.length === 0) return nothing;
  return html`<h2 class="label">${t().coupons}</h2>
    <ul class="stack-tight small">
      ${view.coupons.map(
        (one) =>
          html`<li class="between">
            <code class="pill ${one.usedBy === undefined ? "ok" : ""}">${one.code}</code
            ><span class="soft"
              >${one.usedBy === undefined ? day(one.claimedAt) : t().couponUsed}</span
            >
          </li>`,
      )}
    </ul>`;
}

/**
 * What points may be exchanged for, and the coupons held. Whether they suffice, the engine says.
 */
export function rewards(
  view: MemberView,
  take: (id: string) => void,
): TemplateResult | typeof nothing {
  const list = shop.program()?.points.rewards ?? [];
  if (list.length === 0 && view.coupons.length === 0) return nothing;
  return html`<section class="panel stack">
    ${
      list.length > 0
        ? html`<h2 class="label">${t().rewards}</h2>
            <ul class="stack-tight">
              ${list.map((one) => {
                const title = local(one.title);
                return html`<li class="between">
                  <span class="small" lang=${title.lang}>${title.text}</span
                  ><button class="button second slim" type="button" @click=${() => take(one.id)}>
                    ${t().rewardTake(count(one.points))}
                  </button>
                </li>`;
              })}
            </ul>`
        : nothing
    }
    ${held(view)}
  </section>`;
}
