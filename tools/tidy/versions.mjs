// SPDX-License-Identifier: MIT
//
// project(VERSION) of the root CMakeLists.txt is the version; whoever repeats it must agree.

const repeats = [
  { path: "web/tillside/package.json", pattern: /"version": "([^"]+)"/ },
  { path: "web/storefront/package.json", pattern: /"version": "([^"]+)"/ },
  { path: "web/storefront/package.json", pattern: /"tillside": "\^?([^"]+)"/ },
  { path: "sync-server/openapi.yaml", pattern: /^ {2}version: ["']?([^"'\s]+)/m },
];

export function checkVersions(files) {
  const root = files.find(({ path }) => path === "CMakeLists.txt");
  const version = /^\s*VERSION ([\d.]+)/m.exec(root?.text ?? "")?.[1];
  if (!version) return [];
  const findings = [];
  for (const { path, pattern } of repeats) {
    const file = files.find((other) => other.path === path);
    const stated = file && pattern.exec(file.text)?.[1];
    if (stated && stated !== version && stated !== "*") {
      const text = `${stated} is not the version of CMakeLists.txt, ${version}`;
      findings.push({ path, line: 1, rule: "version", text });
    }
  }
  const log = files.find(({ path }) => path === "CHANGELOG.md");
  if (log && !log.text.includes(`## [${version}]`) && !log.text.includes("## [Unreleased]")) {
    findings.push({
      path: log.path,
      line: 1,
      rule: "version",
      text: `says nothing about ${version}`,
    });
  }
  return findings;
}
