#!/usr/bin/env bash
# humanparser 2.7.0, another-name-parser 0.1.0 and parse-full-name 1.2.7: one name of a customer taken apart into first and last, as
# APIs want it that have two fields. Short names of China, Vietnam, India and Sierra Leone, in the order of the West. Expected: the
# first word is the first name and the second the last, as all three have it for “Kofi Mensah”. Seen: “Ma” is a degree for one (a
# Master of Arts), “Do” another one for the second (a doctor of osteopathy), for which Vi is the sixth of her line, V the
# fifth and “Pa” a degree as well; “An Do” has a prefix and a suffix and no name between them. The third one takes “Le Thi”
# for a last name alone, with an article before it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts humanparser@2.7.0 another-name-parser@0.1.0 parse-full-name@1.2.7
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const another = require('another-name-parser');
const human = require('humanparser');
const { parseFullName } = require('parse-full-name');

const parse = another.default ?? another;
const said = (first, last) => `${first || '–'} / ${last || '–'}`;
const libraries = {
  humanparser(text) {
    const { firstName, lastName } = human.parseName(text);
    return said(firstName, lastName);
  },
  'another-name-parser'(text) {
    const { first, last } = parse(text);
    return said(first, last);
  },
  'parse-full-name'(text) {
    const { first, last } = parseFullName(text);
    return said(first, last);
  },
};
const names = Object.keys(libraries);
const customers = ['Kofi Mensah', 'Wei Ma', 'An Do', 'Vi Nguyen', 'V Kumar', 'Pa Kamara', 'Le Thi'];
const seen = customers.map(customer => ({
  customer,
  ...Object.fromEntries(names.map(name => [name, libraries[name](customer)])),
}));
for (const name of names) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('expected: first / last, the two words of each');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => names.map(name => row[name]).join(' | ')),
  [
    'Kofi / Mensah | Kofi / Mensah | Kofi / Mensah',
    'Wei / – | Wei / Ma | Wei / Ma',
    'An / Do | – / – | An / Do',
    'Vi / Nguyen | Nguyen / – | Vi / Nguyen',
    'V / Kumar | Kumar / – | V / Kumar',
    'Pa / Kamara | Kamara / – | Pa / Kamara',
    'Le / Thi | Le / Thi | – / Le Thi',
  ],
);
JS
node try.cjs
