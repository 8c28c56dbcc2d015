// SPDX-License-Identifier: MIT
// Categories as tiles, each with a picture of something in it.

import { html, nothing, type TemplateResult } from "lit";
import { href } from "../app/router.js";
import { count, local, t } from "../i18n/index.js";
import type { Category } from "../shop/shop.js";
import { emblemOf } from "../shop/swatches.js";
import { picture } from "./picture.js";

export function derivedMark(category: Category): TemplateResult | typeof nothing {
  return category.derived
    ? html`<span class="pill" title=${t().derivedHint}>${t().derived}</span>`
    : nothing;
}

/** Where all are derived it is said once; where some are, each says it of itself. */
export function allDerived(categories: readonly Category[]): boolean {
  return categories.length > 0 && categories.every(({ derived }) => derived);
}

function tile(category: Category, marked: boolean): TemplateResult {
  const { text, lang } = local(category.title);
  const shown = emblemOf(category.key);
  return html`<li>
    <a class="tile" href=${href({ page: "category", category: category.key })}>
      ${shown ? picture(shown, 160) : nothing}
      <span class="tile-words"
        ><span class="tile-title" lang=${lang}>${text}</span>
        <span class="tiny soft">${t().itemsCount(count(category.products))}</span
        >${marked ? derivedMark(category) : nothing}</span
      >
    </a>
  </li>`;
}

export function categoryTiles(categories: readonly Category[]): TemplateResult {
  const once = allDerived(categories);
  return html`${once ? html`<p class="tiles-note small soft">${t().derivedHint}</p>` : nothing}
    <ul class="tiles" role="list">
      ${categories.map((one) => tile(one, !once))}
    </ul>`;
}
