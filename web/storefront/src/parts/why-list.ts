// SPDX-License-Identifier: MIT
// Why a list is what it is: every past item with its share of all that speaks for the list.

import { html, nothing, type TemplateResult } from "lit";
import { href } from "../app/router.js";
import { local, percent, t } from "../i18n/index.js";
import { type Item, type Recommended, shop } from "../shop/shop.js";
import { influencesOf } from "../taste/influence.js";
import { icon } from "./icon.js";
import { picture } from "./picture.js";

const kNamed = 8;

export function whyThese(list: readonly Recommended[]): TemplateResult | typeof nothing {
  const { items } = influencesOf(list);
  const named = items
    .map(({ sku, sharePpm }) => ({ item: shop.item(sku), sharePpm }))
    .filter((one): one is { item: Item; sharePpm: number } => one.item !== undefined)
    .slice(0, kNamed);
  if (named.length === 0) return nothing;
  const s = t();
  const others = 1_000_000 - named.reduce((sum, one) => sum + one.sharePpm, 0);
  return html`<details class="why-list">
    <summary>${icon("spark")}${s.whyList}</summary>
    <ul class="why-causes" role="list" aria-label=${s.whyListText}>
      ${named.map(
        ({ item, sharePpm }) => html`<li>
          <a
            href=${href({ page: "product", productId: item.productId, sku: item.sku })}
            title=${local(item.title).text}
            aria-label=${`${local(item.title).text}: ${percent(sharePpm)}`}
            >${picture(item, 40)}<span class="num">${percent(sharePpm)}</span></a
          >
        </li>`,
      )}
      <li class="soft"><span class="num">${percent(others)}</span> ${s.whyPopular}</li>
    </ul>
  </details>`;
}
