// SPDX-License-Identifier: MIT
// Custom elements for pages without a framework. Importing this file defines nothing: call
// `defineElements(tillside)` once. They render into the page itself, with classes to be styled.

import type { Live, TasteList, Tillside } from "./api.js";
import { type TillsideError, toError } from "./error.js";
import type { Text, TopUp } from "./generated/types.js";

/** Texts of the elements. English and Chinese are here; a shop hands in any other language. */
export interface ElementTexts {
  readonly total: (money: string) => string;
  readonly waiting: (count: number) => string;
  readonly unsaved: string;
  readonly offline: string;
  /** Add this and pay so much less. */
  readonly payLess: (title: string, money: string) => string;
  /** This for only so much more. */
  readonly payMore: (title: string, money: string) => string;
}

const english: ElementTexts = {
  total: (money) => `Total ${money}`,
  waiting: (count) => (count === 1 ? "1 change waits" : `${count} changes wait`),
  unsaved: "Nothing can be kept on this device",
  offline: "Offline",
  payLess: (title, money) => `Add ${title} and pay ${money} less`,
  payMore: (title, money) => `${title} for only ${money} more`,
};

const chinese: ElementTexts = {
  total: (money) => `合计 ${money}`,
  waiting: (count) => `${count} 项更改待同步`,
  unsaved: "本机无法保存",
  offline: "离线",
  payLess: (title, money) => `加一件“${title}”，反而少付 ${money}`,
  payMore: (title, money) => `加一件“${title}”，只多付 ${money}`,
};

/** What the page handed in instead of the texts of this file. */
let handedIn: Partial<ElementTexts> = {};

/** The language that an element stands in. */
function languageOf(element: Element): string {
  return element.closest("[lang]")?.getAttribute("lang") || navigator.language;
}

function inChinese(element: Element): boolean {
  return languageOf(element).startsWith("zh");
}

function textsOf(element: Element): ElementTexts {
  return { ...(inChinese(element) ? chinese : english), ...handedIn };
}

function titleOf(element: Element, text: Text): string {
  return inChinese(element) && text.zh ? text.zh : text.en;
}

/** Minor units as money; digits are placed as text, so nothing is rounded. */
export function moneyText(minor: number, currency: string, language?: string): string {
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return format.format(Number(`${minor < 0 ? "-" : ""}${whole}`));
}

/** A product was chosen; the page decides what that does. */
export type ChooseEvent = CustomEvent<{ readonly sku: string }>;
/** A list could not be made. */
export type ElementErrorEvent = CustomEvent<TillsideError>;

/** What the elements fire. Both events bubble, so that one listener serves a page. */
export interface ElementEvents {
  "tillside-choose": ChooseEvent;
  "tillside-error": ElementErrorEvent;
}

declare global {
  interface HTMLElementEventMap extends ElementEvents {}
  interface DocumentEventMap extends ElementEvents {}
  interface WindowEventMap extends ElementEvents {}
  interface HTMLElementTagNameMap {
    "tillside-total": HTMLElement;
    "tillside-sync": HTMLElement;
    "tillside-list": HTMLElement;
    "tillside-nudge": HTMLElement;
  }
}

