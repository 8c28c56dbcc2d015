// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import { href } from "../app/router.js";
import { t } from "../i18n/index.js";

/** A page that is not there, or a product that is sold no more. */
export function notFound(): TemplateResult {
  const s = t();
  return html`<div class="page">
    <header class="list-head"><h1 tabindex="-1">${s.notFound}</h1></header>
    <div class="panel empty">
      <p>${s.notFoundText}</p>
      <p class="row centred">
        <a class="button" href=${href({ page: "home" })}>${s.home}</a>
        <a class="button second" href=${href({ page: "categories" })}>${s.categories}</a>
      </p>
    </div>
  </div>`;
}
