// SPDX-License-Identifier: MIT
// The language of the page: chosen by the shopper, else the browser's; kept on the device.

export type Language = "en" | "zh-CN";

const kKey = "tillside.language";
const listeners = new Set<() => void>();

function kept(): string | null {
  try {
    return localStorage.getItem(kKey);
  } catch {
    return null; // storage may be forbidden; the choice then lasts as long as the page
  }
}

function first(): Language {
  const wish = kept() ?? navigator.language;
  return wish.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

let current: Language = first();

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(kKey, next);
  } catch {
    // as above
  }
  for (const listener of listeners) listener();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
