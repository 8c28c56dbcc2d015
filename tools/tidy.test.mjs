// SPDX-License-Identifier: MIT
//
// Goal: every rule of tidy finds the violation it is for, and leaves its neighbour alone.
// Method: one row a rule: a small tree with a planted violation, and the same tree mended.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inputsHash } from "./tidy/inputs.mjs";
import { functionsOf } from "./tidy/sizes.mjs";
import { blank, makeFile } from "./tidy/source.mjs";
import { tidy } from "./tidy.mjs";

const licence = "// SPDX-License-Identifier: MIT\n";
const long = (count) => `${licence}void f() {\n${"  g();\n".repeat(count - 2)}}\n`;
const version = "project(\n  tillside\n  VERSION 0.1.0)\n";
const cmake = `# SPDX-License-Identifier: MIT\n${version}`;
const word = (...parts) => parts.join("");

/** [name, rule, path, violating text, mended text, other files] */
const rows = [
  [
    "core includes the clock",
    "direction",
    "core/src/a.cpp",
    "#include <ctime>",
    "#include <vector>",
  ],
  [
    "a route without a description",
    "route",
    "sync-server/src/http/routes.cpp",
    '{Route::chunk, "GET", "/v1/chunks/", f}, {Route::me, "GET", "/v1/me", f}',
    '{Route::chunk, "GET", "/v1/chunks/", f}',
    { "sync-server/openapi.yaml": "paths:\n  /v1/chunks/{hash}:\n    get:\n" },
  ],
  [
    "core includes a library",
    "direction",
    "core/src/a.cpp",
    "#include <sodium/x.h>",
    "#include <span>",
  ],
  [
    "Eigen outside of recommend",
    "direction",
    "core/src/pricing/a.cpp",
    "#include <Eigen/Dense>",
    "",
  ],
  [
    "core includes the server",
    "direction",
    "core/src/a.cpp",
    '#include "store/x.h"',
    '#include "tillside/x.h"',
  ],
  [
    "a public header includes a private one",
    "direction",
    "core/include/tillside/a.h",
    '#include "b.h"',
    '#include "tillside/b.h"',
  ],
  [
    "httplib outside of src/http",
    "direction",
    "sync-server/src/store/a.cpp",
    "#include <httplib.h>",
    "#include <sqlite3.h>",
  ],
  [
    "sqlite3 outside of src/store",
    "direction",
    "sync-server/src/http/a.cpp",
    "#include <sqlite3.h>",
    "#include <httplib.h>",
  ],
  [
    "the server includes core's sources",
    "direction",
    "sync-server/src/a.cpp",
    '#include "../../core/src/a.h"',
    '#include "tillside/a.h"',
  ],
  [
    "the package leaves its folder",
    "direction",
    "web/tillside/src/a.ts",
    'import x from "../../storefront/x.js";',
    'import x from "./x.js";',
  ],
  [
    "the storefront reaches into the package",
    "direction",
    "web/storefront/src/a.ts",
    'import "tillside/src/x.js";',
    'import "tillside/elements";',
  ],
  [
    "a double in pricing",
    "number",
    "core/src/pricing/a.cpp",
    "double x;",
    "int x; // not a double",
  ],
  [
    "libm in recommend",
    "number",
    "core/src/recommend/a.cpp",
    "auto x = std::exp(y);",
    "auto x = std::sqrt(y) + a.exp(1);",
  ],
  ["a banned word", "name", "core/src/a.cpp", "int promo_count;", "int promotion_count;"],
  [
    "a banned word in camel case",
    "name",
    "web/tillside/src/a.ts",
    "const orderInfo = 1;",
    "const orderState = event.data;",
  ],
  [
    "a field called type",
    "name",
    "core/include/tillside/a.h",
    'field("type", &A::x)',
    'field("kind", &A::x)',
  ],
  [
    "an unknown error",
    "error",
    "core/include/tillside/a.h",
    "/// @error nope  x",
    "/// @error bad_cart  x",
    {
      "core/include/tillside/errors.def": `${licence}E(bad_cart, 1, "x")\n`,
      "tests/core/a.cpp": `${licence}// bad_cart\n`,
    },
  ],
  [
    "an error without a test",
    "error",
    "tests/core/a.cpp",
    "other",
    "bad_cart",
    { "core/include/tillside/errors.def": `${licence}E(bad_cart, 1, "x")\n` },
  ],
  [
    "a number used twice",
    "error",
    "core/include/tillside/errors.def",
    'E(a_b, 1, "x")\nE(c_d, 1, "x")',
    'E(a_b, 1, "x")\nE(c_d, 2, "x")',
    { "tests/core/a.cpp": `${licence}// a_b c_d\n` },
  ],
  [
    "another version",
    "version",
    "web/tillside/package.json",
    '"version": "0.2.0"',
    '"version": "0.1.0"',
    { "CMakeLists.txt": cmake },
  ],
  [
    "no licence line",
    "licence",
    "script/x",
    "#!/bin/sh\n",
    "#!/bin/sh\n# SPDX-License-Identifier: MIT\n",
  ],
  ["two titles", "title", "docs/a.md", "# A\n\n# B\n", "# A\n\n```\n# not a title\n```\n"],
  ["a broken link", "link", "docs/a.md", "# A\n[b](b.md)\n", "# A\n[b](a.md)\n"],
  ["a reference to nowhere", "link", "core/src/a.cpp", "// @see rules", "// @see core/src/a.cpp"],
  ["unfinished work", "unfinished", "docs/a.md", `# A\n${word("TO", "DO")} later\n`, "# A\n"],
  [
    "a private path",
    "machine",
    "docs/a.md",
    `# A\n${word("/ho", "me/me/x")}\n`,
    "# A\nsee a/home/x\n",
  ],
  [
    "a registry",
    "machine",
    "web/package-lock.json",
    `"${word("resol", "ved")}": "https://x/y.tgz"`,
    "{}",
  ],
  [
    "a header that nobody includes",
    "dead",
    "sync-server/src/store/a.h",
    licence,
    licence,
    {},
    { "sync-server/src/store/b.cpp": `${licence}#include "store/a.h"\n` },
  ],
  ["a function of 61 lines", "size", "core/src/a.cpp", long(62), long(61)],
  ["101 columns", "size", "core/src/a.cpp", `// ${"x".repeat(98)}`, `// ${"x".repeat(97)}`],
  ["a file of 501 lines", "size", "core/src/a.cpp", `${licence}${"\n".repeat(500)}`, ""],
];

