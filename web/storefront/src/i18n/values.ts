// SPDX-License-Identifier: MIT
// Values of options and facts come from the merchant in one language. The commonest words are
// known in Chinese; any other value is shown as it stands, marked as English.

import { language } from "./language.js";

const kChinese: Readonly<Record<string, string>> = {
  red: "红色",
  pink: "粉色",
  coral: "珊瑚色",
  orange: "橙色",
  mustard: "姜黄",
  yellow: "黄色",
  cream: "奶油色",
  ivory: "象牙白",
  white: "白色",
  beige: "米色",
  camel: "驼色",
  sand: "沙色",
  oat: "燕麦色",
  khaki: "卡其色",
  brown: "棕色",
  green: "绿色",
  sage: "鼠尾草绿",
  olive: "橄榄绿",
  forest: "森林绿",
  mint: "薄荷绿",
  teal: "青绿",
  blue: "蓝色",
  sky: "天蓝",
  navy: "藏青",
  denim: "牛仔蓝",
  purple: "紫色",
  lavender: "薰衣草紫",
  lilac: "丁香紫",
  burgundy: "酒红",
  grey: "灰色",
  gray: "灰色",
  charcoal: "炭灰",
  black: "黑色",
  silver: "银色",
  gold: "金色",
  natural: "原色",
  oak: "橡木",
  walnut: "胡桃木",
  bamboo: "竹",
  cotton: "棉",
  linen: "亚麻",
  wool: "羊毛",
  "merino wool": "美利奴羊毛",
  leather: "皮革",
  canvas: "帆布",
  ceramic: "陶瓷",
  stoneware: "粗陶",
  porcelain: "瓷",
  glass: "玻璃",
  "stainless steel": "不锈钢",
  steel: "钢",
  aluminium: "铝",
  wood: "木",
  paper: "纸",
  "soy wax": "大豆蜡",
  small: "小号",
  medium: "中号",
  large: "大号",
  single: "单件",
  "gift box": "礼盒",
  hangzhou: "杭州",
  quanzhou: "泉州",
  jingdezhen: "景德镇",
  dalian: "大连",
  suzhou: "苏州",
  kunming: "昆明",
  chengdu: "成都",
  foshan: "佛山",
  double: "双人",
  king: "特大",
  standard: "标准",
  yes: "是",
  no: "否",
};

function inChinese(value: string): string | undefined {
  const pack = /^pack of (\d+)$/.exec(value);
  return pack ? `${pack[1]} 件装` : kChinese[value];
}

/** A merchant's value in the reader's language where it is known, and which language that is. */
export function inReadersWords(value: string): { text: string; lang: string } {
  const known = language() === "en" ? undefined : inChinese(value.trim().toLowerCase());
  return known === undefined ? { text: value, lang: "en" } : { text: known, lang: "zh-CN" };
}
