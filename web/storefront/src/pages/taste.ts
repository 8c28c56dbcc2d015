// SPDX-License-Identifier: MIT
// What this browser knows of its shopper: see it, take a line out, pause, export, erase.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { TasteEntry } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { count, local, moment, t } from "../i18n/index.js";
import { icon } from "../parts/icon.js";
import { picture, titleOf } from "../parts/picture.js";
import { say } from "../parts/toast.js";
import { shop } from "../shop/shop.js";

const kShown = 60;

@customElement("ts-taste")
export class TastePage extends ShopElement {
  @state() private shown = kShown;

  protected override watches(): readonly Watched[] {
    return [shop.taste, shop.catalogue];
  }

  private download(): void {
    const address = URL.createObjectURL(
      new Blob([shop.taste.export()], { type: "application/json" }),
    );
    const link = document.createElement("a");
    link.href = address;
    link.download = "tillside-taste.json";
    link.click();
    URL.revokeObjectURL(address);
  }

  private async erase(): Promise<void> {
    if (!confirm(t().tasteEraseSure)) return;
    await shop.taste.erase();
    say(t().tasteErased);
  }

  private row(entry: TasteEntry): TemplateResult {
    const item = shop.item(entry.sku);
    const name = item ? local(item.title).text : entry.sku;
    return html`<li class="line slim" data-taste=${entry.kind}>
      ${item ? picture(item, 56) : html`<span></span>`}
      <p class="small">
        ${item ? titleOf(item) : html`<code>${entry.sku}</code>`}<br /><span class="tiny soft"
          >${t().tasteKind[entry.kind] ?? entry.kind} · ${moment(entry.at)}</span
        >
      </p>
      <button
        class="round"
        type="button"
        aria-label=${`${t().tasteForget}: ${name}`}
        @click=${() => {
          shop.taste.remove(entry.id);
          say(t().tasteForgotten);
        }}
      >
        ${icon("trash")}
      </button>
    </li>`;
  }

  private isolation(): TemplateResult {
    const s = t();
    const { isolation } = shop.taste.value;
    const words = { enforced: s.isolationOn, absent: s.isolationOff, unknown: s.isolationUnknown };
    return html`<p class="note small" data-isolation=${isolation}>
      ${icon("lock")}
      <span class=${isolation === "absent" ? "problem" : ""}>${words[isolation]}</span>
    </p>`;
  }

  private controls(entries: number): TemplateResult {
    const s = t();
    const { paused } = shop.taste.value;
    return html`<button
            class="button slim"
            type="button"
            aria-pressed=${paused ? "true" : "false"}
            data-pause
            @click=${() => shop.taste.pause(!paused)}
          >
            ${paused ? s.tasteResume : s.tastePause}
          </button>
          <button class="button second slim" type="button" @click=${this.download}>
            ${s.tasteExport}
          </button>
          <button
            class="button second slim"
            type="button"
            data-erase
            ?disabled=${entries === 0}
            @click=${this.erase}
          >
            ${s.tasteErase}
          </button>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    const { paused, unsaved } = shop.taste.value;
    const entries = shop.taste.entries();
    return html`<div class="page narrow stack">
        <header class="stack-tight">
          <h1 tabindex="-1">${s.tasteTitle}</h1>
          <p class="soft">${s.tasteText}</p>
          ${this.isolation()}
          ${unsaved ? html`<p class="problem small">${s.unsavedText}</p>` : nothing}
        </header>
        <div class="row">
          ${this.controls(entries.length)}
          ${paused ? html`<span class="pill warm">${s.tastePaused}</span>` : nothing}
          <span class="small soft">${count(entries.length)}</span>
        </div>
        ${
          entries.length === 0
            ? html`<p class="panel soft">${s.tasteEmpty}</p>`
            : html`<ul class="lines panel" role="list">
                ${entries.slice(0, this.shown).map((entry) => this.row(entry))}
              </ul>`
        }
        ${
          entries.length > this.shown
            ? html`<p>
                <button
                  class="button second"
                  type="button"
                  @click=${() => {
                    this.shown += kShown;
                  }}
                >
                  ${s.more}
                </button>
              </p>`
            : nothing
        }
      </div>
      <div class="page"><ts-list kind="forYou" .count=${5}></ts-list></div>`;
  }
}
