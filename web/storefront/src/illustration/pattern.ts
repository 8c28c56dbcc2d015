// SPDX-License-Identifier: MIT
// Printed patterns, each a tile in one colour, and the words of a product name that ask for them.

export type Pattern =
  | "plain"
  | "spots"
  | "stripes"
  | "hearts"
  | "stars"
  | "gingham"
  | "blossom"
  | "leaves"
  | "paisley"
  | "waves"
  | "chevron"
  | "berries"
  | "cross"
  | "animals";

const kWords: readonly [Pattern, RegExp][] = [
  ["spots", /retrospot|polka ?dot|\bspot(s|ty)?\b|dotcom|\bdots?\b|波点|圆点|斑点/i],
  ["gingham", /gingham|\bcheck(s|ed)?\b|plaid|tartan|diner\b|格子|格纹|方格/i],
  ["stripes", /strip(e|es|ed|ey)\b|circus parade|breton|条纹|横条/i],
  ["cross", /union (jack|flag)|米字/i],
  ["hearts", /\bhearts?\b|sweetheart|love\b|爱心|心形/i],
  ["stars", /\bstars?\b|spaceboy|space\b|星/i],
  ["berries", /strawberr|cherry|cherries|apples?\b|fruit|草莓|樱桃|莓果/i],
  ["paisley", /paisley|baroque|damask|佩斯利/i],
  ["leaves", /\bleaf|leaves|botanical|fern|ivy|forest|woodland|叶/i],
  ["blossom", /flower|floral|daisy|\brose|blossom|doll[y]\b|folkart|botanic|花/i],
  ["animals", /skulls?\b|owls?\b|bird|butterfly|dolly girl|猫|熊/i],
  ["waves", /\bwaves?\b|ocean|sea\b|nautical|海浪|波浪/i],
  ["chevron", /chevron|zig ?zag|geometric|herringbone|jacquard|fair isle|人字|几何|提花/i],
];

export function patternIn(text: string): Pattern {
  return kWords.find(([, words]) => words.test(text))?.[0] ?? "plain";
}

const kHeart = "M0-1.6C-1-4-5-3.6-5-.6 -5 2-1.6 3.8 0 5.6 1.6 3.8 5 2 5-.6 5-3.6 1-4 0-1.6Z";
const kStar = "M0-6 1.6-1.9 6-1.7 2.6 1.1 3.7 5.3 0 2.9-3.7 5.3-2.6 1.1-6-1.7-1.6-1.9Z";
const kLeaf = "M-7 5C-8-3-1-7 7-7 7 1 2 7-7 5ZM-7 5 2-3";
const kDrop = "M-5 3C-6-4 1-8 6-5 8-1 3 0 3 3 3 7-4 8-5 3Z";
const kBird = "M-7 0C-5-5 0-5 2-2L7-3 4 1C3 5-3 6-6 3Z";

function at(x: number, y: number, d: string, extra = ""): string {
  return `<path transform="translate(${x} ${y})" d="${d}" ${extra}/>`;
}

function blossom(x: number, y: number, colour: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288]
    .map((turn) => `<ellipse cx="0" cy="-4.2" rx="2.7" ry="3.6" transform="rotate(${turn})"/>`)
    .join("");
  return `<g transform="translate(${x} ${y})" fill="${colour}">${petals}<circle r="2.2"
    fill="${heart}"/></g>`;
}

/**
 * The `<pattern id="p">` of a print in `colour`, with a second colour for details; empty for
 * plain.
 */
export function patternTile(kind: Pattern, colour: string, second: string): string {
  const tile = (size: number, art: string, turn = 0): string =>
    `<pattern id="p" width="${size}" height="${size}" patternUnits="userSpaceOnUse"
      patternTransform="rotate(${turn})"
      fill="${colour}">${art}</pattern>`;
  switch (kind) {
    case "plain":
      return "";
    case "spots":
      return tile(22, '<circle cx="5.5" cy="5.5" r="4.3"/><circle cx="16.5" cy="16.5" r="4.3"/>');
    case "stripes":
      return tile(18, '<rect width="18" height="7" y="3"/>');
    case "gingham":
      return tile(
        20,
        '<rect width="20" height="10" opacity=".55"/><rect width="10" height="20" opacity=".55"/>',
      );
    case "hearts":
      return tile(28, at(7, 7, kHeart) + at(21, 21, kHeart), -8);
    case "stars":
      return tile(32, at(8, 8, kStar) + at(24, 24, kStar), 10);
    case "berries":
      return tile(30, berry(8, 9, colour, second) + berry(23, 24, colour, second), 8);
    case "paisley":
      return tile(30, at(8, 8, kDrop) + at(23, 23, kDrop, 'opacity=".8"'), 14);
    case "leaves":
      return tile(30, at(8, 9, kLeaf) + at(23, 24, kLeaf, 'opacity=".75"'), 20);
    case "blossom":
      return tile(
        34,
        blossom(9, 9, colour, second) +
          blossom(26, 26, colour, second) +
          '<circle cx="26" cy="8" r="1.8"/><circle cx="9" cy="26" r="1.8"/>',
      );
    case "animals":
      return tile(32, at(9, 9, kBird) + at(25, 25, kBird));
    case "waves":
      return tile(
        24,
        `<path d="M0 8q6-7 12 0t12 0M0 20q6-7 12 0t12 0" fill="none" stroke="${colour}"
          stroke-width="3"/>`,
      );
    case "chevron":
      return tile(
        24,
        `<path d="M0 10 12 2 24 10M0 22 12 14 24 22" fill="none" stroke="${colour}"
          stroke-width="3.4"/>`,
      );
    case "cross":
      return tile(
        60,
        `<path d="M30 0V60M0 30H60" stroke="${colour}" stroke-width="12"/><path
          d="M30 0V60M0 30H60" stroke="${second}" stroke-width="6"/><path
          d="M4 4 22 22M56 4 38 22M4 56 22 38M56 56 38 38" stroke="${colour}"
          stroke-width="5"/>`,
      );
  }
}

function berry(x: number, y: number, colour: string, second: string): string {
  const fruit = "M-5-3C-5-6 5-6 5-3 5 2 2 6 0 7-2 6-5 2-5-3Z";
  return (
    `<g transform="translate(${x} ${y})"><path d="${fruit}" fill="${colour}"/>` +
    `<path d="M-5-4 0-7 5-4 0-2Z" fill="${second}"/></g>`
  );
}
