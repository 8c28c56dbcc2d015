// SPDX-License-Identifier: MIT
// English strings of the page about privacy.

export const enPrivacy = {
  privacyTitle: "What leaves this device",
  privacyShort: "Privacy",
  privacyText:
    "Up to the order every visitor sends the same requests, whatever they look at. The page " +
    "counts its own below.",
  privacyStays: "Stays here",
  privacyStaysRows: [
    "What you look at, search for, put aside or do not like: in this browser’s own storage.",
    "The cart, until you order it. Prices, coupons and points are worked out here.",
    "The page you are on: it stands behind the # of the address and is never sent.",
    "Your taste and the lists made from it: scored here, by code that has no network.",
  ],
  privacyPictures: "Pictures of products: drawn here, so that no host sees which ones you see.",
  privacyLeaves: "Is sent",
  privacyLeavesRows: [
    "When you sign up or in: the name, the password, and who invited you if somebody did.",
    "An order: its lines, codes, points and the total that you saw.",
    "Check-ins, rewards, points that you send, appeals, and that you shared a product: each when " +
      "you press the button.",
    "Requests for the catalogue and its model: the same for everybody. Only a shop of more than " +
      "100,000 products is asked for groups of them, most of which are drawn by lot.",
  ],
  privacyTaste: "See, pause, export or erase what was noted",
  privacyMeter: "Every request of this page, counted by the page itself",
};
