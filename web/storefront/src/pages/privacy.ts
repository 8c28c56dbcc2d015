// SPDX-License-Identifier: MIT
// What stays on this device and what leaves it, said once in words, with the meter that proves it.
// docs/privacy.md says the same by adversary and channel.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { ShopElement, type Watched } from "../app/element.js";
import { href } from "../app/router.js";
import { t } from "../i18n/index.js";
import { type IconName, icon } from "../parts/icon.js";
import { isolationNote } from "../parts/isolation.js";
import { shop } from "../shop/shop.js";

function side(symbol: IconName, title: string, rows: readonly string[]): TemplateResult {
  return html`<section class="panel stack-tight">
    <h2 class="taste-head note">${icon(symbol)} ${title}</h2>
    <ul class="ticks small">
      ${rows.map((row) => html`<li>${row}</li>`)}
    </ul>
  </section>`;
}

@customElement("ts-privacy")
export class PrivacyPage extends ShopElement {
  protected override watches(): readonly Watched[] {
    return [shop.taste, shop.catalogue];
  }

  protected override render(): TemplateResult {
    const s = t();
    const hosts = shop.pictureHosts();
    const pictures = hosts.length === 0 ? s.privacyPictures : s.footerPictures(hosts.join(", "));
    return html`<div class="page stack privacy">
      <header class="stack-tight taste-intro">
        <h1 tabindex="-1">${s.privacyTitle}</h1>
        <p class="soft">${s.privacyText}</p>
        ${isolationNote()}
      </header>
      <div class="two even">
        ${side("lock", s.privacyStays, [...s.privacyStaysRows, pictures])}
        ${side("sync", s.privacyLeaves, s.privacyLeavesRows)}
      </div>
      <p>
        <a class="button second slim" href=${href({ page: "taste" })}>${s.privacyTaste}</a>
      </p>
      <section class="panel stack">
        <h2 class="taste-head">${s.privacyMeter}</h2>
        <ts-meter></ts-meter>
        ${shop.about.value.demo ? html`<p class="tiny soft">${s.demoNote}</p>` : nothing}
      </section>
    </div>`;
  }
}
