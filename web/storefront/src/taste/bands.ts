// SPDX-License-Identifier: MIT
// Brands and price bands of what speaks in the lists, as bars with pictures.

import { html, nothing, type TemplateResult } from "lit";
import type { TasteReply } from "tillside";
import { local, money, percent, t } from "../i18n/index.js";
import { picture } from "../parts/picture.js";
import { type Item, shop } from "../shop/shop.js";

const kBars = 6;

/** A bar from the left; its length is a share of the longest. */
function bar(sharePpm: number, most: number): TemplateResult {
  const length = sharePpm <= 0 ? 0 : Math.max(1.5, (100 * sharePpm) / Math.max(1, most));
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar-ground" width="100" height="6" rx="3"></rect>
    <rect class="bar-share" width=${length.toFixed(1)} height="6" rx="3"></rect>
  </svg>`;
}

/** The model's weights of one kind of trait as parts of their sum, largest first. */
function sharesOf(kind: string, traits: TasteReply["traits"]): { key: string; sharePpm: number }[] {
  const prefix = `${kind}:`;
  const own = traits.filter(({ trait, sharePpm }) => trait.startsWith(prefix) && sharePpm > 0);
  const sum = own.reduce((total, { sharePpm }) => total + sharePpm, 0);
  return own.map(({ trait, sharePpm }) => ({
    key: trait.slice(prefix.length),
    sharePpm: (sharePpm / sum) * 1_000_000,
  }));
}

/** Brands or categories, as the model weighs them: largest first. */
export function traitBars(
  kind: "brand" | "category",
  { items, traits }: TasteReply,
): TemplateResult | typeof nothing {
  const rows = sharesOf(kind, traits).slice(0, kBars);
  const most = rows[0]?.sharePpm ?? 0;
  if (most <= 0) return nothing;
  const has = (item: Item, key: string): boolean =>
    kind === "brand" ? item.brand === key : item.category.en === key;
  const shown = (key: string): Item[] =>
    items
      .flatMap(({ sku, disliked }) => (disliked ? [] : (shop.item(sku) ?? [])))
      .filter((item) => has(item, key))
      .slice(0, 3);
  const words = (key: string) => {
    const category = shop.categories().find((one) => kind === "category" && one.key === key);
    return category ? local(category.title) : { text: key, lang: "en" };
  };
  const s = t();
  return html`<section class="panel taste-panel" data-traits=${kind}>
    <h2 class="taste-head">${kind === "brand" ? s.tasteBrands : s.tasteCategories}</h2>
    <ul class="brand-bars" role="list">
      ${rows.map(({ key, sharePpm }) => {
        const name = words(key);
        return html`<li>
          <span class="brand-pictures">${shown(key).map((item) => picture(item, 36))}</span>
          <span class="brand-words">
            <span class="between small"
              ><b lang=${name.lang}>${name.text}</b
              ><span class="num soft">${percent(sharePpm)}</span></span
            >
            ${bar(sharePpm, most)}
          </span>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The price bands that the model knows, with the share of the taste that lies in each. */
export function priceBands({ traits, priceEnds }: TasteReply): TemplateResult | typeof nothing {
  const shares = new Map(sharesOf("price", traits).map(({ key, sharePpm }) => [key, sharePpm]));
  const most = Math.max(0, ...shares.values());
  if (most <= 0 || priceEnds.length === 0) return nothing;
  const s = t();
  const prices = priceEnds.map((price) => money(price, shop.currency()));
  const bands = [...prices, undefined].map((end, band) => {
    const begin = prices[band - 1];
    const words =
      begin === undefined
        ? s.tasteBelow(end ?? "")
        : end === undefined
          ? s.tasteFrom(begin)
          : `${begin} – ${end}`;
    return { words, sharePpm: shares.get(String(band)) ?? 0 };
  });
  return html`<section class="panel taste-panel" data-traits="price">
    <h2 class="taste-head">${s.tastePrices}</h2>
    <ol class="price-bands" role="list">
      ${bands.map(
        ({ words, sharePpm }) => html`<li>
          <span class="between small"
            ><span class="num">${words}</span
            ><span class="num soft">${percent(sharePpm)}</span></span
          >
          ${bar(sharePpm, most)}
        </li>`,
      )}
    </ol>
    <p class="tiny soft">${s.tastePricesText}</p>
  </section>`;
}
