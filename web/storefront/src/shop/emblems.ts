// SPDX-License-Identifier: MIT
// Which item stands for which category. It follows from the catalogue alone and takes a while to
// find, so it is kept on the device for as long as that version holds.

const kKey = "tillside.emblems";

interface Emblems {
  readonly version: string;
  readonly skus: Record<string, string>;
}

function read(): Emblems {
  try {
    const kept = JSON.parse(localStorage.getItem(kKey) ?? "") as Partial<Emblems>;
    if (typeof kept.version === "string" && typeof kept.skus === "object" && kept.skus !== null)
      return { version: kept.version, skus: { ...kept.skus } };
  } catch {
    // storage may be forbidden, empty or hold something else: then it is found anew
  }
  return { version: "", skus: {} };
}

let emblems = read();

export function keptEmblem(version: string, category: string): string | undefined {
  return emblems.version === version ? emblems.skus[category] : undefined;
}

export function keepEmblem(version: string, category: string, sku: string): void {
  if (emblems.version !== version) emblems = { version, skus: {} };
  emblems.skus[category] = sku;
  try {
    localStorage.setItem(kKey, JSON.stringify(emblems));
  } catch {
    // kept for this visit only
  }
}

/** All that are known, for the package to keep at hand. */
export function keptEmblems(): readonly string[] {
  return Object.values(emblems.skus);
}
