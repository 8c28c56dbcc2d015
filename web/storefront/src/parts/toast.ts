// SPDX-License-Identifier: MIT
// Short news at the edge of the page; spoken by screen readers, gone after a while.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { icon } from "./icon.js";

interface Offer {
  readonly label: string;
  readonly href?: string;
  readonly action?: () => void;
}

const kShownMs = 5000;

@customElement("ts-toast")
export class Toast extends LitElement {
  @state() private text = "";
  @state() private offer: Offer | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.arrived);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.arrived);
  }

  /** Who goes on to another page has taken the way that is offered, or another one. */
  private readonly arrived = (): void => {
    if (this.offer?.href !== undefined) this.hide();
  };

  show(text: string, offer?: Offer): void {
    this.text = text;
    this.offer = offer;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), kShownMs);
  }

  private hide(): void {
    this.text = "";
    this.offer = undefined;
  }

  protected override render(): TemplateResult {
    const offer = this.offer;
    return html`<div class="toast-place" role="status" aria-live="polite">
      ${
        this.text === ""
          ? nothing
          : html`<div class="toast rise">
              ${icon("check")}<span>${this.text}</span>
              ${
                offer === undefined
                  ? nothing
                  : offer.href !== undefined
                    ? html`<a href=${offer.href} @click=${() => this.hide()}>${offer.label}</a>`
                    : html`<button
                        class="link"
                        type="button"
                        @click=${() => {
                          offer.action?.();
                          this.hide();
                        }}
                      >
                        ${offer.label}
                      </button>`
              }
            </div>`
      }
    </div>`;
  }
}

export function say(text: string, offer?: Offer): void {
  document.querySelector<Toast>("ts-toast")?.show(text, offer);
}
