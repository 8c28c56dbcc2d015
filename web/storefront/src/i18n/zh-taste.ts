// SPDX-License-Identifier: MIT
// 偏好页面与推荐理由的中文文案。

import type { enTaste } from "./en-taste.js";

export const zhTaste: typeof enTaste = {
  tasteTitle: "这个浏览器知道你什么",
  tasteText: "推荐所依据的全部内容，只存在这个浏览器里。拿掉一件，商店立刻随之变化。",
  tasteMap: "你的偏好地图",
  tasteMapText: "圆越大，它对你看到的推荐影响越大。绿圈表示你买过。",
  tasteMapHint: "点一个圆，看看记录了什么，也可以把它拿掉。",
  tasteCarries: (share) => `在给你的推荐里占 ${share} 的分量。`,
  tasteOthers: (share) => `另有 ${share} 来自热门商品和过小的理由。`,
  tasteBrands: "品牌",
  tasteCategories: "品类",
  tastePrices: "价格带",
  tastePricesText: "每个价格带的商品数量相同。",
  tasteBelow: (price) => `${price} 以下`,
  tasteFrom: (price) => `${price} 起`,
  tasteOverTime: "随时间",
  tasteDisliked: "不喜欢的",
  tasteTakeBack: "重新显示",
  tasteNotes: (n) => `逐条查看全部记录（${n}）`,
  tasteCount: (n) => `${n} 条记录`,
  tastePaused: "已暂停：不再记录新的内容。",
  tastePause: "暂停",
  tasteResume: "继续",
  tasteExport: "导出",
  tasteErase: "全部清空",
  tasteEraseSure: "清空这个浏览器记录的全部偏好？无法恢复。",
  tasteErased: "已清空。",
  tasteEmpty: "还没有记录。逛一逛，地图就会慢慢画出来。",
  tasteForget: "忘掉它",
  tasteForgotten: "已忘掉。",
  whyList: "为什么推荐这些？",
  whyListText: "是什么在为这个列表说话，份额精确。",
  whyPopular: "热门与较小的理由",
};
