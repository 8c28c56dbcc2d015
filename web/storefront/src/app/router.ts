// SPDX-License-Identifier: MIT
// Routes live behind the #: the server never learns which page is looked at, not even on a reload.

export type Route =
  | { readonly page: "home" }
  | { readonly page: "categories" }
  | { readonly page: "category"; readonly category: string }
  | { readonly page: "brand"; readonly brand: string }
  | { readonly page: "channel"; readonly channel: string }
  | { readonly page: "search"; readonly text: string }
  | { readonly page: "product"; readonly productId: string; readonly sku?: string | undefined }
  | { readonly page: "cart" }
  | { readonly page: "checkout" }
  | { readonly page: "order"; readonly orderId: string }
  | { readonly page: "member"; readonly tab: MemberTab }
  | { readonly page: "invite"; readonly member: string }
  | { readonly page: "signIn" }
  | { readonly page: "taste" }
  | { readonly page: "privacy" }
  | { readonly page: "unknown" };

export const kMemberTabs = ["points", "benefits", "orders", "ledger"] as const;
export type MemberTab = (typeof kMemberTabs)[number];

const kPlain = ["categories", "cart", "checkout", "signIn", "taste", "privacy"] as const;

export function href(route: Route): string {
  const part = encodeURIComponent;
  switch (route.page) {
    case "home":
      return "#/";
    case "category":
      return `#/category/${part(route.category)}`;
    case "brand":
      return `#/brand/${part(route.brand)}`;
    case "channel":
      return `#/channel/${part(route.channel)}`;
    case "search":
      return `#/search/${part(route.text)}`;
    case "product":
      return `#/product/${part(route.productId)}${route.sku ? `/${part(route.sku)}` : ""}`;
    case "order":
      return `#/order/${part(route.orderId)}`;
    case "member":
      return route.tab === "points" ? "#/member" : `#/member/${route.tab}`;
    case "invite":
      return `#/invite/${part(route.member)}`;
    case "unknown":
      return "#/";
    default:
      return `#/${route.page}`;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a broken escape typed by hand is taken as it stands
  }
}

export function parseRoute(hash: string): Route {
  const [page = "", a = "", b = ""] = hash.replace(/^#\/?/, "").split("/").map(decoded);
  if (page === "") return { page: "home" };
  if (page === "category" && a) return { page: "category", category: a };
  if (page === "brand" && a) return { page: "brand", brand: a };
  if (page === "channel" && a) return { page: "channel", channel: a };
  if (page === "search") return { page: "search", text: a };
  if (page === "product" && a) return { page: "product", productId: a, sku: b || undefined };
  if (page === "order" && a) return { page: "order", orderId: a };
  if (page === "member")
    return { page: "member", tab: kMemberTabs.find((tab) => tab === a) ?? "points" };
  if (page === "invite" && a) return { page: "invite", member: a };
  const plain = kPlain.find((name) => name === page);
  return plain ? { page: plain } : { page: "unknown" };
}

export function go(route: Route): void {
  location.hash = href(route);
}
