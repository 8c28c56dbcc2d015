// SPDX-License-Identifier: MIT
// The meter of what this page has sent, as the page itself counted it.

import { html, type nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { TrafficEntry } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { bytes, clockTime, count, t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";

function total(entries: readonly TrafficEntry[], of: (entry: TrafficEntry) => number): number {
  return entries.reduce((sum, entry) => sum + of(entry), 0);
}

/** Addresses without the origin; chunk names shortened, they are 64 digits. */
function shortUrl(url: string): string {
  const path = url.replace(location.origin, "").replace(/^https?:\/\/[^/]+/, "");
  return path.replace(/([0-9a-f]{12})[0-9a-f]{40,}/, "$1…");
}

function row(entry: TrafficEntry): TemplateResult {
  return html`<tr>
    <td class="soft">${clockTime(entry.at)}</td>
    <td><code>${entry.method} ${shortUrl(entry.url)}</code></td>
    <td>${t().purpose[entry.purpose] ?? entry.purpose}</td>
    <td class="num">${bytes(entry.sentBytes)}</td>
    <td class="num">${entry.receivedBytes === undefined ? "–" : bytes(entry.receivedBytes)}</td>
  </tr>`;
}

@customElement("ts-meter")
export class Meter extends ShopElement {
  /** A short line that unfolds, for the foot of the page; else the whole table. */
  @property({ type: Boolean }) folded = false;

  protected override watches(): readonly Watched[] {
    return [shop.traffic];
  }

  private table(entries: readonly TrafficEntry[]): TemplateResult {
    const s = t();
    return html`<div class="scroll meter" tabindex="0">
      <table class="tiny">
        <thead>
          <tr>
            <th>${s.meterWhen}</th>
            <th>${s.meterWhat}</th>
            <th>${s.meterWhy}</th>
            <th class="num">${s.meterSent}</th>
            <th class="num">${s.meterGot}</th>
          </tr>
        </thead>
        <tbody>
          ${[...entries].reverse().map(row)}
        </tbody>
      </table>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const s = t();
    const entries = shop.traffic.value;
    const sent = bytes(total(entries, (one) => one.sentBytes));
    const received = bytes(total(entries, (one) => one.receivedBytes ?? 0));
    if (this.folded) {
      return html`<details class="meter-fold">
        <summary data-meter=${entries.length}>
          ${s.footerMeter(count(entries.length), sent)}
        </summary>
        ${this.table(entries)}
      </details>`;
    }
    return html`<p class="small" data-meter=${entries.length}>
        <strong
          >${s.meterSum(count(entries.length), sent, received)}</strong
        >
      </p>
      ${this.table(entries)}`;
  }
}
