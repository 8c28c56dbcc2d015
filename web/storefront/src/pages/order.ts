// SPDX-License-Identifier: MIT
// One order: waiting on this device, confirmed by the server, or refused with its reason.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CommandResult, OrderState, TillsideError } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { go, href } from "../app/router.js";
import { count, moment, t } from "../i18n/index.js";
import { icon } from "../parts/icon.js";
import { orderLines } from "../parts/order-lines.js";
import { orderStatus } from "../parts/order-status.js";
import { orderSums } from "../parts/order-sums.js";
import { asProblem, inWords, problem } from "../parts/problem.js";
import { say } from "../parts/toast.js";
import { putBack } from "../shop/placed.js";
import { shop } from "../shop/shop.js";

@customElement("ts-order")
export class OrderPage extends ShopElement {
  @property() orderId = "";
  @state() private busy = false;
  @state() private error: Pick<TillsideError, "code" | "detail"> | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.member, shop.sync, shop.catalogue, shop.about];
  }

  private result(): CommandResult | undefined {
    return shop.sync.value.results.find((one) => one.commandId === this.orderId);
  }

  private pending(): boolean {
    return shop.sync.value.pending.some((one) => one.commandId === this.orderId);
  }

  private async run(work: () => Promise<void>, done: string): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await work();
      await shop.sync.now();
      say(done);
    } catch (reason) {
      this.error = asProblem(reason);
    } finally {
      this.busy = false;
    }
  }

  private readonly again = (): void => {
    putBack(this.orderId);
    go({ page: "cart" });
  };

  private heading(order: OrderState | undefined): TemplateResult {
    const s = t();
    const result = this.result();
    if (result !== undefined && result.code !== "ok") {
      return html`<h1 tabindex="-1" class="problem">${s.orderRefused}</h1>
        <p data-refused=${result.code}>${inWords(result.code, result.detail)}</p>
        <p>
          <button class="button" type="button" @click=${this.again}>${s.putBack}</button>
        </p>`;
    }
    if (this.pending())
      return html`<h1 tabindex="-1">${s.orderPending}</h1>
        <p class="soft" data-pending>${s.orderPendingText}</p>`;
    if (order === undefined) return html`<h1 tabindex="-1">${s.notFound}</h1>`;
    const fresh = result !== undefined && order.status === "placed";
    const title = fresh ? s.orderPlaced : `${s.orderNumber} ${this.orderId.slice(0, 8)}`;
    return html`<h1 tabindex="-1">${title}</h1>
      ${
        result?.revision !== undefined
          ? html`<p class="small soft note" data-confirmed>
              ${icon("check")} ${s.confirmedBy(count(result.revision))}
              <code>${(result.hash ?? "").slice(0, 16)}</code>
            </p>`
          : nothing
      }`;
  }

  private readonly pay = (): Promise<void> =>
    this.run(() => shop.tillside.demo.testPayment(this.orderId), t().testPaid);

  private readonly cancel = (): Promise<void> =>
    this.run(() => shop.tillside.orders.cancel(this.orderId), t().orderStatus.cancelled ?? "");

  private actions(order: OrderState): TemplateResult | typeof nothing {
    const s = t();
    if (order.status !== "placed" || this.pending()) return nothing;
    return html`<div class="row">
      ${
        shop.about.value.demo
          ? html`<button
              class="button warm"
              type="button"
              data-test-payment
              ?disabled=${this.busy}
              @click=${this.pay}
            >
              ${s.testPayment}
            </button>`
          : nothing
      }
      <button
        class="button second"
        type="button"
        ?disabled=${this.busy}
        @click=${this.cancel}
      >
        ${s.cancelOrder}
      </button>
    </div>`;
  }

  private detail(order: OrderState): TemplateResult {
    const { placed } = order;
    return html`<section class="panel stack">
      <p class="between">
        <span
          ><code>${this.orderId.slice(0, 8)}</code><br /><span class="small soft"
            >${moment(placed.at)}</span
          ></span
        >${orderStatus(order, this.pending())}
      </p>
      ${orderLines(placed.lines, placed.currency)} ${orderSums(order)}
      ${this.actions(order)} ${this.error ? problem(this.error) : nothing}
    </section>`;
  }

  protected override render(): TemplateResult {
    const order = shop.member.value.view?.orders.find((one) => one.placed.orderId === this.orderId);
    return html`<div class="page narrow stack">
      <header class="stack-tight">${this.heading(order)}</header>
      ${order ? this.detail(order) : nothing}
      <p class="row">
        <a href=${href({ page: "home" })}>${t().goOn}</a> ·
        <a href=${href({ page: "member", tab: "orders" })}>${t().orders}</a>
      </p>
    </div>`;
  }
}
