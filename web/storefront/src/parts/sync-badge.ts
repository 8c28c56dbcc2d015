// SPDX-License-Identifier: MIT
// What is not saved or not sent yet, always in sight; nothing is shown while all is well.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { href } from "../app/router.js";
import { t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { icon } from "./icon.js";

@customElement("ts-sync-badge")
export class SyncBadge extends ShopElement {
  protected override watches(): readonly Watched[] {
    return [shop.sync, shop.taste];
  }

  private state(): string {
    const { status, online, paused, pending, unsaved } = shop.sync.value;
    if (unsaved || shop.taste.value.unsaved) return "unsaved";
    if (paused) return "paused";
    if (!online || status === "offline") return "offline";
    if (status === "sign_in" && pending.length > 0) return "sign_in";
    if (status === "upgrade_required") return "upgrade";
    return pending.length > 0 ? "pending" : "idle";
  }

  protected override render(): TemplateResult {
    const s = t();
    const state = this.state();
    const waiting = shop.sync.value.pending.length;
    const words: Record<string, string> = {
      unsaved: `${s.unsaved}. ${s.unsavedText}`,
      paused: `${s.offline}. ${s.pausedText}`,
      offline: `${s.offline}. ${s.offlineText}`,
      sign_in: s.signInToSync,
      upgrade: s.updateReady,
      pending: "",
      idle: "",
    };
    return html`<div
      class="sync-badge"
      role="status"
      aria-live="polite"
      data-sync=${state}
      data-waiting=${waiting}
    >
      ${
        state === "idle"
          ? nothing
          : html`<div class="sync-note ${state}">
              ${icon(state === "pending" ? "sync" : "cloudOff")}
              <span
                >${words[state]}
                ${waiting > 0 ? html`<strong>${s.pendingN(waiting)}</strong>` : nothing}</span
              >
              ${
                state === "paused"
                  ? html`<button class="link" type="button" @click=${() => shop.sync.pause(false)}>
                      ${s.goOnline}
                    </button>`
                  : nothing
              }
              ${
                state === "offline"
                  ? html`<button class="link" type="button" @click=${() => void shop.sync.now()}>
                      ${s.retry}
                    </button>`
                  : nothing
              }
              ${
                state === "sign_in"
                  ? html`<a href=${href({ page: "signIn" })}>${s.signIn}</a>`
                  : nothing
              }
              ${
                state === "upgrade"
                  ? html`<button class="link" type="button" @click=${() => location.reload()}>
                      ${s.reload}
                    </button>`
                  : nothing
              }
            </div>`
      }
    </div>`;
  }
}
