// SPDX-License-Identifier: MIT
// What this browser knows of its shopper, as a map: see it, take a thing out, say "not for me",
// pause, export, erase. Every change shows in the lists at once.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { TasteEntry, TasteReply } from "tillside";
import { ShopElement, type Watched } from "../app/element.js";
import { glide } from "../app/motion.js";
import { href } from "../app/router.js";
import { saveAs } from "../app/save.js";
import { count, local, moment, percent, t } from "../i18n/index.js";
import { icon } from "../parts/icon.js";
import { isolationNote } from "../parts/isolation.js";
import { picture, titleOf } from "../parts/picture.js";
import { say } from "../parts/toast.js";
import { dislike } from "../shop/actions.js";
import { type Item, kFirstCount, shop } from "../shop/shop.js";
import { priceBands, traitBars } from "../taste/bands.js";
import { type Influences, influencesOf } from "../taste/influence.js";
import { type Spot, tasteMap } from "../taste/map.js";
import { timeline } from "../taste/timeline.js";

const kShown = 40;
const kSpots = 28;
/** How far down the list is looked for what speaks in it. */
const kDeep = 60;

@customElement("ts-taste")
export class TastePage extends ShopElement {
  @state() private shown = kShown;
  @state() private chosen: string | undefined;
  private influences: Influences = { items: [], othersPpm: 0 };
  private profile: TasteReply = { items: [], traits: [], priceEnds: [] };
  private readonly wide = matchMedia("(min-width: 48rem)");
  private readonly turned = (): void => this.requestUpdate();

  protected override watches(): readonly Watched[] {
    return [shop.taste, shop.catalogue];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.wide.addEventListener("change", this.turned);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.wide.removeEventListener("change", this.turned);
  }

  private async weigh(): Promise<void> {
    if (shop.taste.value.state !== "ready") return;
    const list = await shop.taste.forYou({ k: kDeep, maxReasons: 100, keepOwned: true });
    this.influences = influencesOf(list.items);
    this.profile = await shop.taste.profile();
  }

  private download(): void {
    saveAs("tillside-taste.json", shop.taste.export());
  }

  private async erase(): Promise<void> {
    if (!confirm(t().tasteEraseSure)) return;
    await shop.taste.erase();
    this.chosen = undefined;
    say(t().tasteErased);
  }

  /** Takes out all that was noted of one item. */
  private forget(sku: string): void {
    for (const entry of shop.taste.entries()) if (entry.sku === sku) shop.taste.remove(entry.id);
    if (this.chosen === sku) this.chosen = undefined;
    say(t().tasteForgotten);
  }

  private readonly choose = (sku: string): void => {
    this.chosen = this.chosen === sku ? undefined : sku;
    void this.updateComplete.then(() =>
      this.querySelector(".taste-detail")?.scrollIntoView({ block: "nearest", behavior: glide() }),
    );
  };

  private spots(entries: readonly TasteEntry[]): Spot[] {
    const bought = new Set(entries.filter((one) => one.kind === "purchase").map((one) => one.sku));
    return this.influences.items
      .flatMap(({ sku, sharePpm }) => {
        const item = shop.item(sku);
        return item ? [{ item, sharePpm, bought: bought.has(sku) }] : [];
      })
      .slice(0, kSpots);
  }

  private controls(entries: number): TemplateResult {
    const s = t();
    const { paused } = shop.taste.value;
    return html`<div class="row">
      <button
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
      </button>
      ${paused ? html`<span class="pill warm">${s.tastePaused}</span>` : nothing}
      <span class="small soft">${s.tasteCount(count(entries))}</span>
    </div>`;
  }

  /** One past item: what was done with it, what it has to say, and the ways to change that. */
  private detail(item: Item, entries: readonly TasteEntry[]): TemplateResult {
    const s = t();
    const own = entries.filter((entry) => entry.sku === item.sku);
    const share = this.influences.items.find(({ sku }) => sku === item.sku)?.sharePpm;
    return html`<div class="taste-detail" data-detail=${item.sku}>
      <a href=${href({ page: "product", productId: item.productId, sku: item.sku })}
        >${picture(item, 112)}</a
      >
      <div class="stack-tight">
        <h2 class="taste-head">${titleOf(item)}</h2>
        ${
          share === undefined
            ? nothing
            : html`<p class="small">${s.tasteCarries(percent(share))}</p>`
        }
        <ul class="tiny soft" role="list">
          ${own
            .slice(0, 4)
            .map((one) => html`<li>${s.tasteKind[one.kind] ?? one.kind} · ${moment(one.at)}</li>`)}
        </ul>
        <div class="row">
          <button
            class="button slim"
            type="button"
            data-forget
            @click=${() => this.forget(item.sku)}
          >
            ${icon("trash")} ${s.tasteForget}
          </button>
          <button class="button second slim" type="button" @click=${() => dislike(item)}>
            ${s.notForMe}
          </button>
        </div>
      </div>
    </div>`;
  }

