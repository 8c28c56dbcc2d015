// SPDX-License-Identifier: MIT
// The 60-second tour. Each step is done by the real engine and the real server; this element only
// presses the buttons that a shopper could press and shows what came of it.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Cart, CommandResult, Quote, TillsideError } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { count, local, money, t } from "../i18n/index.js";
import { explain } from "../parts/explain.js";
import { icon } from "../parts/icon.js";
import { asProblem, problem } from "../parts/problem.js";
import { shop } from "../shop/shop.js";
import { findShortCart, type ShortCart } from "./short-cart.js";
import { cartView, done, forgeStep, offlineStep, stepper } from "./steps.js";

const kSteps = 5;

/**
 * The tour as it was left for another page, with the cart that it has put aside: whoever comes back
 * goes on, and gets that cart again.
 */
let begun: object = {};

@customElement("ts-story")
export class Story extends ShopElement {
  @state() private step = 0;
  @state() private busy = false;
  @state() private error: Pick<TillsideError, "code" | "detail"> | undefined;
  @state() private short: ShortCart | undefined;
  @state() private added = false;
  @state() private explained = false;
  @state() private orderId: string | undefined;
  @state() private confirmed: CommandResult | undefined;
  @state() private forged: CommandResult | undefined;
  /** What was in the cart before the tour. */
  private aside: Cart | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    Object.assign(this, begun);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { step, short, added, explained, orderId, confirmed, forged, aside } = this;
    begun = { step, short, added, explained, orderId, confirmed, forged, aside };
  }

  /** Only the third step is taken offline. */
  private move(step: number): void {
    if (this.step === 3 && step !== 3) shop.sync.pause(false);
    this.error = undefined;
    this.step = step;
  }

  protected override watches(): readonly Watched[] {
    return [shop.cart, shop.sync, shop.member, shop.catalogue, shop.about];
  }

  private async run(work: () => Promise<void> | void): Promise<void> {
    this.busy = true;
    this.error = undefined;
    try {
      await work();
    } catch (reason) {
      this.error = asProblem(reason);
    } finally {
      this.busy = false;
    }
  }

  private begin(): void {
    const { quote: _, error: __, ...cart } = shop.cart.value;
    this.aside ??= cart;
    this.added = this.explained = false;
    this.orderId = this.confirmed = this.forged = undefined;
    this.short = undefined;
    this.step = 1;
  }

  private end(): void {
    shop.sync.pause(false);
    if (this.aside !== undefined) shop.cart.replace(this.aside);
    this.aside = undefined;
    this.step = 0;
  }

  private async fill(): Promise<void> {
    this.short = await findShortCart();
    if (this.short !== undefined)
      shop.cart.replace({ lines: this.short.lines, coupons: [], redeemPoints: 0 });
  }

  private async orderOffline(): Promise<void> {
    const placed = await shop.tillside.orders.place();
    this.orderId = placed.orderId;
  }

  private async backOnline(): Promise<void> {
    shop.sync.pause(false);
    await shop.sync.now();
    if (this.orderId !== undefined)
      this.confirmed = await shop.tillside.orders.settled(this.orderId);
  }

  private async forge(expectTotalMinor: number): Promise<void> {
    const { orderId } = await shop.tillside.orders.place({ expectTotalMinor, unchecked: true });
    this.forged = await shop.tillside.orders.settled(orderId);
  }

  private button(
    words: string,
    mark: string,
    work: () => Promise<void> | void,
    kind = "",
  ): TemplateResult {
    return html`<button
      class="button ${kind}"
      type="button"
      data-story=${mark}
      ?disabled=${this.busy}
      @click=${() => this.run(work)}
    >
      ${this.busy ? t().storyWorking : words}
    </button>`;
  }

  private first(): TemplateResult {
    const s = t();
    const short = this.short;
    if (short === undefined) {
      const none = shop.catalogue.value.size > 0 && this.program() === false;
      return none
        ? html`<p>${s.story1None}</p>`
        : html`<p>${s.story1Begin}</p>
            <p>${this.button(s.story1Fill, "fill", () => this.fill())}</p>`;
    }
    const c = short.quote.currency;
    const before = money(short.quote.totalMinor, c);
    const now = shop.cart.value.quote;
    return html`<p>
        ${s.story1Text(money(short.gap.missingMinor, c), money(short.gap.offMinor, c))}
      </p>
      ${cartView()}
      ${
        this.added && now
          ? done(
              s.story1Done(
                before,
                money(now.totalMinor, c),
                money(short.quote.totalMinor - now.totalMinor, c),
              ),
              "paid-less",
            )
          : html`<p>
              ${this.button(
                s.story1Add(local(short.topUp.title).text, money(short.topUp.priceMinor, c)),
                "add",
                () => {
                  shop.cart.setQuantity(short.topUp.sku, 1);
                  this.added = true;
                },
                "warm",
              )}
            </p>`
      }`;
  }

  private program(): boolean {
    return (shop.program()?.promotions ?? []).some(
      (one) => one.active && one.coupon === undefined && one.benefit.kind === "spendThreshold",
    );
  }

  private second(): TemplateResult {
    const s = t();
    const quote = shop.cart.value.quote;
    return html`<p>${s.story2Text}</p>
      ${cartView()}
      ${
        quote
          ? html`<p>
              ${this.button(
                `${s.story2Open}: ${money(quote.totalMinor, quote.currency)}`,
                "explain",
                () => {
                  this.explained = true;
                  explain(quote);
                },
              )}
            </p>`
          : nothing
      }
      ${this.explained ? done(s.story2Done, "explained") : nothing}`;
  }

  private third(): TemplateResult {
    return offlineStep({
      orderId: this.orderId,
      confirmed: this.confirmed,
      off: () => this.button(t().story3Off, "offline", () => shop.sync.pause(true), "second"),
      order: () => this.button(t().story3Order, "order", () => this.orderOffline()),
      on: () => this.button(t().story3On, "online", () => this.backOnline()),
    });
  }

  private fourth(): TemplateResult {
    const short = this.short;
    if (
      short !== undefined &&
      shop.cart.value.lines.length === 0 &&
      this.forged === undefined &&
      !this.busy
    ) {
      // The order of step 3 emptied the cart; something must be in it to be forged.
      queueMicrotask(() => shop.cart.replace({ lines: short.lines, coupons: [], redeemPoints: 0 }));
    }
    return forgeStep({
      forged: this.forged,
      button: (quote: Quote) => {
        const wish = Math.max(1, quote.totalMinor - 10_000);
        return this.button(
          t().story4Forge(money(wish, quote.currency), money(quote.totalMinor, quote.currency)),
          "forge",
          () => this.forge(wish),
          "danger",
        );
      },
    });
  }

  private stage(): TemplateResult {
    switch (this.step) {
      case 1:
        return this.first();
      case 2:
        return this.second();
      case 3:
        return this.third();
      case 4:
        return this.fourth();
      default:
        return html`<p>${t().story5Text}</p>
          <ts-meter></ts-meter>`;
    }
  }

  private finished(): boolean {
    return (
      [
        true,
        this.added,
        this.explained,
        this.confirmed !== undefined,
        this.forged !== undefined,
        true,
      ][this.step] ?? false
    );
  }

  private titles(): readonly string[] {
    const s = t();
    return [s.story1, s.story2, s.story3, s.story4, s.story5];
  }

  private foot(): TemplateResult {
    const s = t();
    return html`<div class="row story-foot">
      ${
        this.step < kSteps
          ? html`<button
              class="button accent"
              type="button"
              data-story="next"
              ?disabled=${this.busy}
              @click=${() => this.move(this.step + 1)}
            >
              ${s.storyNext} ${icon("right")}
            </button>`
          : html`<button
              class="button accent"
              type="button"
              data-story="again"
              @click=${() => this.begin()}
            >
              ${s.storyAgain}
            </button>`
      }
      <button class="link small" type="button" data-story="end" @click=${() => this.end()}>
        ${s.storyEnd}
      </button>
      <span class="small soft">${s.storyStep(this.step, kSteps)}</span>
    </div>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    return html`<section
      class="story"
      aria-label=${s.storyTitle}
      data-step=${this.step}
      data-finished=${this.finished() ? "yes" : "no"}
    >
      <header class="story-head">
        <h2>${s.storyTitle}</h2>
        <p>${s.storyText}</p>
        ${
          this.step === 0
            ? html`<button
                class="button warm"
                type="button"
                data-begin
                @click=${() => this.begin()}
              >
                ${s.storyStart} ${icon("right")}
              </button>`
            : nothing
        }
      </header>
      ${stepper(this.titles(), this.step, (step) => {
        if (this.step > 0 && !this.busy) this.move(step);
      })}
      ${
        this.step === 0
          ? nothing
          : html`<div class="story-stage rise" role="region" aria-live="polite">
              <h3>${count(this.step)}. ${this.titles()[this.step - 1]}</h3>
              ${this.stage()}${this.error ? problem(this.error) : nothing}${this.foot()}
            </div>`
      }
    </section>`;
  }
}
