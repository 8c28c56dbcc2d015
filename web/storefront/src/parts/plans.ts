// SPDX-License-Identifier: MIT
// Memberships for money. What a plan costs now, with the unused part of a running one taken off, is
// the engine's answer.

import { html, nothing, type TemplateResult } from "lit";
import type { MemberView, Plan } from "tillside";
import { day, local, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";

/** Pays what is due; "" ends the membership. */
export type PayPlan = (plan: string, dueMinor: number) => void;

/** What it costs now to change to a plan, or with "" to end the present one. */
function dueOf(view: MemberView, plan: string): number | undefined {
  return view.plans.find((one) => one.plan === plan)?.paidMinor;
}

function words(plan: Plan, due: number, held: string | undefined): string {
  const s = t();
  const c = shop.currency();
  if (held === plan.id) return s.planRenew(money(due, c));
  if (held === undefined) return s.planTake(money(due, c));
  return due < 0 ? s.planBack(money(-due, c)) : s.planChange(money(due, c));
}

function row(plan: Plan, view: MemberView, pay: PayPlan): TemplateResult {
  const s = t();
  const c = shop.currency();
  const due = dueOf(view, plan.id);
  const title = local(plan.title);
  const price = money(plan.priceMinor, c);
  return html`<li class="plan" data-plan=${plan.id} data-due=${due ?? nothing}>
    <div>
      <p lang=${title.lang}><strong>${title.text}</strong></p>
      <p class="tiny soft">
        ${
          due !== undefined && due !== plan.priceMinor
            ? s.planProrated(price, money(due, c))
            : `${price} · ${s.planMonths(plan.months)}`
        }
      </p>
    </div>
    ${
      due !== undefined && shop.about.value.demo
        ? html`<button
            class="button second slim"
            type="button"
            @click=${() => pay(plan.id, due)}
          >
            ${words(plan, due, view.membership?.plan)}
          </button>`
        : nothing
    }
  </li>`;
}

function running(view: MemberView, plans: readonly Plan[], pay: PayPlan) {
  const held = view.membership;
  if (held === undefined) return nothing;
  const s = t();
  const plan = plans.find((one) => one.id === held.plan);
  const title = plan ? local(plan.title).text : held.plan;
  const back = dueOf(view, "");
  return html`<p class="pill ok" data-membership=${held.plan}>
      ${s.planHeld(title, day(held.until))}
    </p>
    ${
      back !== undefined && shop.about.value.demo
        ? html`<button class="link small" type="button" data-plan-end @click=${() => pay("", back)}>
            ${s.planEnd(money(-back, shop.currency()))}
          </button>`
        : nothing
    }`;
}

export function plans(view: MemberView, pay: PayPlan): TemplateResult | typeof nothing {
  const all = shop.program()?.points.plans ?? [];
  if (all.length === 0) return nothing;
  const s = t();
  return html`<section class="panel stack">
    <div>
      <h2 class="label">${s.plans}</h2>
      <p class="small soft">${s.plansText}</p>
    </div>
    ${running(view, all, pay)}
    <ul class="plan-list" role="list">
      ${all.map((one) => row(one, view, pay))}
    </ul>
    <p class="tiny soft">${shop.about.value.demo ? s.planTestMoney : s.planElsewhere}</p>
  </section>`;
}
