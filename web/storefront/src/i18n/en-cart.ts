// SPDX-License-Identifier: MIT
// English strings of what to add, what if, and the receipt.

export const enCart = {
  gapTitle: (missing: string, off: string) => `${missing} short of ${off} off`,
  gapBest: (title: string, less: string) => `Add ${title} and pay ${less} less.`,
  gapBestSame: (title: string) => `Add ${title} and pay not a cent more.`,
  gapBestPlus: (title: string, more: string) => `${title} for ${more} more.`,
  gapBestMore: (title: string, more: string) => `${title} for only ${more} more.`,
  gapReached: (base: string, threshold: string) => `${base} of ${threshold}`,
  gapAdd: "Each was rung up with your cart by the till.",
  gapFar: (missing: string, off: string) => `${missing} more, and ${off} comes off`,
  gapFarTitle: "Further off",
  gapPrice: (price: string, saved: string) => `${price}, takes ${saved} off`,
  payLess: (money: string) => `pay ${money} less`,
  payPlus: (money: string) => `${money} more`,
  payMore: (money: string) => `only ${money} more`,
  paySame: "pay the same",

  whatIf: "What if…",
  whatIfText: "Asked of the same till, for this very cart. Nothing is stored and nothing is sent.",
  whatIfTier: (tier: string) => `you were ${tier}`,
  whatIfNow: "as it is now",
  whatIfCode: (code: string) => `you used ${code}`,
  whatIfDay: "it were another day",
  whatIfDayLabel: "Another day",
  whatIfPoints: (n: string) => `+${n} points`,
  whatIfLess: (money: string) => `${money} less`,
  whatIfMore: (money: string) => `${money} more`,
  whatIfSame: "the same",

  receipt: "A receipt that anybody can check",
  receiptText:
    "This total was made of the following and of nothing else. What you looked at, searched for " +
    "or bought elsewhere is not an input: the till has no place for it.",
  receiptProgram: "Rules of the shop, the same for everybody",
  receiptGoods: (n: number) => `${n} ${n === 1 ? "product" : "products"} with shelf prices`,
  receiptGuest: "No member",
  receiptMember: (tier: string, orders: string) => `Member: ${tier}, ${orders} orders so far`,
  receiptMoment: "Moment",
  receiptDownload: "Download the receipt",
  receiptAgain: "Run it again here",
  receiptSame: (money: string) => `The same to the cent: ${money}.`,
  receiptDiffers: "It comes out differently. That must not be; please keep the receipt.",
  receiptCommand: "Or anywhere else, with one command:",

  leftToPay: "Left to pay",
  giftUse: "Pay with gift cards",
  bestUse: "Find the best codes for me",
  bestAll: "All codes that apply can be used together; they are in.",
  bestProven: (visited: string, pruned: string) =>
    `The best there is: ${visited} combinations priced in full, ${pruned} branches ruled out.`,
  bestFound: (visited: string) => `The best of ${visited} combinations priced in full.`,
};
