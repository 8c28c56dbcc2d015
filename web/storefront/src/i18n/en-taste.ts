// SPDX-License-Identifier: MIT
// English strings of the taste: the page about it, and why a list is what it is.

export const enTaste = {
  tasteTitle: "What this browser knows of you",
  tasteText:
    "Everything recommendations are made from. It is kept in this browser and nowhere " +
    "else; take a thing out and the shop changes at once.",
  tasteMap: "The map of your taste",
  tasteMapText:
    "The larger a circle, the more that item has to say in what you are shown. A ring in green: " +
    "you bought it.",
  tasteMapHint: "Tap a circle to see what was noted, and to take it out.",
  tasteCarries: (share: string) => `Has ${share} of the say in what you are shown.`,
  tasteOthers: (share: string) =>
    `${share} comes from what is popular and from reasons too small to name.`,
  tasteBrands: "Brands",
  tasteCategories: "Aisles",
  tastePrices: "Price bands",
  tastePricesText: "Each band holds equally many of this shop’s products.",
  tasteBelow: (price: string) => `below ${price}`,
  tasteFrom: (price: string) => `from ${price}`,
  tasteOverTime: "Over time",
  tasteDisliked: "Not for you",
  tasteTakeBack: "Show it again",
  tasteNotes: (n: string) => `Everything noted, line by line (${n})`,
  tasteCount: (n: string) => (n === "1" ? "1 note" : `${n} notes`),
  tastePaused: "Paused: nothing new is noted.",
  tastePause: "Pause",
  tasteResume: "Resume",
  tasteExport: "Export",
  tasteErase: "Erase all",
  tasteEraseSure: "Erase everything this browser noted? It cannot be brought back.",
  tasteErased: "Erased.",
  tasteEmpty: "Nothing noted yet. Look at a few things, and the map begins to draw itself.",
  tasteForget: "Forget this",
  tasteForgotten: "Forgotten.",
  whyList: "Why these?",
  whyListText: "What speaks for this list, in exact shares.",
  whyPopular: "popular and smaller reasons",
};
