// SPDX-License-Identifier: MIT
// Custom elements for pages without a framework. Importing this file defines nothing: call
// `defineElements(tillside)` once. They render into the page itself, with classes to be styled.

import type { Live, Tillside } from "./api.js";
import { toError } from "./error.js";
import type { Text } from "./generated/types.js";

/** Texts of the elements; a shop gives its own language. */
export interface ElementTexts {
  readonly total: (money: string) => string;
  readonly waiting: (count: number) => string;
  readonly unsaved: string;
  readonly offline: string;
}

const english: ElementTexts = {
  total: (money) => `Total ${money}`,
  waiting: (count) => (count === 1 ? "1 change waits" : `${count} changes wait`),
  unsaved: "Nothing can be kept on this device",
  offline: "Offline",
};

const chinese: ElementTexts = {
  total: (money) => `合计 ${money}`,
  waiting: (count) => `${count} 项更改待同步`,
  unsaved: "本机无法保存",
  offline: "离线",
};

function textsOf(element: Element): ElementTexts {
  const lang = element.closest("[lang]")?.getAttribute("lang") ?? navigator.language;
  return lang.startsWith("zh") ? chinese : english;
}

function titleOf(element: Element, text: Text): string {
  return textsOf(element) === chinese && text.zh ? text.zh : text.en;
}

/** Minor units as money; digits are placed as text, so nothing is rounded. */
export function moneyText(minor: number, currency: string, language?: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return format.format(Number(`${minor < 0 ? "-" : ""}${whole}`));
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
      this.textContent = textsOf(this).total(moneyText(quote.totalMinor, quote.currency));
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

function listOf({ taste, catalogue, shop }: Tillside): CustomElementConstructor {
  return class extends LiveElement {
    #asked = 0;
    protected watched(): readonly Part[] {
      return [taste, catalogue];
    }
    protected draw(): void {
      if (taste.value.state !== "ready") return;
      const asked = ++this.#asked;
      const name = this.getAttribute("list") === "newArrivals" ? "newArrivals" : "forYou";
      taste[name]({ k: Number(this.getAttribute("k") ?? 8) }).then(
        ({ items }) => {
          if (asked === this.#asked) this.replaceChildren(this.#rows(items.map(({ sku }) => sku)));
        },
        (reason: unknown) => {
          const code = toError(reason, "model_absent").code;
          this.dispatchEvent(new CustomEvent("tillside-error", { detail: { code } }));
        },
      );
    }
    #rows(skus: readonly string[]): HTMLElement {
      const rows = document.createElement("ul");
      for (const item of skus.flatMap((sku) => catalogue.item(sku) ?? [])) {
        const button = document.createElement("button");
        button.type = "button";
        button.dataset.sku = item.sku;
        const price = moneyText(item.priceMinor, shop.value.currency);
        button.textContent = `${titleOf(this, item.title)} · ${price}`;
        button.onclick = () => this.#choose(item.sku);
        rows.appendChild(document.createElement("li")).append(button);
      }
      return rows;
    }
    #choose(sku: string): void {
      taste.log("click", sku);
      this.dispatchEvent(new CustomEvent("tillside-choose", { detail: { sku }, bubbles: true }));
    }
  };
}

/**
 * `<tillside-total>`, `<tillside-sync>` (what waits, nothing while all is well),
 * `<tillside-list list="forYou" k="8">` (fires `tillside-choose` with the sku).
 */
export function defineElements(
  tillside: Tillside,
  registry: CustomElementRegistry = customElements,
): void {
  registry.define("tillside-total", totalOf(tillside));
  registry.define("tillside-sync", badgeOf(tillside));
  registry.define("tillside-list", listOf(tillside));
}
