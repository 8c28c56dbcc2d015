// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import { t } from "../i18n/index.js";
import { shop } from "../shop/shop.js";
import { icon } from "./icon.js";

/** Whether the code that knows the taste has a network, as its own trial request found. */
export function isolationNote(): TemplateResult {
  const s = t();
  const { isolation } = shop.taste.value;
  const words = { enforced: s.isolationOn, absent: s.isolationOff, unknown: s.isolationUnknown };
  return html`<p class="note small" data-isolation=${isolation}>
    ${icon("lock")}
    <span class=${isolation === "absent" ? "problem" : ""}>${words[isolation]}</span>
  </p>`;
}
