// SPDX-License-Identifier: MIT
// Friends and own other accounts: the invitation link, and points sent.

import { html, nothing, type TemplateResult } from "lit";
import type { EarnTrigger, MemberView } from "tillside";
import { href } from "../app/router.js";
import { local, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { formOf, typed } from "./form.js";
import { say } from "./toast.js";

/** What the program gives for something that is no order, in its own words. */
export function promised(...on: EarnTrigger[]): TemplateResult | typeof nothing {
  const rules = (shop.program()?.points.earning ?? []).filter(
    (one) => one.active && on.includes(one.on),
  );
  if (rules.length === 0) return nothing;
  return html`<ul class="small soft">
    ${rules.map((one) => {
      const title = local(one.title);
      return html`<li lang=${title.lang}>${title.text}</li>`;
    })}
  </ul>`;
}

export async function copy(text: string, words: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  say(words);
}

export function invite(): TemplateResult | typeof nothing {
  const { id } = shop.member.value;
  if (id === undefined) return nothing;
  const s = t();
  const link = new URL(href({ page: "invite", member: id }), location.href.split("#")[0]).href;
  return html`<section class="panel stack">
    <div>
      <h2 class="label">${s.invite}</h2>
      <p class="small soft">${s.inviteText}</p>
    </div>
    <div class="inline">
      <input
        class="input code"
        readonly
        data-invite
        aria-label=${s.invite}
        .value=${link}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <button class="button second slim" type="button" @click=${() => copy(link, s.inviteCopied)}>
        ${s.inviteCopy}
      </button>
    </div>
    ${promised("referral", "referred", "milestone")}
  </section>`;
}

export function transfer(
  view: MemberView,
  send: (to: string, points: number) => void,
): TemplateResult | typeof nothing {
  if (view.linked.length === 0) return nothing;
  const s = t();
  const submit = (event: SubmitEvent): void => {
    const form = formOf(event);
    const points = Number.parseInt(typed(form, "points"), 10);
    if (Number.isSafeInteger(points)) send(typed(form, "to"), points);
    form.reset();
  };
  return html`<section class="panel stack">
    <div>
      <h2 class="label">${s.transfer}</h2>
      <p class="small soft">${s.transferText}</p>
    </div>
    <form class="transfer" @submit=${submit}>
      <label class="small"
        >${s.transferTo}
        <select class="input slim" name="to">
          ${view.linked.map((one) => html`<option value=${one}>${one.slice(0, 8)}…</option>`)}
        </select></label
      >
      <label class="small"
        >${s.transferPoints}
        <input class="input slim" name="points" type="number" min="1" step="1" required
      /></label>
      <button class="button second slim">${s.transferSend}</button>
    </form>
  </section>`;
}
