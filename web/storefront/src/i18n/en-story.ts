// SPDX-License-Identifier: MIT
// English strings of the 60-second tour.

export const enStory = {
  storyTitle: "Sixty seconds, nothing staged",
  storyText:
    "Five steps with the real till and the real server. It uses your cart; what was in it" +
    " is put back at the end.",
  storyStart: "Begin",
  storyNext: "Next",
  storyAgain: "Once more",
  storyEnd: "Put my cart back",
  storyStep: (n: number, of: number) => `Step ${n} of ${of}`,
  storyWorking: "Working…",
  story1: "Add something, pay less",
  story1Text: (missing: string, off: string) =>
    `This cart is ${missing} short of a promotion that takes ${off} off.`,
  story1Begin: "Let us fill a cart that is just short of a spend-and-save promotion.",
  story1Fill: "Fill the cart",
  story1Add: (title: string, price: string) => `Add ${title}, ${price}`,
  story1Done: (before: string, after: string, less: string) =>
    `Was ${before}. One more thing in the cart, now ${after}: ${less} less.`,
  story1None: "This shop has no spend-and-save promotion to show.",
  story2: "Tap the total",
  story2Text: "Each cent has a rule and a line it belongs to. Tap the total to see them.",
  story2Open: "Explain the total",
  story2Done: "The lines add up to the total; the engine checks that itself before it answers.",
  story3: "Order without a network",
  story3Text: "Take this page offline and order. The order waits on this device.",
  story3SignIn:
    "An order needs an account. Create one here; it takes ten seconds and exists only on " +
    "this server.",
  story3Off: "Go offline",
  story3Order: "Order now, offline",
  story3Waiting: "Ordered. It waits on this device: nothing has been sent.",
  story3On: "Come back online",
  story3Done: (revision: string, hash: string) =>
    `The server ran the same engine, agreed, and wrote ledger entry ${revision} (${hash}…).`,
  story4: "Forge a total",
  story4Text: "Now cheat: change the total in the page and send that order.",
  story4Forge: (forged: string, real: string) => `Order for ${forged} instead of ${real}`,
  story4Done: (code: string) => `Refused: ${code}.`,
  story4Detail: (total: string) =>
    `The server worked it out itself: ${total}. Nothing was ordered; the page corrected itself.`,
  story4Passed: "The server took it. That must never happen: please report it.",
  story5: "What this page has sent",
  story5Text:
    "Every request since the page opened, as the page itself counted them. What you " +
    "looked at, searched for and liked is in none of them.",
  meterWhen: "When",
  meterWhat: "Request",
  meterWhy: "For",
  meterSent: "Sent",
  meterGot: "Received",
  meterSum: (n: string, sent: string, got: string) =>
    `${n} requests · ${sent} sent · ${got} received`,
  purpose: {
    shop: "the shop’s rules",
    catalogue: "catalogue and model",
    sync: "orders and ledger",
    account: "your account",
    demo: "test payment",
    code: "the engine",
  } as Record<string, string>,
};
