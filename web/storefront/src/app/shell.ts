// SPDX-License-Identifier: MIT
// The frame of every page: header, search, language, news, foot; and which page is shown.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { count, type Language, language, local, money, setLanguage, t } from "../i18n/index.js";
import { formOf, typed } from "../parts/form.js";
import { type IconName, icon } from "../parts/icon.js";
import { notFound } from "../parts/not-found.js";
import { rememberReferrer } from "../shop/referrer.js";
import { shop } from "../shop/shop.js";
import { ShopElement, type Watched } from "./element.js";
import { go, href, parseRoute, type Route } from "./router.js";

/** The page that an address names. Who follows an invitation is remembered as invited. */
function arrived(hash: string): Route {
  const route = parseRoute(hash);
  if (route.page === "invite") rememberReferrer(route.member);
  return route;
}

@customElement("ts-app")
export class App extends ShopElement {
  @state() private route: Route = arrived(location.hash);
  private lastPlace = location.hash;

  protected override watches(): readonly Watched[] {
    return [shop.about, shop.catalogue, shop.cart, shop.member];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.moved);
  }

  /** The first frame waits for what the device holds, which takes less time than a frame more. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await shop.tillside.opened;
    await super.scheduleUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.moved);
  }

  /**
   * A new page begins at its top, with the focus on its heading, so that readers hear where they
   * are.
   */
  private readonly moved = (): void => {
    const samePage =
      parseRoute(this.lastPlace).page === "product" &&
      parseRoute(location.hash).page === "product" &&
      this.lastPlace.split("/")[2] === location.hash.split("/")[2];
    this.lastPlace = location.hash;
    this.route = arrived(location.hash);
    if (samePage) return;
    scrollTo(0, 0);
    void this.updateComplete.then(() =>
      requestAnimationFrame(() =>
        this.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true }),
      ),
    );
  };

  protected override updated(): void {
    const title = this.querySelector("main h1")?.textContent?.trim();
    document.title =
      title && this.route.page !== "home" ? `${title} · ${this.shopName()}` : this.shopName();
  }

  private shopName(): string {
    const { state: ready, name } = shop.about.value;
    return ready === "ready" ? local(name).text : "Tillside";
  }

  private page(): TemplateResult {
    const route = this.route;
    switch (route.page) {
      case "home":
        return html`<ts-home></ts-home>`;
      case "categories":
        return html`<ts-categories></ts-categories>`;
      case "category":
        return html`<ts-listing .kind=${"category"} .key=${route.category}></ts-listing>`;
      case "brand":
        return html`<ts-listing .kind=${"brand"} .key=${route.brand}></ts-listing>`;
      case "channel":
        return html`<ts-listing .kind=${"channel"} .key=${route.channel}></ts-listing>`;
      case "search":
        return html`<ts-listing .kind=${"search"} .key=${route.text}></ts-listing>`;
      case "product":
        return html`<ts-product
          .productId=${route.productId}
          .sku=${route.sku ?? ""}
        ></ts-product>`;
      case "cart":
        return html`<ts-cart></ts-cart>`;
      case "checkout":
        return html`<ts-checkout></ts-checkout>`;
      case "order":
        return html`<ts-order .orderId=${route.orderId}></ts-order>`;
      case "member":
        return html`<ts-member .tab=${route.tab}></ts-member>`;
      case "invite":
      case "signIn":
        return html`<ts-member .tab=${"points"}></ts-member>`;
      case "taste":
        return html`<ts-taste></ts-taste>`;
      case "privacy":
        return html`<ts-privacy></ts-privacy>`;
      case "unknown":
        return notFound();
    }
  }

  private content(): TemplateResult {
    const { state: goods, size } = shop.catalogue.value;
    const rules = shop.about.value.state;
    const enough = goods === "ready" || (goods === "partial" && this.route.page === "home");
    if ((enough || (goods === "failed" && size > 0)) && rules === "ready") return this.page();
    const s = t();
    if (goods === "failed" || rules === "failed") {
      return html`<div class="page empty">
        <h1 tabindex="-1">${s.offline}</h1>
        <p>${
          (shop.about.value.error ?? shop.catalogue.value.error)?.code === "malformed_json"
            ? s.error.malformed_json
            : s.loadFailed
        }</p>
        <p>
          <button class="button" type="button" @click=${() => location.reload()}>${s.retry}</button>
        </p>
      </div>`;
    }
    // What needs no goods is there at once.
    if (this.route.page === "home") return html`<ts-home aria-busy="true"></ts-home>`;
    return html`<div class="page opening" aria-busy="true">
      <p class="soft" role="status">${s.loadingShop}</p>
    </div>`;
  }

  private readonly search = (event: SubmitEvent): void => {
    const text = typed(formOf(event), "text").trim();
    if (text !== "") go({ page: "search", text });
  };

  private searchBox(): TemplateResult {
    const s = t();
    return html`<form class="search" role="search" @submit=${this.search}>
      <label class="seen-by-readers-only" for="search">${s.searchHint}</label>
      <input
        class="input"
        id="search"
        name="text"
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        placeholder=${s.searchPlaceholder}
        .value=${this.route.page === "search" ? this.route.text : ""}
      />
      <button type="submit" aria-label=${s.search}>${icon("search")}</button>
    </form>`;
  }

  private languages(): TemplateResult {
    const choice = (code: Language, words: string): TemplateResult =>
      html`<button
        type="button"
        lang=${code}
        aria-pressed=${language() === code ? "true" : "false"}
        data-language=${code}
        @click=${() => setLanguage(code)}
      >
        ${words}
      </button>`;
    return html`<div class="languages" role="group" aria-label=${t().language}>
      ${choice("en", "EN")}${choice("zh-CN", "中文")}
    </div>`;
  }

  private link(route: Route, symbol: IconName, words: string, badge?: string): TemplateResult {
    return html`<a
      class="nav-link"
      href=${href(route)}
      aria-current=${this.route.page === route.page ? "page" : nothing}
      >${icon(symbol)}<span>${words}</span>${
        badge ? html`<span class="count">${badge}</span>` : nothing
      }</a
    >`;
  }

  private header(): TemplateResult {
    const s = t();
    const { lines, quote } = shop.cart.value;
    const units = lines.reduce((sum, line) => sum + line.quantity, 0);
    const member = shop.member.value;
    return html`<header class="top">
      <div class="page top-row">
        <a class="wordmark" href=${href({ page: "home" })} aria-label="Tillside">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect x="2" y="2" width="28" height="28" rx="9" class="mark-ground"></rect>
            <path d="M9 12h14M16 12v11" class="mark-line"></path>
            <circle cx="22.5" cy="21.5" r="2.6" class="mark-dot"></circle>
          </svg>
          <span>Tillside</span></a
        >
        ${this.searchBox()} ${this.languages()}
        <nav class="top-nav" aria-label=${s.account}>
          <span class="wide-only">${this.link({ page: "categories" }, "grid", s.categories)}</span>
          ${this.link({ page: "taste" }, "eye", s.taste)}
          ${this.link(
            { page: "member", tab: "points" },
            "person",
            member.state === "signed_in" ? (member.name ?? s.account) : s.account,
          )}
          ${this.link(
            { page: "cart" },
            "cart",
            quote && quote.totalMinor > 0 ? money(quote.totalMinor, quote.currency) : s.cart,
            units > 0 ? count(units) : undefined,
          )}
        </nav>
      </div>
    </header>`;
  }

  private tabs(): TemplateResult {
    const s = t();
    const units = shop.cart.value.lines.reduce((sum, line) => sum + line.quantity, 0);
    return html`<nav class="bottom-nav" aria-label=${s.home}>
      ${this.link({ page: "home" }, "home", s.home)}
      ${this.link({ page: "categories" }, "grid", s.categories)}
      ${this.link({ page: "taste" }, "eye", s.taste)}${this.link(
        { page: "cart" },
        "cart",
        s.cart,
        units > 0 ? count(units) : undefined,
      )}
      ${this.link({ page: "member", tab: "points" }, "person", s.account)}
    </nav>`;
  }

  protected override render(): TemplateResult {
    const s = t();
    const hosts = shop.pictureHosts();
    return html`<a
        class="button skip"
        href="#main"
        @click=${(event: Event) => {
          event.preventDefault();
          this.querySelector<HTMLElement>("main")?.focus();
        }}
        >${s.skip}</a
      >
      ${this.header()}<ts-sync-badge></ts-sync-badge>
      <main id="main" tabindex="-1">${this.content()}</main>
      <footer class="foot">
        <div class="page stack">
          <p class="small">
            ${icon("lock")}
            ${hosts.length === 0 ? s.footerPrivacy : s.footerPictures(hosts.join(", "))}
          </p>
          <ts-meter folded></ts-meter>
          <p class="small"><a href=${href({ page: "privacy" })}>${s.privacyTitle}</a></p>
          ${shop.about.value.demo ? html`<p class="tiny soft">${s.demoNote}</p>` : nothing}
        </div>
      </footer>
      ${this.tabs()}<ts-toast></ts-toast><ts-explain></ts-explain>`;
  }
}
