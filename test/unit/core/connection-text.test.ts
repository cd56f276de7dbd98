import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { connectionText, readConnectionText } from '../../../src/core/connection-text.ts';
import { providers } from '../../../src/providers/index.ts';

const entry = { provider: 'devdraft', name: 'Shop EU', environment: 'sandbox' } as const;
const read = (value: unknown) =>
  readConnectionText(typeof value === 'string' ? value : JSON.stringify(value), providers);

describe('a connection as a text to hand on', () => {
  it('is what a setting holds of it, and reads as the same connection', () => {
    const connection = read(connectionText({ ...entry, baseUrl: 'https://api.shop.test/v0' }));
    ok(typeof connection !== 'string');
    const { id: _, ...rest } = connection;
    deepEqual(rest, { ...entry, baseUrl: 'https://api.shop.test/v0', options: {} });
  });

  it('keeps its group, and takes what is no name of one for none', () => {
    const named = read(connectionText({ ...entry, group: 'Europe' }));
    ok(typeof named !== 'string');
    equal(named.group, 'Europe');
    for (const group of ['', ' ', 7, null, ['Europe'], 'x'.repeat(101)]) {
      const connection = read({ ...entry, group });
      ok(typeof connection !== 'string', String(connection));
      ok(!('group' in connection));
    }
  });

  it('keeps how much one answer may have, and refuses what no answer can', () => {
    const named = read(connectionText({ ...entry, answerLimit: 100 }));
    ok(typeof named !== 'string');
    equal(named.answerLimit, 100);
    for (const answerLimit of [0, -1, 401, '100', null])
      match(String(read({ ...entry, answerLimit })), /answer limit must be a number of megabytes from 1 to 400/);
  });

  it('leaves out what else is handed to it, such as a key', () => {
    const text = connectionText({ ...entry, credentials: { clientKey: 'secret' }, token: 'secret' } as typeof entry);
    deepEqual(JSON.parse(text), entry);
    const connection = read({ ...entry, id: 'mine', credentials: { clientKey: 'secret' } });
    ok(typeof connection !== 'string');
    ok(!JSON.stringify(connection).includes('secret'));
    equal(connection.id, 'pasted');
  });

  it('is taken out of the list that a setting is, where it is the only one', () => {
    ok(typeof read([entry]) !== 'string');
    match(String(read([entry, entry])), /There is no connection on the clipboard/);
  });

  const refused: readonly (readonly [what: string, value: unknown, says: RegExp])[] = [
    ['no JSON', 'hello', /no connection on the clipboard/],
    ['nothing', '', /no connection on the clipboard/],
    ['a number', '5', /no connection on the clipboard/],
    ['a megabyte', `"${'x'.repeat(1_000_000)}"`, /no connection on the clipboard/],
    ['a list in a list', [[entry]], /no connection on the clipboard/],
    ['another provider', { ...entry, provider: 'stripe' }, /no provider “stripe”/],
    ['an address in the clear', { ...entry, baseUrl: 'http://api.example.com' }, /must begin with https/],
    ['a key in the address', { ...entry, baseUrl: 'https://key@api.example.com' }, /must not hold a user name/],
    ['an option that there is none of', { ...entry, options: { currency: 'pln' } }, /has no option/],
    ['sample data', { ...entry, baseUrl: 'sample:' }, /Explore Sample Data/],
  ];
  for (const [what, value, says] of refused)
    it(`is refused with a sentence: ${what}`, () => {
      match(String(read(value)), says);
    });
});
