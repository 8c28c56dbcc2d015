// SPDX-License-Identifier: MIT
import type { enCart } from "./en-cart.js";

export const zhCart: typeof enCart = {
  gapTitle: (missing, off) => `再买 ${missing}，立减 ${off}`,
  gapBest: (title, less) => `加一件“${title}”，反而少付 ${less}。`,
  gapBestSame: (title) => `加一件“${title}”，一分钱也不多付。`,
  gapBestPlus: (title, more) => `加一件“${title}”，多付 ${more}。`,
  gapBestMore: (title, more) => `加一件“${title}”，只多付 ${more}。`,
  gapReached: (base, threshold) => `${base} / ${threshold}`,
  gapAdd: "以上每一件都已连同购物车由收银台重算。",
  gapFar: (missing, off) => `再买 ${missing} 减 ${off}`,
  gapFarTitle: "再远一点",
  gapPrice: (price, saved) => `${price}，减 ${saved}`,
  payLess: (money) => `反而少付 ${money}`,
  payPlus: (money) => `多付 ${money}`,
  payMore: (money) => `只多付 ${money}`,
  paySame: "一分钱也不多付",

  whatIf: "如果……",
  whatIfText: "用同一个收银台，就这个购物车重算。不保存，也不发送。",
  whatIfTier: (tier) => `如果你是${tier}`,
  whatIfNow: "现在",
  whatIfCode: (code) => `如果使用 ${code}`,
  whatIfDay: "如果换一天",
  whatIfDayLabel: "换一天",
  whatIfPoints: (n) => `得 ${n} 积分`,
  whatIfLess: (money) => `少付 ${money}`,
  whatIfMore: (money) => `多付 ${money}`,
  whatIfSame: "一样",

  receipt: "人人可验的凭据",
  receiptText:
    "应付金额只由以下内容算出，别无其他。你看过、搜过、在别处买过什么，都不是输入：收银台没有地方放它。这就是反“大数据杀熟”。",
  receiptProgram: "商店规则，人人相同",
  receiptGoods: (n) => `${n} 种商品及标价`,
  receiptGuest: "未登录",
  receiptMember: (tier, orders) => `会员：${tier}，已有 ${orders} 单`,
  receiptMoment: "时间",
  receiptDownload: "下载凭据",
  receiptAgain: "在本机重算",
  receiptSame: (money) => `分毫不差：${money}。`,
  receiptDiffers: "结果不同。这不应发生，请保留凭据。",
  receiptCommand: "或在任何地方用一条命令重算：",

  leftToPay: "还需支付",
  giftUse: "礼品卡支付",
  bestUse: "帮我找最优组合",
  bestAll: "可用的优惠码可以同时使用，已全部用上。",
  bestProven: (visited, pruned) =>
    `已证明最优：完整计算 ${visited} 种组合，另有 ${pruned} 个分支被证明不会更优。`,
  bestFound: (visited) => `在完整计算的 ${visited} 种组合中最优。`,
};
