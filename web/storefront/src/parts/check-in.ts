// SPDX-License-Identifier: MIT
// The last fortnight's check-ins, as the ledger has them, and what the program gives for them.

import { html, nothing, type TemplateResult } from "lit";
import type { MemberView } from "tillside";
import { local, t, weekday } from "../i18n/index.js";
import { shop } from "../shop/shop.js";

const kDays = 14;
const kDayMs = 86_400_000;

export function checkIn(view: MemberView, go: () => void): TemplateResult | typeof nothing {
  const s = t();
  const rules = (shop.program()?.points.earning ?? []).filter(
    (one) => one.active && one.on === "checked_in",
  );
  if (rules.length === 0) return nothing;
  const done = new Set(shop.member.value.checkInDays);
  const last = view.today;
  const days = Array.from({ length: kDays }, (_, i) => last - kDays + 1 + i);
  return html`<section class="panel stack check-in">
    <div class="between">
      <h2 class="label">${s.streakTitle}</h2>
      <button
        class="button slim warm"
        type="button"
        data-check-in
        ?disabled=${view.checkedInToday}
        @click=${go}
      >
        ${view.checkedInToday ? s.checkedIn : s.checkIn}
      </button>
    </div>
    ${
      view.checkInStreak > 0
        ? html`<p class="small" data-streak=${view.checkInStreak}>
            ${s.streakDays(view.checkInStreak)}
          </p>`
        : nothing
    }
    <ol class="streak" role="list">
      ${days.map((day) => {
        const ticked = done.has(day);
        const today = day === last ? "date" : nothing;
        return html`<li class=${ticked ? "done" : ""} aria-current=${today}>
          <span class="dot" aria-hidden="true"></span
          ><span class="tiny" aria-hidden="true">${weekday(day * kDayMs, "narrow")}</span
          ><span class="seen-by-readers-only"
            >${s.streakDay(weekday(day * kDayMs, "long"), ticked)}</span
          >
        </li>`;
      })}
    </ol>
    <ul class="small soft">
      ${rules.map((one) => {
        const title = local(one.title);
        return html`<li lang=${title.lang}>${title.text}</li>`;
      })}
    </ul>
  </section>`;
}
