// SPDX-License-Identifier: MIT
// The picture of a product: the shop's own where it has one, else drawn here.

import { html, type TemplateResult } from "lit";
import { local, t } from "../i18n/index.js";
import { pictureOf } from "../illustration/index.js";
import type { Item } from "../shop/shop.js";

/** The address of the picture that is drawn here. No request is made for it. */
export function drawnPicture(item: Item): string {
  return pictureOf({
    sku: item.sku,
    productId: item.productId,
    title: item.title.en,
    titleZh: item.title.zh,
    category: item.category.en,
    categoryZh: item.category.zh,
    options: item.options,
  });
}

/** `decorative` pictures stand beside their title, so readers need not hear it twice. */
export function picture(item: Item, size: number, decorative = true): TemplateResult {
  const drawn = drawnPicture(item);
  const alt = decorative ? "" : t().pictureOf(local(item.title).text);
  return html`<img
    class="picture"
    src=${item.imageUrl ?? drawn}
    alt=${alt}
    width=${size}
    height=${size}
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${(event: Event) => {
      (event.target as HTMLImageElement).src = drawn;
    }}
  />`;
}

/** A title in the reader's language, marked with the language it is in. */
export function titleOf(item: Item): TemplateResult {
  const { text, lang } = local(item.title);
  return html`<span lang=${lang}>${text}</span>`;
}
