// SPDX-License-Identifier: MIT
// The member centre: points and where they lie, the tier and what is missing, orders, the ledger.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { ConfirmedEntry, MemberView, TillsideError } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { go, href, kMemberTabs, type MemberTab } from "../app/router.js";
import { count, local, moment, money, t } from "../i18n/index.js";
import { balance } from "../parts/balance.js";
import { checkIn } from "../parts/check-in.js";
import { heldRewards } from "../parts/held-rewards.js";
import { icon } from "../parts/icon.js";
import { invite, transfer } from "../parts/invite.js";
import { ledgerList } from "../parts/ledger.js";
import { lots } from "../parts/lots.js";
import { orderStatus } from "../parts/order-status.js";
import { picture } from "../parts/picture.js";
import { plans } from "../parts/plans.js";
import { asProblem, problem } from "../parts/problem.js";
import { rewards } from "../parts/rewards.js";
import { standing } from "../parts/standing.js";
import { tierPanel } from "../parts/tier-panel.js";
import { say } from "../parts/toast.js";
import { shop } from "../shop/shop.js";

@customElement("ts-member")
export class MemberPage extends ShopElement {
  @property() tab: MemberTab = "points";
  @state() private fetched: { of: string | undefined; entries: readonly ConfirmedEntry[] } = {
    of: undefined,
    entries: [],
  };
  @state() private error: Pick<TillsideError, "code" | "detail"> | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.member, shop.sync, shop.about, shop.catalogue];
  }

  private async run(work: () => Promise<unknown>, done?: string): Promise<void> {
    this.error = undefined;
    try {
      await work();
      if (done !== undefined) say(done);
    } catch (reason) {
      this.error = asProblem(reason);
    }
  }

  private orders(view: MemberView): TemplateResult {
    const s = t();
    if (view.orders.length === 0) return html`<p class="panel soft">${s.noOrders}</p>`;
    const pending = new Set(shop.sync.value.pending.map((one) => one.commandId));
    return html`<ul class="stack" role="list">
      ${view.orders.map((order) => {
        const { placed } = order;
        return html`<li>
          <a class="panel order-row" href=${href({ page: "order", orderId: placed.orderId })}>
            <span class="order-pictures"
              >${placed.lines.slice(0, 4).map((line) => {
                const item = shop.item(line.sku);
                return item ? picture(item, 56) : nothing;
              })}</span
            >
            <span
              ><code>${placed.orderId.slice(0, 8)}</code><br /><span class="small soft"
                >${moment(placed.at)}</span
              ></span
            >
            ${orderStatus(order, pending.has(placed.orderId))}
            <strong class="num">${money(placed.totalMinor, placed.currency)}</strong></a
          >
        </li>`;
      })}
    </ul>`;
  }

  private tabs(): TemplateResult {
    const s = t();
    const names: Record<MemberTab, string> = {
      points: s.points,
      benefits: s.benefits,
      orders: s.orders,
      ledger: s.ledger,
    };
    return html`<nav class="tabs" aria-label=${s.memberTitle}>
      ${kMemberTabs.map(
        (tab) =>
          html`<a
            class="tab"
            href=${href({ page: "member", tab })}
            aria-current=${tab === this.tab ? "page" : nothing}
            >${names[tab]}</a
          >`,
      )}
    </nav>`;
  }

  private content(view: MemberView): TemplateResult {
    if (this.tab === "orders") return this.orders(view);
    if (this.tab === "ledger") return this.ledger();
    if (this.tab === "benefits") return this.benefits(view);
    const { rewards: asked } = shop.tillside;
    const appeal = (id: string) => this.run(() => asked.appeal(id), t().appealed);
    return html`<div class="two even points-tab">
      <div class="stack">${balance(view)}${lots(view)}</div>
      <div class="stack">
        ${standing(view, appeal)}${tierPanel(view)}${checkIn(view, () =>
          this.run(() => asked.checkIn()),
        )}
        <ts-my-account></ts-my-account>
      </div>
    </div>`;
  }

  /** What this device holds, and below it what was fetched of the time before. */
  private ledger(): TemplateResult {
    const { id, ledger } = shop.member.value;
    const fetched = this.fetched.of === id ? this.fetched.entries : [];
    const first = ledger.at(-1)?.entry.revision ?? Number.POSITIVE_INFINITY;
    const entries = [...ledger, ...fetched.filter(({ entry }) => entry.revision < first)];
    return ledgerList(entries, () =>
      this.run(async () => {
        const more = await shop.member.earlier(fetched.at(-1)?.entry.revision);
        this.fetched = { of: id, entries: [...fetched, ...more] };
      }),
    );
  }

  private benefits(view: MemberView): TemplateResult {
    const s = t();
    const { rewards: asked, demo } = shop.tillside;
    const take = (id: string) => this.run(() => asked.redeem(id), s.rewardTaken);
    const send = (to: string, points: number) =>
      this.run(() => asked.transfer(to, points), s.transferred(count(points)));
    const pay = (plan: string, due: number) =>
      this.run(() => demo.testPlan(plan, due), plan === "" ? s.planEnded : s.planDone);
    return html`<div class="two even">
      <div class="stack">${rewards(take)}${plans(view, pay)}</div>
      <div class="stack">${heldRewards(view)}${invite()}${transfer(view, send)}</div>
    </div>`;
  }

  private guest(): TemplateResult {
    const s = t();
    return html`<div class="page narrow stack">
      <h1 tabindex="-1">${s.memberTitle}</h1>
      <p class="soft">${s.memberGuest}</p>
      <ts-sign-in @signed-in=${() => go({ page: "member", tab: "points" })}></ts-sign-in>
    </div>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    const { state: who, name, view } = shop.member.value;
    if (who === "guest") return this.guest();
    const program = shop.program();
    const title = program ? local(program.title) : undefined;
    return html`<div class="page">
      <header class="list-head">
        <div>
          <h1 tabindex="-1">${s.greeting(name ?? "")}</h1>
          ${title ? html`<p class="soft small" lang=${title.lang}>${title.text}</p>` : nothing}
        </div>
        <button
          class="button second slim"
          type="button"
          @click=${() => this.run(() => shop.tillside.account.signOut())}
        >
          ${s.signOut}
        </button>
      </header>
      ${this.tabs()}${this.error ? problem(this.error) : nothing}
      ${view ? this.content(view) : html`<p class="soft">${icon("sync")} ${s.quoting}</p>`}
    </div>`;
  }
}
