// SPDX-License-Identifier: MIT
import { expect, test } from "vitest";
import { href, parseRoute, type Route } from "./router.js";

const routes: readonly Route[] = [
  { page: "home" },
  { page: "categories" },
  { page: "category", category: "Tea & Coffee/Herbs" },
  { page: "brand", brand: "Willow & Wren" },
  { page: "channel", channel: "gift" },
  { page: "search", text: "100 % wool 袜子" },
  { page: "product", productId: "P/1", sku: "P/1 a#b" },
  { page: "product", productId: "22423", sku: undefined },
  { page: "cart" },
  { page: "checkout" },
  { page: "order", orderId: "a1b2" },
  { page: "member", tab: "points" },
  { page: "member", tab: "ledger" },
  { page: "signIn" },
  { page: "taste" },
  { page: "privacy" },
];

test.each(routes)("$page stands behind the # and comes back", (route) => {
  expect(href(route)).toMatch(/^#\//);
  expect(parseRoute(href(route))).toEqual(route);
});

test.each(["#/nonsense", "#/category/", "#/product", "#/%E0%A4%A"])("%s is unknown", (hash) => {
  expect(parseRoute(hash)).toEqual({ page: "unknown" });
});
