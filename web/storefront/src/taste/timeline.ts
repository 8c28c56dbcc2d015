// SPDX-License-Identifier: MIT
// What was noted, over time: a column of pictures for each stretch of it.

import { html, nothing, type TemplateResult } from "lit";
import type { TasteEntry } from "tillside";
import { count, language, local, t } from "../i18n/index.js";
import { picture } from "../parts/picture.js";
import { shop } from "../shop/shop.js";

const kHour = 3_600_000;
const kColumns = 12;
const kInColumn = 5;

interface Stretch {
  readonly ms: number;
  readonly words: (at: number) => string;
}

function written(options: Intl.DateTimeFormatOptions): (at: number) => string {
  return (at) => new Intl.DateTimeFormat(language(), options).format(at);
}

/** Hours, days or weeks: the shortest of which the columns hold everything, else the longest. */
function stretchFor(entries: readonly TasteEntry[]): Stretch {
  const all: Stretch[] = [
    { ms: kHour, words: written({ hour: "numeric" }) },
    { ms: 24 * kHour, words: written({ day: "numeric", month: "short" }) },
    { ms: 7 * 24 * kHour, words: written({ day: "numeric", month: "short" }) },
  ];
  const times = entries.map((entry) => entry.at);
  const span = Math.max(...times) - Math.min(...times);
  return all.find(({ ms }) => span < ms * (kColumns - 1)) ?? (all.at(-1) as Stretch);
}

/** Oldest first, without the empty ones before the first and after the last. */
function columnsOf(entries: readonly TasteEntry[], { ms }: Stretch): [number, TasteEntry[]][] {
  const offset = new Date().getTimezoneOffset() * 60_000;
  const slot = (at: number): number => Math.floor((at - offset) / ms);
  const groups = new Map<number, TasteEntry[]>();
  for (const entry of entries) {
    const group = groups.get(slot(entry.at)) ?? [];
    if (!group.some((one) => one.sku === entry.sku)) group.push(entry);
    groups.set(slot(entry.at), group);
  }
  const last = Math.max(...groups.keys());
  const first = Math.max(Math.min(...groups.keys()), last - kColumns + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => [
    (first + i) * ms + offset,
    groups.get(first + i) ?? [],
  ]);
}

function more(left: number): TemplateResult | typeof nothing {
  return left > 0 ? html`<span class="tiny soft">+${count(left)}</span>` : nothing;
}

/** @param entries newest first, not empty */
export function timeline(
  entries: readonly TasteEntry[],
  choose: (sku: string) => void,
): TemplateResult {
  const stretch = stretchFor(entries);
  return html`<section class="panel taste-panel">
    <h2 class="taste-head">${t().tasteOverTime}</h2>
    <ol class="timeline" role="list">
      ${columnsOf(entries, stretch).map(
        ([at, group]) => html`<li>
          ${more(group.length - kInColumn)}
          ${group.slice(0, kInColumn).map((entry) => {
            const item = shop.item(entry.sku);
            if (item === undefined) return nothing;
            const label = `${t().tasteKind[entry.kind] ?? entry.kind}: ${local(item.title).text}`;
            return html`<button
              type="button"
              class=${entry.kind === "purchase" ? "bought" : ""}
              aria-label=${label}
              title=${label}
              @click=${() => choose(entry.sku)}
            >
              ${picture(item, 48)}
            </button>`;
          })}
          <span class="tiny soft when">${stretch.words(at)}</span>
        </li>`,
      )}
    </ol>
  </section>`;
}
