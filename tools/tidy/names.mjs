// SPDX-License-Identifier: MIT
//
// The words that docs/glossary.md sends back, looked for in the names that our own code declares.

import { findingAt, isGenerated } from "./source.mjs";

/** Word -> what to say instead. */
const banned = new Map(
  Object.entries({
    amt: "amount",
    basket_item: "line_item",
    cfg: "config",
    common: "name what it holds",
    data: "name what it holds",
    helper: "name what it does",
    info: "name what it holds",
    manager: "name what it does",
    mgr: "name what it does",
    misc: "name what it holds",
    promo: "promotion",
    pts: "points",
    qty: "quantity",
    rec: "recommendation",
    service: "name what it does",
    util: "name what it does",
    utils: "name what it does",
    xp: "growth_points",
    manjian: "spend_threshold_discount",
    handler: "name what it does",
  }),
);

/** Names that hold such a word for a reason. */
const allowed = [
  // The flag --data names the folder of a shop, and the code calls it as the user does.
  { name: /^(data_dir|dataDir|data_folder|dataFolder)$/, path: /./ },
  { name: /^data$/, path: /^sync-server\/src\/cli\// },
  // A reason of the quote's closed list, as the commission writes it (docs/rules/quote.md).
  { name: /^min_qty$/, path: /./ },
  // HTTP routes have handlers; the glossary leaves the word to them.
  { name: /handler/i, path: /^sync-server\/src\/http\// },
  // Symbols of the linker.
  { name: /^__/, path: /^wasm\// },
  // The platform's own words.
  {
    name: /^(serviceWorker|ServiceWorker\w*|dataset|DataView|DataTransfer|MessageEvent)$/,
    path: /^web\//,
  },
  { name: /^(Event)?Handler$|^handleEvent$/, path: /^web\// },
];

const source = /^(core|wasm|sync-server\/src|web\/[a-z]+\/src)\/.*\.(cpp|h|inc|ts|tsx)$/;

export function checkNames(files) {
  return files
    .filter((file) => source.test(file.path) && !isGenerated(file))
    .flatMap((file) => [...checkIdentifiers(file), ...checkFields(file)]);
}

function checkIdentifiers(file) {
  const findings = [];
  const seen = new Set();
  // A name after a dot, an arrow or a scope is somebody else's, or was found where it is declared.
  for (const match of file.code.matchAll(/(?<![.\w#]|->|::)[A-Za-z_]\w*/g)) {
    const name = match[0];
    if (seen.has(name)) continue;
    seen.add(name);
    // What the platform calls the content of a message.
    if (/^data\s*\}\s*:\s*MessageEvent/.test(file.code.slice(match.index))) continue;
    if (allowed.some((entry) => entry.name.test(name) && entry.path.test(file.path))) continue;
    const word = wordsOf(name).find((part) => banned.has(part));
    if (word) {
      findings.push(
        findingAt(file, match.index, "name", `${name}: not "${word}"; ${banned.get(word)}`),
      );
    }
  }
  return findings;
}

/** Words of the wire that say too little. */
function checkFields(file) {
  const findings = [];
  for (const match of file.text.matchAll(/\bfield\("(type|valid|data|info)"/g)) {
    if (/^sync-server\/src\/http\/problem/.test(file.path)) continue; // RFC 9457 calls it type.
    const better = match[1] === "type" ? "kind" : "a word that says what";
    findings.push(findingAt(file, match.index, "name", `field "${match[1]}": say ${better}`));
  }
  return findings;
}

/** The words of a snake_case or camelCase name, in lower case. */
function wordsOf(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split("_");
}
