// SPDX-License-Identifier: MIT
// One product: its variants by their options, what is alike, what goes with it.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { go, href } from "../app/router.js";
import { count, local, t } from "../i18n/index.js";
import { price } from "../parts/card.js";
import { icon } from "../parts/icon.js";
import { promised } from "../parts/invite.js";
import { notFound } from "../parts/not-found.js";
import { picture, titleOf } from "../parts/picture.js";
import { quantityPicker } from "../parts/quantity.js";
import { value } from "../parts/value.js";
import { addToCart, share, stayed, viewed } from "../shop/actions.js";
import { type Item, shop } from "../shop/shop.js";
import { toneOf } from "../shop/swatches.js";

/** After so long on a page the shopper has not merely passed by. */
const kDwellMs = 12_000;

function brandLink(brand: string): TemplateResult {
  return html`<p class="small soft" lang="en">
    <a class="quiet" href=${href({ page: "brand", brand })}>${brand}</a>
  </p>`;
}

@customElement("ts-product")
export class ProductPage extends ShopElement {
  @property() productId = "";
  @property() sku = "";
  @state() private quantity = 1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private noted = "";

  protected override watches(): readonly Watched[] {
    return [shop.catalogue, shop.cart];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.noted = "";
  }

  private current(): Item | undefined {
    const variants = shop.variants(this.productId);
    return (
      variants.find((item) => item.sku === this.sku) ??
      variants.find((item) => item.inStock) ??
      variants[0]
    );
  }

  /** Looking is noted once a visit, on this device; staying is noted after a while. */
  private note(item: Item): void {
    if (this.noted === item.sku) return;
    this.noted = item.sku;
    clearTimeout(this.timer);
    void viewed(item);
    this.timer = setTimeout(() => void stayed(item), kDwellMs);
  }

  /** The variant that has `value` for `name` and keeps as many other options as possible. */
  private withOption(item: Item, name: string, value: string): Item | undefined {
    const fits = (other: Item): number =>
      Object.entries(item.options).filter(
        ([key, old]) => key !== name && other.options[key] === old,
      ).length;
    return shop
      .variants(this.productId)
      .filter((other) => other.options[name] === value)
      .sort((a, b) => fits(b) - fits(a))[0];
  }

  private show({ productId, sku }: Item): void {
    go({ page: "product", productId, sku });
  }

  private option(item: Item, name: string): TemplateResult {
    const values = [
      ...new Set(
        shop
          .variants(this.productId)
          .map((one) => one.options[name])
          .filter((value) => value !== undefined),
      ),
    ];
    const label = t().option[name] ?? name;
    return html`<fieldset class="option">
      <legend class="label">
        ${label}: <span class="soft">${value(item.options[name] ?? "")}</span>
      </legend>
      <div class="choices">
        ${values.map((wish) => {
          const target = this.withOption(item, name, wish);
          const chosen = item.options[name] === wish;
          const swatch =
            /colou?r/i.test(name) && target
              ? html`<svg class="swatch" viewBox="0 0 24 24" aria-hidden="true">
                  <circle
                    cx="12"
                    cy="12"
                    r="11"
                    fill=${toneOf(target)}
                    stroke="#2b2140"
                    stroke-opacity=".18"
                  ></circle>
                </svg>`
              : nothing;
          return html`<button
            type="button"
            class="choice"
            aria-pressed=${chosen ? "true" : "false"}
            ?disabled=${target === undefined}
            @click=${() => target && this.show(target)}
          >
            ${swatch}${value(wish)}
          </button>`;
        })}
      </div>
    </fieldset>`;
  }

  private facts(item: Item): TemplateResult {
    const rows: [string, string][] = [
      ...(item.brand ? [[t().brand, item.brand] as [string, string]] : []),
      ...Object.entries(item.attributes),
    ];
    if (rows.length === 0) return html``;
    return html`<section class="facts">
      <h2 class="label">${t().details}</h2>
      <dl>
        ${rows.map(
          ([name, fact]) =>
            html`<div>
              <dt class="soft">${t().option[name] ?? name.replaceAll("_", " ")}</dt>
              <dd>${value(fact)}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  private buy(item: Item): TemplateResult {
    const s = t();
    const inCart = shop.cart.value.lines.find((line) => line.sku === item.sku)?.quantity ?? 0;
    if (!item.inStock) return html`<p class="pill">${s.outOfStock}</p>`;
    return html`<div class="buy">
        ${quantityPicker(this.quantity, (next) => {
          this.quantity = Math.max(1, next);
        })}
        <button
          class="button"
          type="button"
          data-add
          @click=${() => addToCart(item, this.quantity)}
        >
          ${icon("cart")} ${s.addToCart}
        </button>
      </div>
      ${
        inCart > 0
          ? html`<p class="small soft">
              <a href=${href({ page: "cart" })}>${s.inCart(count(inCart))}</a>
            </p>`
          : nothing
      }`;
  }

  private shareBox(item: Item): TemplateResult {
    const s = t();
    const told = shop.visitor() === "member";
    return html`<details class="small share">
      <summary>${icon("chain")} ${s.shareProduct}</summary>
      <p class="soft">${told ? s.shareMember : s.shareGuest}</p>
      ${told ? promised("shared") : nothing}
      <p>
        <button class="button second slim" type="button" data-share @click=${() => share(item)}>
          ${s.inviteCopy}
        </button>
      </p>
    </details>`;
  }

  protected override render(): TemplateResult {
    const item = this.current();
    if (item === undefined) return notFound();
    this.note(item);
    const category = local(item.category);
    return html`<div class="page">
      <nav class="crumbs small soft" aria-label=${t().categories}>
        <a href=${href({ page: "home" })}>${t().home}</a> /
        <a lang=${category.lang} href=${href({ page: "category", category: item.category.en })}
          >${category.text}</a
        >
      </nav>
      <div class="product">
        <div class="product-picture">${picture(item, 720, false)}</div>
        <div class="product-words stack">
          ${item.brand ? brandLink(item.brand) : nothing}
          <h1 tabindex="-1">${titleOf(item)}</h1>
          <p class="product-price">${price(item)}</p>
          ${Object.keys(item.options).map((name) => this.option(item, name))} ${this.buy(item)}
          ${this.facts(item)}
          <ts-why .sku=${item.sku}></ts-why>
          ${this.shareBox(item)}
          <p class="tiny soft note">${icon("lock")} ${t().promiseTasteText}</p>
        </div>
      </div>
      <ts-list kind="goesWith" .sku=${item.sku}></ts-list>
      <ts-list kind="similar" .sku=${item.sku}></ts-list>
      <ts-list kind="across" .sku=${item.sku}></ts-list>
    </div>`;
  }
}
