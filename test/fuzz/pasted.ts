// What is pasted, selected or stands in a terminal: a key in it is nobody's ID, and goes nowhere.

import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { queryOf } from '../../src/customers/match/query.ts';
import { idsIn, recognise } from '../../src/customers/match/recognise.ts';
import { startFrom } from '../../src/ui/search/search-start.ts';
import { anyText } from './texts.ts';

const key = fc.uuid();
const name = fc
  .tuple(
    fc.constantFrom('', 'x-', 'client_', 'customer_', 'my', '--', '"', "'"),
    fc.constantFrom(
      'api_key',
      'apiKey',
      'secret',
      'token',
      'password',
      'passwd',
      'credentials',
      'session_id',
      'Authorization',
    ),
    fc.constantFrom('', '_hash', '_id', '"', '\\"'),
  )
  .map(parts => parts.join(''));
const is = fc.constantFrom(
  '=',
  ': ',
  ' = ',
  ':"',
  "=>'",
  '="',
  ':\\"',
  ':\n',
  '=Bearer ',
  ': Token ',
  '%3D',
  '=live_',
  '="["',
);
const around = fc.oneof(
  anyText.map(text => text.replace(/["'\\\w]/g, '')),
  fc.constantFrom('', 'GET /v1/customers ', 'customer=42 ', '{"a":1,', 'curl -H ', '2024-03-20 INFO '),
);

export const sendsNoKeys = fc.property(around, name, is, key, around, (before, word, sign, secret, after) => {
  const line = `${before} ${word}${sign}${secret} ${after}`;
  ok(!idsIn(line).some(({ id }) => id === secret), 'a terminal links it');
  ok(!recognise(line)?.text.includes(secret), 'a line names it');
  ok(!queryOf(line)?.includes(secret), 'a search sends it');
  const start = startFrom(line);
  ok(start.held || !start.text.includes(secret), 'a selection sends it');
});

/** Whatever the text is, it is read without a fault, and what is found in it is searched for as it is. */
export const readsPasted = fc.property(anyText, anyText, (one, other) => {
  for (const text of [
    one,
    `${one} ${other}`,
    `customer=${one} ${other}`,
    `https://x.test/customers/${one}?q=${other}`,
  ]) {
    const named = recognise(text);
    if (named) ok(queryOf(named.text) === named.text, `${named.text} of ${text}`);
    const query = queryOf(text);
    ok(query === undefined || query.length <= text.length + 1);
  }
});
