// SPDX-License-Identifier: MIT
// Brands and channels as links with the number of their products.

import { html, nothing, type TemplateResult } from "lit";
import { href, type Route } from "../app/router.js";
import { count, t } from "../i18n/index.js";
import { type Shelf, type ShelfKind, shelves } from "../shop/shelves.js";

/** A channel's tag in words, where it is one of those that many shops use. */
export function shelfTitle(kind: ShelfKind, key: string): { text: string; lang: string } {
  const words = kind === "channel" ? t().channel[key] : undefined;
  return words === undefined
    ? { text: key, lang: "en" }
    : { text: words, lang: document.documentElement.lang };
}

function links(
  kind: "brand" | "channel",
  title: string,
  list: readonly Shelf[],
): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<section class="shelf" data-shelves=${kind}>
    <header class="shelf-head"><h2>${title}</h2></header>
    <ul class="shelf-links" role="list">
      ${list.map(({ key, products }) => {
        const { text, lang } = shelfTitle(kind, key);
        const route: Route =
          kind === "brand" ? { page: "brand", brand: key } : { page: "channel", channel: key };
        return html`<li>
          <a class="shelf-link" href=${href(route)}
            ><span lang=${lang}>${text}</span> <span class="tiny soft">${count(products)}</span></a
          >
        </li>`;
      })}
    </ul>
  </section>`;
}

export function shelfLinks(): TemplateResult {
  const s = t();
  const { brands, channels } = shelves();
  return html`${links("channel", s.channels, channels)} ${links("brand", s.brands, brands)}`;
}
