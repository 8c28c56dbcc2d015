// SPDX-License-Identifier: MIT
//
// Who may know whom (docs/architecture.md):
//
//     core <- wasm <- web/tillside <- web/storefront
//       ^---- sync-server            tests and tools see everything; nobody sees them

import { findingAt } from "./source.mjs";

// Headers of the standard library that would let a clock, a file, the network, chance, threads or
// the locale into core, or an order that differs from library to library.
const impure = new Set(
  [
    "atomic condition_variable future mutex shared_mutex thread",
    "cstdio filesystem fstream iomanip iostream istream ostream print sstream streambuf",
    "clocale ctime locale random stdio.h time.h unistd.h",
    "unordered_map unordered_set",
  ].flatMap((line) => line.split(" ")),
);

/** The one folder that may include a library. */
const homes = [
  { header: /^httplib\.h$/, home: /^(sync-server\/src\/http|tests)\// },
  { header: /^sqlite3\.h$/, home: /^(sync-server\/src\/store|tests)\// },
  { header: /^Eigen\//, home: /^(core\/src\/recommend|sync-server\/src\/learn|tests)\// },
  { header: /^CLI\//, home: /^sync-server\/src\/(cli\/|main\.cpp)/ },
  { header: /^emscripten(\/|\.h)/, home: /^wasm\// },
];

/** What each floor may include with quotes, beside files of its own folder. */
const floors = [
  { floor: /^core\//, sees: /^tillside\// },
  { floor: /^wasm\//, sees: /^(tillside\/|[a-z_]+\.h$)/ },
  { floor: /^sync-server\//, sees: /^(?!.*(core\/src|wasm\/|web\/|tests\/|tools\/))/ },
];

export function checkDirections(files) {
  const headers = new Set(files.map((file) => file.path).filter((path) => path.endsWith(".h")));
  return files.flatMap((file) => {
    if (/\.(cpp|h|inc)$/.test(file.path)) return checkIncludes(file, headers);
    if (/^web\/.*\.(ts|tsx|js|mjs)$/.test(file.path)) return checkImports(file);
    return [];
  });
}

function checkIncludes(file, headers) {
  const findings = [];
  const note = (match, text) => findings.push(findingAt(file, match.index, "direction", text));
  for (const match of file.text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)) {
    const [, bracket, header] = match;
    for (const { header: library, home } of homes) {
      if (library.test(header) && !home.test(file.path)) note(match, `<${header}> is not for here`);
    }
    if (file.path.startsWith("core/")) {
      if (bracket === "<" && impure.has(header)) note(match, `core is pure: no <${header}>`);
      const foreign = bracket === "<" && header.includes("/") && !header.startsWith("Eigen/");
      if (foreign) note(match, `core knows the standard library alone: <${header}>`);
    }
    if (bracket === '"') checkQuoted(file, header, headers, (text) => note(match, text));
  }
  return findings;
}

function checkQuoted(file, header, headers, note) {
  const rule = floors.find(({ floor }) => floor.test(file.path));
  if (!rule) return;
  const folder = file.path.replace(/[^/]*$/, "");
  const top = file.path.split("/").slice(0, 2).join("/");
  const own = headers.has(folder + header) || headers.has(`${top}/${header}`);
  const publicHeader = /^core\/include\//.test(file.path) && !header.startsWith("tillside/");
  if (publicHeader) note(`a public header includes public headers only: "${header}"`);
  if (header.includes("..") || !(own || rule.sees.test(header))) {
    note(`"${header}" is not known to this floor`);
  }
}

function checkImports(file) {
  const findings = [];
  const [, packageName] = file.path.split("/");
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']|new URL\(\s*["']([^"']+)["']/g;
  for (const match of file.text.matchAll(pattern)) {
    const target = match[1] ?? match[2];
    const note = (text) => findings.push(findingAt(file, match.index, "direction", text));
    if (target.startsWith(".") && leavesPackage(file.path, target)) {
      note(`"${target}" leaves the package`);
    }
    if (packageName === "tillside" && /^storefront(\/|$)/.test(target)) {
      note("the package does not know the storefront");
    }
    if (packageName === "storefront" && /^tillside\/(src|dist)\b/.test(target)) {
      note("the storefront imports tillside by its public names");
    }
  }
  return findings;
}

function leavesPackage(path, target) {
  const parts = path.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== ".") parts.push(step);
  }
  return !parts.join("/").startsWith(path.split("/").slice(0, 2).join("/"));
}
