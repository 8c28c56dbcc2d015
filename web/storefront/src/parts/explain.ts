// SPDX-License-Identifier: MIT
// Every cent explained: the engine's trace, laid out. Nothing is summed or decided here.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { count, local, money, percent, t } from "../i18n/index.js";
import { type Quote, shop, type TraceEntry } from "../shop/shop.js";
import { icon } from "./icon.js";
import { titleOf } from "./picture.js";
import { chargeRows } from "./quote-rows.js";
import { refusal } from "./refusal.js";
import "./receipt.js";

function productName(sku: string): TemplateResult {
  const item = shop.item(sku);
  return item ? titleOf(item) : html`<code>${sku}</code>`;
}

function entryRow(entry: TraceEntry, currency: string): TemplateResult {
  const s = t();
  const title = local(entry.title);
  const given = entry.outcome === "applied" || entry.outcome === "clipped";
  return html`<li class="trace ${given ? "given" : "refused"}">
    <div class="between">
      <span
        ><span lang=${title.lang}>${title.text}</span>
        ${entry.couponCode ? html`<code class="pill">${entry.couponCode}</code>` : nothing}</span
      >
      <span class="num"
        >${
          given
            ? html`−${money(entry.amountMinor, currency)}`
            : html`<span class="pill">${s.outcome[entry.outcome]}</span>`
        }</span
      >
    </div>
    ${
      given
        ? html`<ul class="trace-lines small soft">
            ${entry.byLine.map(
              (line) =>
                html`<li class="between">
                  <span>${productName(line.sku)}</span
                  ><span class="num">−${money(line.amountMinor, currency)}</span>
                </li>`,
            )}
          </ul>`
        : html`<p class="small soft">${refusal(entry, currency)}</p>`
    }
  </li>`;
}

/** What gave something or nearly did, first; promotions for other goods are folded away. */
function rules(quote: Quote): TemplateResult {
  const s = t();
  const elsewhere = (entry: TraceEntry): boolean =>
    entry.couponCode === undefined && entry.reason === "no_eligible_line";
  const near = quote.trace.filter((entry) => !elsewhere(entry));
  const far = quote.trace.filter(elsewhere);
  const rows = (entries: readonly TraceEntry[]): TemplateResult =>
    html`<ul class="stack-tight">
      ${entries.map((entry) => entryRow(entry, quote.currency))}
    </ul>`;
  return html`${near.length === 0 ? html`<p class="soft">${s.explainNone}</p>` : rows(near)}
  ${
    far.length === 0
      ? nothing
      : html`<details class="small">
          <summary>${s.explainElsewhere(far.length)}</summary>
          ${rows(far)}
        </details>`
  }`;
}

