#!/usr/bin/env bash
# @vscode/l10n-dev 0.0.35 beside @vscode/l10n 0.0.18: an escape in a message that is never translated.
# An extension says `l10n.t('Loading\u2026')` and `l10n.t('Caf\u00e9')`. Expected: the exporter writes the texts that run,
# "Loading…" and "Café". Seen: it reads three digits of the four, so the bundle asks translators for "LoadingȂ" (U+0202) and
# "Caf" with a control character behind it; the code looks up "Loading…", finds no translation and stays English, in every
# language, without a warning. The same text with the character itself, or as `\u{2026}`, is exported well. Buttons that end
# in an ellipsis, and names of countries, are where such escapes occur; a test can compare the bundle's keys with the texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @vscode/l10n-dev@0.0.35 @vscode/l10n@0.0.18
mkdir src
cat >src/messages.ts <<'TS'
import * as l10n from '@vscode/l10n';
export const messages = [l10n.t('Loading\u2026'), l10n.t('Caf\u00e9'), l10n.t('Saving\u{2026}'), l10n.t('Reading…')];
TS
npx --no-install vscode-l10n-dev export --outDir bundle src >/dev/null 2>&1
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const l10n = require('@vscode/l10n');

const keys = Object.keys(JSON.parse(readFileSync('bundle/bundle.l10n.json', 'utf8')));
// What a translator sends back: every exported text, marked.
l10n.config({ contents: Object.fromEntries(keys.map(key => [key, `translated: ${key}`])) });
const shown = ['Loading\u2026', 'Caf\u00e9', 'Saving\u{2026}', 'Reading…'].map(text => l10n.t(text));
for (const name of ['@vscode/l10n-dev', '@vscode/l10n']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: Loading…, Café, Saving… and Reading…, all of them translated');
console.log('seen:     exported', keys.map(key => JSON.stringify(key)).join(', '));
console.log('          shown   ', shown.join(', '));
assert.deepEqual(keys, ['Loading\u{202}', 'Caf\u{e}', 'Saving…', 'Reading…']);
assert.deepEqual(shown, ['Loading…', 'Café', 'translated: Saving…', 'translated: Reading…']);
JS
node try.cjs
