// SPDX-License-Identifier: MIT
import { html, type TemplateResult } from "lit";
import { inReadersWords } from "../i18n/index.js";

/** A merchant's value, marked with the language it is in. */
export function value(words: string): TemplateResult {
  const { text, lang } = inReadersWords(words);
  return html`<span lang=${lang}>${text}</span>`;
}
