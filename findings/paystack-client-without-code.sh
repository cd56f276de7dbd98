#!/usr/bin/env bash
# @paystack/paystack-sdk, Paystack's own client for Node, as its last three releases are published: 1.0.1, 1.2.0 and 1.2.1.
# Expected: a client that lists customers once it is required or imported. Seen: the newest one, which `npm install` brings, has
# a licence, a README and settings of a compiler, and no code at all. The one before has some, which can be neither required
# nor imported: its files are said to be modules, and ask for folders. 1.0.1 of December 2024 can. Whoever pins no version has
# a client that installs without a word and fails at the first line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
cat >try.cjs <<'JS'
const { readdirSync, readFileSync } = require('node:fs');

async function main() {
  const folder = 'node_modules/@paystack/paystack-sdk';
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const scripts = readdirSync(folder, { recursive: true }).filter(name => /\.[cm]?js$/.test(name)).length;
  const tried = async load => {
    try {
      const loaded = await load();
      return typeof (loaded.default ?? loaded) === 'function' ? 'a client' : 'no client';
    } catch {
      return 'fails';
    }
  };
  const required = await tried(() => require('@paystack/paystack-sdk'));
  const imported = await tried(() => import('@paystack/paystack-sdk'));
  console.log([version, scripts > 0 ? 'has scripts' : 'has no script', required, imported].join(' | '));
}
main();
JS
for version in 1.0.1 1.2.0 1.2.1; do
  npm install --silent --no-audit --no-fund --ignore-scripts "@paystack/paystack-sdk@$version" >/dev/null
  node try.cjs
done | tee seen.txt
echo 'expected: each has scripts, and is a client both ways'
diff seen.txt - <<'SEEN'
1.0.1 | has scripts | a client | a client
1.2.0 | has scripts | fails | fails
1.2.1 | has no script | fails | fails
SEEN