function fire<K extends keyof ElementEvents>(
  element: Element,
  name: K,
  detail: ElementEvents[K]["detail"],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

function choose(element: Element, sku: string): void {
  fire(element, "tillside-choose", { sku });
}

function failed(element: Element, reason: unknown): void {
  fire(element, "tillside-error", toError(reason, "model_absent"));
}

type Part = Pick<Live<unknown>, "subscribe">;

/** On a server there are no elements; importing this file there must do no harm. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** Draws when it stands in a page, and again when a watched part changes. */
abstract class LiveElement extends Base {
  #leave: (() => void)[] = [];
  protected abstract watched(): readonly Part[];
  protected abstract draw(): void;

  connectedCallback(): void {
    const draw = (): void => this.draw();
    this.#leave = this.watched().map((part) => part.subscribe(draw));
    draw();
  }
  disconnectedCallback(): void {
    for (const stop of this.#leave) stop();
  }
}

function totalOf({ cart }: Tillside): CustomElementConstructor {
  return class extends LiveElement {
    protected watched(): readonly Part[] {
      return [cart];
    }
    protected draw(): void {
      const { quote } = cart.value;
      this.hidden = quote === undefined;
      if (!quote) return;
      this.dataset.total = String(quote.totalMinor);
      this.textContent = textsOf(this).total(
        moneyText(quote.totalMinor, quote.currency, languageOf(this)),
      );
    }
  };
}

function badgeOf({ sync }: Tillside): CustomElementConstructor {
  return class extends LiveElement {
    protected watched(): readonly Part[] {
      return [sync];
    }
    protected draw(): void {
      const { unsaved, pending, online } = sync.value;
      const s = textsOf(this);
      const words = [
        ...(unsaved ? [s.unsaved] : []),
        ...(online ? [] : [s.offline]),
        ...(pending.length > 0 ? [s.waiting(pending.length)] : []),
      ];
      this.setAttribute("role", "status");
      this.dataset.waiting = String(pending.length);
      this.hidden = words.length === 0;
      this.textContent = words.join(" · ");
    }
  };
}

type ListName = "forYou" | "newArrivals" | "buyAgain" | "goesWith" | "across";

function listOf({ taste, catalogue, cart, shop }: Tillside): CustomElementConstructor {
  const ask: Record<ListName, (k: number) => Promise<TasteList>> = {
    forYou: (k) => taste.forYou({ k }),
    newArrivals: (k) => taste.newArrivals({ k }),
    buyAgain: (k) => taste.buyAgain({ k }),
    goesWith: (k) => taste.goesWith(undefined, { k }),
    across: (k) => taste.across(undefined, { k }),
  };
  return class extends LiveElement {
    static readonly observedAttributes = ["list", "k"];
    #asked = 0;
    /** Another list or length: what is watched may be another part too. */
    attributeChangedCallback(): void {
      if (!this.isConnected) return;
      this.disconnectedCallback();
      this.connectedCallback();
    }
    protected watched(): readonly Part[] {
      return [taste, catalogue, ...(/^(goesWith|across)$/.test(this.#name()) ? [cart] : [])];
    }
    #name(): ListName {
      const name = this.getAttribute("list") ?? "";
      return name in ask ? (name as ListName) : "forYou";
    }
    protected draw(): void {
      if (taste.value.state !== "ready") return;
      const asked = ++this.#asked;
      ask[this.#name()](Number(this.getAttribute("k") ?? 8)).then(
        ({ items }) => {
          if (asked === this.#asked) this.replaceChildren(this.#rows(items.map(({ sku }) => sku)));
        },
        (reason: unknown) => failed(this, reason),
      );
    }
    #rows(skus: readonly string[]): HTMLElement {
      const rows = document.createElement("ul");
      for (const item of skus.flatMap((sku) => catalogue.item(sku) ?? [])) {
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.sku = item.sku;
        const price = moneyText(item.priceMinor, shop.value.currency, languageOf(this));
        button.textContent = `${titleOf(this, item.title)} · ${price}`;
        button.onclick = () => this.#choose(item.sku);
        rows.appendChild(document.createElement("li")).append(button);
      }
      return rows;
    }
    #choose(sku: string): void {
      taste.log("click", sku);
      choose(this, sku);
    }
  };
}

function nudgeOf({ taste, catalogue, cart, shop }: Tillside): CustomElementConstructor {
  return class extends LiveElement {
    #asked = 0;
    protected watched(): readonly Part[] {
      return [taste, catalogue, cart];
    }
    protected draw(): void {
      const asked = ++this.#asked;
      this.#best().then(
        (best) => {
          if (asked === this.#asked) this.#show(best);
        },
        (reason: unknown) => failed(this, reason),
      );
    }
    /** What makes the whole cheapest, of all that is in stock. */
    async #best(): Promise<TopUp | undefined> {
      const found = (await cart.nudges({ top: 1 })).flatMap(({ topUps }) => topUps);
      return found.sort((a, b) => a.totalMinor - b.totalMinor)[0];
    }
    #show(best: TopUp | undefined): void {
      const item = best && catalogue.item(best.sku);
      this.hidden = item === undefined;
      this.replaceChildren();
      if (!best || !item) return;
      const s = textsOf(this);
      const title = titleOf(this, item.title);
      const { extraMinor } = best;
      const amount = moneyText(Math.abs(extraMinor), shop.value.currency, languageOf(this));
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.sku = best.sku;
      button.dataset.extra = String(extraMinor);
      button.textContent = extraMinor < 0 ? s.payLess(title, amount) : s.payMore(title, amount);
      button.onclick = () => choose(this, best.sku);
      this.append(button);
    }
  };
}

export interface ElementOptions {
  /** Other texts than the English and Chinese of this file. */
  readonly texts?: Partial<ElementTexts>;
  /** Default: the page's own. */
  readonly registry?: CustomElementRegistry;
}

/**
 * `<tillside-total>`, `<tillside-sync>` (what waits, nothing while all is well),
 * `<tillside-list list="forYou" k="8">` (or newArrivals, buyAgain, goesWith, across), and
 * `<tillside-nudge>` (what to add so that one pays less). The last two fire `tillside-choose`.
 */
export function defineElements(tillside: Tillside, options: ElementOptions = {}): void {
  const { registry = customElements, texts = {} } = options;
  handedIn = texts;
  registry.define("tillside-total", totalOf(tillside));
  registry.define("tillside-sync", badgeOf(tillside));
  registry.define("tillside-list", listOf(tillside));
  registry.define("tillside-nudge", nudgeOf(tillside));
}
