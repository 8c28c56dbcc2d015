// SPDX-License-Identifier: MIT
import { afterEach, expect, test, vi } from "vitest";

// Storage is absent here, as in a browser that forbids it.
vi.stubGlobal("document", { documentElement: {} });
vi.stubGlobal("navigator", { language: "en-GB" });
const { count, local, money, percent, setLanguage, t } = await import("./index.js");

afterEach(() => setLanguage("en"));

test.each([
  [123450, "CNY", "¥1,234.50"],
  [5, "CNY", "¥0.05"],
  [-200, "CNY", "-¥2.00"],
  [1999, "GBP", "£19.99"],
  [1999, "JPY", "¥1,999"],
  [1999, "KWD", "KWD\u00a01.999"],
])("%d minor units of %s", (minor, currency, text) => {
  expect(money(minor, currency)).toBe(text);
});

test("figures follow the language", () => {
  expect(percent(612_345)).toBe("61.2%");
  expect(count(12840)).toBe("12,840");
});

test("a missing Chinese title shows in English and says so", () => {
  setLanguage("zh-CN");
  expect(t().cart).toBe("购物车");
  expect(local({ en: "Socks", zh: "袜子" })).toEqual({ text: "袜子", lang: "zh-CN" });
  expect(local({ en: "Socks" })).toEqual({ text: "Socks", lang: "en" });
});

test.each([
  ["WHITE HANGING HEART T-LIGHT HOLDER", "White hanging heart t-light holder"],
  ["SET 7 BABUSHKA NESTING BOXES", "Set 7 babushka nesting boxes"],
  ["THE KING GIFT BAG 25x24x12cm", "The king gift bag 25x24x12cm"],
  ["3D Puzzle", "3D Puzzle"],
  ["USB", "USB"],
  ["NO-SUCH-CODE", "NO-SUCH-CODE"],
  ["T恤", "T恤"],
])("%s is shown calmly", (en, shown) => {
  expect(local({ en }).text).toBe(shown);
});

test("both tables speak: no string is empty but the one that says nothing", () => {
  for (const code of ["en", "zh-CN"] as const) {
    setLanguage(code);
    const empty = Object.entries(t()).filter(([, words]) => words === "");
    expect(empty).toEqual([]);
  }
});