function lineTable(quote: Quote): TemplateResult {
  const s = t();
  const c = quote.currency;
  return html`<div class="scroll">
    <table class="small">
      <caption class="seen-by-readers-only">
        ${s.explainLines}
      </caption>
      <thead>
        <tr>
          <th>${s.explainProduct}</th>
          <th class="num">${s.explainUnits}</th>
          <th class="num">${s.explainPrice}</th>
          <th class="num">${s.explainOff}</th>
          <th class="num">${s.explainPay}</th>
        </tr>
      </thead>
      <tbody>
        ${quote.lines.map(
          (line) =>
            html`<tr>
              <td>${productName(line.sku)}</td>
              <td class="num">${count(line.quantity)}</td>
              <td class="num">${money(line.unitPriceMinor, c)}</td>
              <td class="num">
                ${line.discountMinor > 0 ? html`−${money(line.discountMinor, c)}` : nothing}${
                  line.pointsMinor > 0 ? html` −${money(line.pointsMinor, c)}` : nothing
                }
              </td>
              <td class="num">${money(line.totalMinor, c)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The sums of a quote, from subtotal to total. */
export function sums(quote: Quote): TemplateResult {
  const s = t();
  const c = quote.currency;
  return html`<dl class="sums">
    <div class="between">
      <dt>${s.subtotal}</dt>
      <dd class="num">${money(quote.subtotalMinor, c)}</dd>
    </div>
    ${
      quote.discountMinor > 0
        ? html`<div class="between save">
            <dt>${s.discounts}</dt>
            <dd class="num">−${money(quote.discountMinor, c)}</dd>
          </div>`
        : nothing
    }
    ${
      quote.pointsMinor > 0
        ? html`<div class="between save">
            <dt>${s.pointsPaid}</dt>
            <dd class="num">−${money(quote.pointsMinor, c)}</dd>
          </div>`
        : nothing
    }
    ${chargeRows(quote.charges, c)}
    ${
      quote.taxMinor > 0
        ? html`<div class="between soft">
            <dt>${quote.taxInclusive ? s.taxIn : s.taxOn}</dt>
            <dd class="num">${money(quote.taxMinor, c)}</dd>
          </div>`
        : nothing
    }
  </dl>`;
}

function earning(quote: Quote): TemplateResult | typeof nothing {
  const rules = shop.program()?.points.earning ?? [];
  if (quote.earning.length === 0) return nothing;
  const name = (id: string): { text: string; lang: string } => {
    const rule = rules.find((one) => one.id === id);
    return rule ? local(rule.title) : { text: id, lang: "en" };
  };
  return html`<h3>${t().explainEarn}</h3>
    <ul class="stack-tight small">
      ${quote.earning.map((one) => {
        const title = name(one.ruleId);
        return html`<li class="between">
          <span lang=${title.lang}>${title.text}</span
          ><span class="num">+${count(one.points)} ${t().metric[one.counter] ?? one.counter}</span>
        </li>`;
      })}
    </ul>`;
}

@customElement("ts-explain")
export class ExplainDialog extends ShopElement {
  @state() private quote: Quote | undefined;

  protected override watches(): readonly Watched[] {
    return [shop.catalogue];
  }

  async open(quote: Quote): Promise<void> {
    this.quote = quote;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  private body(quote: Quote): TemplateResult {
    const s = t();
    return html`<header class="between">
        <h2 id="explain-title">${s.explainTitle}</h2>
        <button
          class="round"
          type="button"
          autofocus
          aria-label=${s.close}
          @click=${() => this.querySelector("dialog")?.close()}
        >
          ${icon("close")}
        </button>
      </header>
      <p class="soft small">${s.explainIntro}</p>
      <h3>${s.explainRules}</h3>
      ${rules(quote)}
      <h3>${s.explainLines}</h3>
      ${lineTable(quote)} ${sums(quote)}
      ${quote.taxes
        .filter((tax) => tax.taxMinor > 0)
        .map(
          (tax) =>
            html`<p class="between tiny soft">
              <span
                >${s.explainTax(percent(tax.ratePpm))}:
                ${money(tax.baseMinor, quote.currency)}</span
              ><span>${money(tax.taxMinor, quote.currency)}</span>
            </p>`,
        )}
      <p class="between grand">
        <span>${s.total}</span
        ><span data-explained-total>${money(quote.totalMinor, quote.currency)}</span>
      </p>
      ${earning(quote)}
      <ts-receipt .quote=${quote}></ts-receipt>
      <p class="tiny soft">${icon("check")} ${s.explainCheck(quote.programHash.slice(0, 12))}</p>`;
  }

  protected override render(): TemplateResult {
    return html`<dialog
      class="sheet"
      aria-labelledby=${this.quote ? "explain-title" : nothing}
      @click=${(event: Event) => {
        if (event.target instanceof HTMLDialogElement) event.target.close();
      }}
    >
      <div class="sheet-body stack">${this.quote ? this.body(this.quote) : nothing}</div>
    </dialog>`;
  }
}

export function explain(quote: Quote): void {
  void document.querySelector<ExplainDialog>("ts-explain")?.open(quote);
}
