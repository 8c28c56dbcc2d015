// SPDX-License-Identifier: MIT
import { en, type Strings } from "./en.js";
import { language } from "./language.js";
import { zh } from "./zh.js";

export type { Strings } from "./en.js";
export * from "./format.js";
export { type Language, language, onLanguage, setLanguage } from "./language.js";
export { inReadersWords } from "./values.js";

/** The strings of the current language. */
export function t(): Strings {
  return language() === "en" ? en : zh;
}

/** Titles that a warehouse wrote in capitals are shown as sentences; others as they are. */
function calm(text: string): string {
  const small = text.match(/[a-z]/g)?.length ?? 0;
  const capital = text.match(/[A-Z]/g)?.length ?? 0;
  if (!/[A-Z]{3}.* /.test(text) || small * 3 > capital) return text;
  return text.toLowerCase().replace(/[a-z]/, (first) => first.toUpperCase());
}

/** A text of the shop in the reader's language where it exists, and which language that is. */
export function local(text: { readonly en: string; readonly zh?: string | undefined }): {
  text: string;
  lang: string;
} {
  return language() !== "en" && text.zh
    ? { text: text.zh, lang: "zh-CN" }
    : { text: calm(text.en), lang: "en" };
}
