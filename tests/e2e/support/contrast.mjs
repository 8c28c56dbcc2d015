// SPDX-License-Identifier: MIT
// Runs inside a page: texts whose contrast with what lies behind them is below WCAG AA.

/** Texts that are too faint, in words; one for each pair of colours. */
export function faintTexts() {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  /** Any CSS colour as red, green, blue and opacity. */
  const parse = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [r2, g2, b2]) => [
    r * a + r2 * (1 - a),
    g * a + g2 * (1 - a),
    b * a + b2 * (1 - a),
    1,
  ];
  const luminance = ([r, g, b]) => {
    const part = (v) => (v <= 10.31475 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  /** What lies behind an element: its own ground over those of its ancestors. */
  const behind = (element) => {
    const grounds = [];
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== "none") return undefined;
      grounds.push(parse(style.backgroundColor));
      if (grounds.at(-1)[3] === 1) break;
    }
    return grounds.reverse().reduce((below, colour) => over(colour, below), [255, 255, 255, 1]);
  };
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (text === "" || !element.checkVisibility({ opacityProperty: true })) continue;
    if (element.closest(".seen-by-readers-only, [disabled], svg, .ghost")) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    if (!ground) continue;
    const ink = over(parse(style.color), ground);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      found.set(`${style.color} ${ground}`, `${ratio.toFixed(2)}: “${text.slice(0, 30)}”`);
    }
  }
  return [...found.values()];
}
