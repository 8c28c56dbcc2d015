// SPDX-License-Identifier: MIT
// What the member took: coupons, goods, gift cards, and tickets whose draw anybody can repeat.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { HeldReward, MemberView, SettledDraw } from "tillside";
import { ShopElement } from "../app/element.js";
import { count, day, local, money, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { icon } from "./icon.js";
import { prizeWords } from "./rewards.js";

/** 2^52: what a draw is a part of. */
const kDraws = 2n ** 52n;

function prizesOf(held: HeldReward) {
  return shop.program()?.points.rewards.find((one) => one.id === held.reward)?.prizes ?? [];
}

/** Where a draw falls among weights laid end to end, for the eye; the prize is the ledger's. */
function placeOf(draw: number, held: HeldReward): string | undefined {
  const sum = prizesOf(held).reduce((total, one) => total + one.weight, 0);
  if (sum === 0) return undefined;
  const place = (BigInt(draw) * BigInt(sum)) / kDraws;
  return t().drawPlace(count(Number(place)), count(sum));
}

@customElement("ts-draw")
export class DrawProof extends ShopElement {
  @property({ attribute: false }) held: HeldReward | undefined;
  @state() private draw: SettledDraw | "unknown" | undefined;

  private readonly opened = (event: Event): void => {
    const { held } = this;
    if (!held || !(event.target as HTMLDetailsElement).open || this.draw !== undefined) return;
    shop.tillside.rewards.drawOf(held.id).then(
      (draw) => {
        this.draw = draw ?? "unknown";
      },
      () => {
        this.draw = "unknown";
      },
    );
  };

  private proof(draw: SettledDraw, held: HeldReward): TemplateResult {
    const s = t();
    const row = (words: string, value: string): TemplateResult =>
      html`<div>
        <dt class="tiny soft">${words}</dt>
        <dd><code class="hash">${value}</code></dd>
      </div>`;
    const place = placeOf(draw.draw, held);
    return html`<dl class="stack-tight">
        ${row(s.drawCommit, draw.commit)} ${row(s.drawTicket, draw.ticket)}
        ${row(s.drawSeed, draw.seed)}
        ${row(s.drawDraw, `${draw.draw}${place ? ` (${place})` : ""}`)}
      </dl>
      <p class="small" role="status" data-proven=${draw.proven ? "yes" : "no"}>
        ${draw.proven ? html`${icon("check")} ${s.drawProven}` : s.drawFalse}
      </p>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { held, draw } = this;
    if (!held?.commit) return nothing;
    const s = t();
    const settled = held.status === "done";
    return html`<details class="small draw" @toggle=${this.opened}>
      <summary>${settled ? s.drawCheck : s.drawCommit}</summary>
      <p class="soft">${s.drawText}</p>
      ${
        !settled
          ? html`<p><code class="hash">${held.commit}</code></p>
              <p class="tiny soft">${s.drawTicket}: <code class="hash">${held.id}</code></p>`
          : draw === undefined
            ? html`<p class="soft">${s.quoting}</p>`
            : draw === "unknown"
              ? html`<p class="soft">${s.drawUnknown}</p>`
              : this.proof(draw, held)
      }
    </details>`;
  }
}

function ticketWords(held: HeldReward): string {
  const s = t();
  if (held.status !== "done") return s.ticketWaits;
  const prize = prizesOf(held).find((one) => one.id === held.prize);
  if (!held.prize) return s.ticketBlank;
  return s.ticketWon(prize ? prizeWords(prize) : held.prize);
}

function heldRow(held: HeldReward): TemplateResult {
  const s = t();
  const reward = shop.program()?.points.rewards.find((one) => one.id === held.reward);
  const title = reward ? local(reward.title) : { text: held.reward, lang: "en" };
  const words =
    held.commit !== undefined
      ? ticketWords(held)
      : held.valueMinor !== undefined
        ? s.giftCard(money(held.valueMinor, shop.currency()))
        : (s.heldStatus[held.status] ?? held.status);
  return html`<li class="held" data-held=${held.id} data-status=${held.status}>
    <p class="between">
      <strong lang=${title.lang}>${title.text}</strong
      ><span class="tiny soft">${day(held.at)}</span>
    </p>
    <p class="small">${words}</p>
    ${held.commit === undefined ? nothing : html`<ts-draw .held=${held}></ts-draw>`}
  </li>`;
}

export function heldRewards(view: MemberView): TemplateResult | typeof nothing {
  // A coupon that was taken lies among the coupons.
  const things = view.rewards.filter(
    ({ commit, valueMinor, sku }) => (commit ?? valueMinor ?? sku) !== undefined,
  );
  if (things.length + view.coupons.length === 0) return nothing;
  const s = t();
  return html`<section class="panel stack">
    <h2 class="label">${s.heldRewards}</h2>
    <ul class="held-list" role="list">
      ${things.map(heldRow)}
      ${view.coupons.map(
        (one) =>
          html`<li class="held between">
            <span
              >${s.rewardCoupon}
              <code class="pill ${one.usedBy === undefined ? "ok" : ""}">${one.code}</code></span
            ><span class="small soft"
              >${one.usedBy === undefined ? s.couponSince(day(one.claimedAt)) : s.couponUsed}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
