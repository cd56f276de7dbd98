#!/usr/bin/env bash
# Node.js 22.22.0 (with ada 2.9.2) and 24.21.0 (with ada 4.0.0): URL.canParse, asked about one address again and again, as a
# list of customers with a link each has it asked. Expected: one answer for one text. Seen: in Node 22 it says true of
# https://bücher.example some thousand times, and then false for good, once V8 has compiled the call; letters of Latin-1 in
# the host do it, in the path they do not, and `new URL` goes on reading the address. So it was in 20.9.0, 20.18.0, 20.20.2,
# 21.7.3, 22.0.0, 22.12.0 and 23.11.1; in Node 24 it says true always.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >try.cjs <<'JS'
const firstFalse = text => {
  for (let time = 0; time < 200_000; time++) if (!URL.canParse(text)) return time;
  return undefined;
};
const host = firstFalse('https://bücher.example/7');
const path = firstFalse('https://shop.example/bücher/7');
const { hostname } = new URL('https://bücher.example/7');
console.log(`Node ${process.version}: host ${host > 0 ? 'true, then false' : 'true'}, path ${path > 0 ? 'true, then false' : 'true'}, ${hostname}`);
JS
seen=''
for version in 22.22.0 24.21.0; do
  mkdir "$version"
  (cd "$version" && npm init --yes >/dev/null && npm install --silent --no-audit --no-fund "node@$version")
  seen+=$("$version/node_modules/node/bin/node" try.cjs)$'\n'
done
echo 'expected: host true, path true, both times'
printf 'seen:\n%s' "$seen"
[ "$seen" = 'Node v22.22.0: host true, then false, path true, xn--bcher-kva.example
Node v24.21.0: host true, path true, xn--bcher-kva.example
' ]
