// SPDX-License-Identifier: MIT
// The illustration palette: every colour a product picture may use, so that a thousand pictures
// look like one hand drew them. Colours are mixed in sRGB, which is good enough for flat tints.

/** A material: its own colour, the shade side, the lit side. */
export interface Tone {
  readonly key: string;
  readonly base: string;
  readonly deep: string;
  readonly light: string;
}

// shadows lean to violet, lights to warm paper: that is the whole "light" of the style
const kInk = "#2b2140";
const kPaper = "#fff6e4";

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The colour `share` of the way from `a` to `b`, share in [0, 1]. */
export function mix(a: string, b: string, share: number): string {
  const from = channels(a);
  const to = channels(b);
  const blended = from.map((v, i) => Math.round(v + ((to[i] ?? v) - v) * share));
  return `#${blended.map((v) => v.toString(16).padStart(2, "0")).join("")}`;
}

/** Perceived lightness, 0 (black) to 255 (white). */
export function lightness(hex: string): number {
  const [r, g, b] = channels(hex);
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

export function tone(key: string, base: string): Tone {
  return { key, base, deep: mix(base, kInk, 0.42), light: mix(base, kPaper, 0.5) };
}

/** Base colour and the words that name it, English whole words first, then Chinese substrings. */
const kColours: readonly [key: string, base: string, english: string, chinese: string][] = [
  ["navy", "#2f4570", "navy indigo midnight", "藏青 藏蓝 海军蓝 深蓝 靛"],
  ["sky", "#7fb6d9", "sky aqua ice lightblue", "天蓝 浅蓝 冰蓝 雾蓝 水蓝"],
  ["denim", "#55769b", "denim slate", "牛仔 石板"],
  ["teal", "#2f8584", "teal turquoise peacock petrol", "青绿 孔雀 松石 湖蓝 墨青"],
  ["mint", "#93cdb0", "mint seafoam", "薄荷"],
  ["sage", "#9db18c", "sage eucalyptus", "鼠尾草 豆绿 抹茶 浅绿"],
  ["olive", "#7b7f45", "olive army moss khakigreen", "橄榄 军绿 苔"],
  ["forest", "#39694f", "forest pine bottlegreen emerald", "墨绿 森林 松绿 祖母绿"],
  ["green", "#5f9e62", "green fern lime", "绿"],
  ["lavender", "#b3a2d6", "lavender lilac mauve wisteria amethyst", "薰衣草 丁香 浅紫 香芋"],
  ["purple", "#7a5796", "purple violet plum aubergine", "紫 茄"],
  ["burgundy", "#8d3546", "burgundy wine maroon berry cherry claret", "酒红 勃艮第 莓"],
  ["coral", "#ee7d63", "coral salmon peach apricot", "珊瑚 蜜桃 杏"],
  ["pink", "#eba0ad", "pink rose blush sakura magenta", "粉 樱"],
  ["orange", "#ea8a3c", "orange tangerine amber rust terracotta", "橙 橘 琥珀 陶土 铁锈"],
  ["mustard", "#d9a136", "mustard ochre gold golden honey brass", "姜黄 芥末 金 蜂蜜"],
  ["yellow", "#f3c64f", "yellow lemon primrose", "黄 柠檬"],
  ["red", "#d4493f", "red scarlet crimson tomato", "红"],
  ["camel", "#c69768", "camel tan khaki beige sand oat caramel", "驼 卡其 米驼 燕麦 沙 焦糖 杏仁"],
  [
    "brown",
    "#86583c",
    "brown chocolate coffee mocha walnut cocoa bronze copper",
    "棕 褐 咖 巧克力 胡桃 摩卡 铜",
  ],
  ["wood", "#cf9f6b", "wood wooden natural oak bamboo wicker cork rattan", "原木 木 竹 藤 自然"],
  ["cream", "#f1e3c6", "cream ivory vanilla ecru linen", "米 象牙 奶油 奶白 亚麻 香草"],
  ["white", "#f7f3ec", "white snow pearl", "白 雪 珍珠"],
  ["silver", "#b9c0c8", "silver steel zinc chrome metal pewter nickel", "银 不锈钢 金属"],
  ["charcoal", "#4c4d57", "charcoal graphite anthracite", "炭 石墨 深灰"],
  ["grey", "#a2a5ab", "grey gray smoke stone", "灰 烟"],
  ["black", "#3a3742", "black ebony noir", "黑 墨"],
  ["blue", "#4c80b8", "blue cobalt azure", "蓝"],
];

const kTones: ReadonlyMap<string, Tone> = new Map(
  kColours.map(([key, base]) => [key, tone(key, base)]),
);
const kByWord: ReadonlyMap<string, string> = new Map(
  kColours.flatMap(([key, , words]) =>
    words.split(" ").map((word): [string, string] => [word, key]),
  ),
);
const kByChinese: readonly [string, string][] = kColours.flatMap(([key, , , words]) =>
  words.split(" ").map((word): [string, string] => [word, key]),
);

export function toneOf(key: string): Tone {
  return kTones.get(key) ?? tone(key, "#c8b9a6");
}

/** The tones a text names, in the order it names them, without repeats. */
export function tonesIn(text: string): Tone[] {
  const found: string[] = [];
  for (const word of text.toLowerCase().split(/[^a-z]+/)) {
    const key = kByWord.get(word);
    if (key !== undefined && !found.includes(key)) found.push(key);
  }
  if (found.length === 0) {
    // Longer names first in the table ("藏青" before "青"), so the first hit is the best.
    const hit = kByChinese.find(([word]) => text.includes(word));
    if (hit !== undefined) found.push(hit[1]);
  }
  return found.map(toneOf);
}

/**
 * What a product without a named colour may come in: colours that sit well together on one page.
 */
export const kUnnamed: readonly string[] = [
  "teal",
  "coral",
  "mustard",
  "sage",
  "denim",
  "pink",
  "camel",
  "forest",
  "lavender",
  "red",
  "navy",
  "sky",
];
