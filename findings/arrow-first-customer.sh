#!/usr/bin/env bash
# apache-arrow 21.2.0, `tableFromJSON`: customers as an API sends them, to a table (and so to an Arrow or Feather file).
# Expected: what a customer does not have is null, and what has another type than before is an error.
# Seen: only what is sent as null is null. Where the key is missing a text is "" and a flag is false: whoever was never asked for
# consent has refused it. Of an object only the fields of the first customer's are kept, so that the next one's postal code is gone;
# an ID that is a text after one that is a number is null; after a first customer without tags everybody's tags are null.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts apache-arrow@21.2.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { tableFromIPC, tableFromJSON, tableToIPC } from 'apache-arrow';

const lists = {
  'null is sent': [{ phone: '+49 30 1', consent: true }, { phone: null, consent: null }],
  'nothing is sent': [{ phone: '+49 30 1', consent: true }, {}],
  'a field more': [{ address: { city: 'Ulm' } }, { address: { city: 'Bonn', postal_code: '53111' } }],
  'an ID with letters': [{ id: 17 }, { id: 'EU-17' }],
  'the first without tags': [{ tags: [] }, { tags: ['vip'] }],
};
const seen = Object.entries(lists).map(([what, customers]) => {
  const table = tableFromIPC(tableToIPC(tableFromJSON(customers)));
  return [what, JSON.stringify(customers[1]), JSON.stringify(table.toArray()[1])];
});
for (const [what, sent, read] of seen) console.log(`${what}: sent ${sent} · seen ${read}`);
assert.deepEqual(
  seen.map(([, , read]) => read),
  [
    '{"phone":null,"consent":null}',
    '{"phone":"","consent":false}',
    '{"address":{"city":"Bonn"}}',
    '{"id":null}',
    '{"tags":[null]}',
  ],
);
JS
node try.mjs
