#!/usr/bin/env bash
# @vscode/l10n-dev 0.0.35: which ways of importing the translator its exporter sees.
# Seven files call the same function of @vscode/l10n, each by another import. Expected: a namespace under any name and the
# plain `import { t }` are exported at the least, since the exporter reads the syntax tree. Seen: only the namespace, under any
# name, and its optional chain; `import { t }` itself is left out, and so are a renamed one, a `t` taken out of the namespace,
# and one that another file of the project hands on. The command ends well and counts what it found, not what it passed over.
# A project that wraps the translator in a module of its own ships bundles without a single one of its texts, and stays
# English; a test that compares the calls in the source with the bundle's keys shows it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @vscode/l10n-dev@0.0.35
mkdir src
translator="'@vscode/l10n'"
cat >src/namespace.ts <<<"import * as l10n from $translator; l10n.t('namespace');"
cat >src/other-name.ts <<<"import * as words from $translator; words.t('namespace of another name');"
cat >src/optional.ts <<<"import * as l10n from $translator; l10n?.t('optional chain');"
cat >src/named.ts <<<"import { t } from $translator; t('named import');"
cat >src/renamed.ts <<<"import { t as say } from $translator; say('renamed import');"
cat >src/taken.ts <<<"import * as l10n from $translator; const { t } = l10n; t('taken out');"
cat >src/translate.ts <<<"export { t } from $translator;"
cat >src/handed-on.ts <<<"import { t } from './translate'; t('handed on');"
npx --no-install vscode-l10n-dev export --outDir bundle src 2>/dev/null
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const all = ['namespace', 'namespace of another name', 'optional chain', 'named import', 'renamed import', 'taken out', 'handed on'];
const bundle = JSON.parse(readFileSync('bundle/bundle.l10n.json', 'utf8'));
const found = all.filter(text => text in bundle);
console.log('@vscode/l10n-dev', JSON.parse(readFileSync('node_modules/@vscode/l10n-dev/package.json', 'utf8')).version);
console.log('expected: at least the first four of', all);
console.log('seen:    ', found, 'and left out:', all.filter(text => !found.includes(text)));
assert.deepEqual(found, ['namespace', 'namespace of another name', 'optional chain']);
JS
node try.cjs