function findings(path, text, others) {
  const braces = /\.(cpp|h|ts|def)$/.test(path);
  const whole = braces && !text.startsWith(licence) ? licence + text : text;
  const rest = Object.entries(others).map(([name, body]) => makeFile(name, body));
  return tidy([makeFile(path, whole), ...rest]);
}

for (const [name, rule, path, bad, good, others = {}, cure = {}] of rows) {
  test(name, () => {
    const found = findings(path, bad, others);
    assert.ok(
      found.some((finding) => finding.rule === rule),
      `expected a finding of "${rule}", found ${JSON.stringify(found)}`,
    );
    assert.deepEqual(findings(path, good, { ...others, ...cure }), []);
  });
}

test("a stale generated file", () => {
  const header = makeFile("core/include/tillside/a.h", `${licence}int a;\n`);
  const hash = inputsHash([header]);
  const made = (stated) =>
    makeFile("web/tillside/src/generated/types.ts", `// inputs of SHA-256 ${stated}\n`);
  assert.deepEqual(tidy([header, made(hash)]), []);
  const commented = makeFile(header.path, `${licence}// why\nint a;\n`);
  assert.deepEqual(tidy([commented, made(hash)]), [], "a comment makes nothing stale");
  const changed = makeFile(header.path, `${licence}int b;\n`);
  assert.equal(tidy([changed, made(hash)])[0].rule, "generated");
});

test("comments and strings are blanked, code is not", () => {
  const cases = [
    ['int a = 1; // "b"', false, "int a = 1;"],
    ['s = "a\\"b"; c', false, "s =       ; c"],
    ['R"(a"b)" c', false, "R        c"],
    ["1'000 + x", false, "1'000 + x"],
    ["a /* b\n */ c", false, "a     \n    c"],
    ["f(`a ${g({b: `x`})} c`, d)", true, "f(                    , d)"],
    ['x = /[/"]/.test(y)', true, "x =       .test(y)"],
    ["a / b / c", true, "a / b / c"],
  ];
  for (const [text, script, expected] of cases) {
    const result = blank(text, script);
    assert.equal(result.length, text.length, text);
    assert.equal(result.trimEnd(), expected.trimEnd(), text);
  }
});

test("functions are told from scopes", () => {
  const count = (code) => functionsOf(code).length;
  assert.equal(count("namespace a { struct B { int c() const { return 1; } }; }"), 1);
  assert.equal(count("int a[] = {1, 2}; if (x) { y(); }"), 0);
  assert.equal(count("const f = (x) => { g(() => { h(); }); };"), 1);
  assert.equal(count("class A { m(x) { return 1; } n() { return 2; } }"), 2);
});