  private map(entries: readonly TasteEntry[]): TemplateResult {
    const s = t();
    const spots = this.spots(entries);
    const chosen = this.chosen === undefined ? undefined : shop.item(this.chosen);
    return html`<section class="panel taste-panel taste-ground">
      <header class="stack-tight">
        <h2 class="taste-head">${s.tasteMap}</h2>
        <p class="small soft">${s.tasteMapText}</p>
      </header>
      ${tasteMap(spots, { chosen: this.chosen, choose: this.choose }, this.wide.matches)}
      ${
        chosen
          ? this.detail(chosen, entries)
          : html`<p class="taste-hint small soft">${s.tasteMapHint}</p>`
      }
      ${
        this.influences.othersPpm > 0
          ? html`<p class="tiny soft">${s.tasteOthers(percent(this.influences.othersPpm))}</p>`
          : nothing
      }
    </section>`;
  }

  private disliked(entries: readonly TasteEntry[]): TemplateResult | typeof nothing {
    const s = t();
    const skus = new Set(entries.filter((one) => one.kind === "dislike").map((one) => one.sku));
    const items = [...skus].flatMap((sku) => shop.item(sku) ?? []);
    if (items.length === 0) return nothing;
    return html`<section class="panel taste-panel">
      <h2 class="taste-head">${s.tasteDisliked}</h2>
      <ul class="disliked" role="list">
        ${items.map((item) => {
          const label = `${s.tasteTakeBack}: ${local(item.title).text}`;
          return html`<li>
            <button
              type="button"
              aria-label=${label}
              title=${label}
              @click=${() => this.forget(item.sku)}
            >
              ${picture(item, 64)}${icon("close")}
            </button>
          </li>`;
        })}
      </ul>
    </section>`;
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

  private notes(entries: readonly TasteEntry[]): TemplateResult {
    const s = t();
    return html`<details class="panel taste-notes">
      <summary>${s.tasteNotes(count(entries.length))}</summary>
      <ul class="lines" role="list">
        ${entries.slice(0, this.shown).map((entry) => this.row(entry))}
      </ul>
      ${
        entries.length > this.shown
          ? html`<button
              class="button second slim"
              type="button"
              @click=${() => {
                this.shown += kShown;
              }}
            >
              ${s.more}
            </button>`
          : nothing
      }
    </details>`;
  }

  protected override render(): TemplateResult {
    this.onChange(shop.tasteVersion(), () => this.weigh());
    const s = t();
    const entries = shop.taste.entries();
    // That something was on the screen is noted, but says nothing in any list.
    const done = entries.filter((one) => one.kind !== "impression");
    return html`<div class="page stack taste">
      <header class="stack-tight taste-intro">
        <h1 tabindex="-1">${s.tasteTitle}</h1>
        <p class="soft">${s.tasteText}</p>
        ${isolationNote()}
        ${shop.taste.value.unsaved ? html`<p class="problem small">${s.unsavedText}</p>` : nothing}
        ${this.controls(entries.length)}
      </header>
      ${
        done.length === 0
          ? html`<p class="panel soft">${s.tasteEmpty}</p>
              <ts-list kind="forYou" .count=${kFirstCount}></ts-list>`
          : html`${this.map(done)}
              <ts-list kind="forYou" layout="rail" .count=${kFirstCount}></ts-list>
              <div class="taste-two">
                ${traitBars("category", this.profile)} ${traitBars("brand", this.profile)}
                ${priceBands(this.profile)}
              </div>
              ${timeline(done, this.choose)} ${this.disliked(done)}`
      }
      ${entries.length === 0 ? nothing : this.notes(entries)}
    </div>`;
  }
}
