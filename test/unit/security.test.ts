// What a hostile provider, a hostile settings entry and another extension try, and do not get.

import { deepEqual, doesNotThrow, equal, match, ok, rejects, throws } from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import manifest from '../../package.json' with { type: 'json' };
import { countryCode } from '../../src/core/fields/country.ts';
import { redact } from '../../src/core/http/redact.ts';
import { pathOf, withoutEndSlashes } from '../../src/core/http/request-path.ts';
import type { Query } from '../../src/core/model/customer.ts';
import { Drift } from '../../src/core/model/drift.ts';
import { isClienteleError } from '../../src/core/model/errors.ts';
import { completeConnection } from '../../src/core/read-connections.ts';
import { tokenFault } from '../../src/core/requests/authentication.ts';
import { csvLines } from '../../src/customers/export/csv.ts';
import { providers } from '../../src/providers/index.ts';
import { avatarSource } from '../../src/ui/detail/avatar.ts';
import { rawLanguage } from '../../src/ui/text/customer-text.ts';
import { visibleValue } from '../../src/ui/text/visible.ts';
import { localClient, providerOf } from '../support/local-client.ts';
import type { Handler } from '../support/local-server.ts';

const json =
  (value: unknown): Handler =>
  response =>
    response.end(JSON.stringify(value));
const ask = { signal: new AbortController().signal };

describe('a credential in a provider’s words', () => {
  it('is taken out whatever its length', () => {
    // Tokens of this size are common: a pattern made of one is too large to be compiled, and its error would quote it.
    const token = `eyJhbGciOi.${'x9Y-'.repeat(4000)}`;
    equal(redact(`Token ${token} has ended`, [token]), 'Token ••• has ended');
    equal(redact(`Token ${encodeURIComponent(JSON.stringify(token))}`, [token]), 'Token %22•••%22');
  });

  it('is no token of megabytes, which no header can hold', () => {
    equal(tokenFault({ credentials: { accessToken: 'x'.repeat(8000) }, expiresIn: 60 }), undefined);
    ok(tokenFault({ credentials: { accessToken: 'x'.repeat(1_000_000) }, expiresIn: 60 }));
  });
});

describe('a hostile answer', () => {
  const read = (id: string, text: string) =>
    providerOf(id)
      .list({ page: 1, pageSize: 50, filters: {} }, {})
      .read({ connectionId: 'c', text, json: JSON.parse(text) });
  const tooLarge = (error: unknown) => isClienteleError(error) && error.kind === 'tooLarge';

  it('of millions of rows is refused before anything is made of them', () => {
    throws(() => read('cartevo', `{"data":[${'0,'.repeat(3_000_000)}0]}`), tooLarge);
    const keyed = Array.from({ length: 250_001 }, (_, at) => `"k${at}":{}`).join();
    throws(() => read('xtrakit', `{"data":{"customers":{${keyed}}}}`), tooLarge);
    // Of a key that stands again and again the parsed answer has but one.
    const again = '"":{"id":1},'.repeat(1_000_000);
    throws(() => read('xtrakit', `{"data":{"customers":{"a":{},${again}"b":{}}}}`), tooLarge);
  });

  it('of many faulty rows costs what its rows cost, not what their faults do', () => {
    const rows = 100_000;
    const before = process.memoryUsage().heapUsed;
    const page = read('cartevo', `{"data":[${'{"id":1},'.repeat(rows)}{"id":2,"email":[5]}]}`);
    const megabytes = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    equal(page.records.length, rows + 1);
    equal(page.records.at(-1)?.customer.email, null);
    equal(page.drift.find(({ kind, pointer }) => kind === 'missingField' && pointer === '/email')?.count, rows);
    ok(megabytes < 300, `${megabytes} MB`);
  });

  it('says which rows are faulty in whatever part of it they are', () => {
    const rows = Array.from({ length: 1203 }, (_, at) => (at % 400 === 3 ? 'null' : `{"id":${at}}`));
    const { problems, records } = read('cartevo', `{"data":[${rows.join()}]}`);
    deepEqual(
      problems.map(({ index, raw }) => [index, raw]),
      [3, 403, 803].map(index => [index, 'null']),
    );
    equal(records.at(-1)?.customer.id, '1202');
  });

  it('keeps no field name of megabytes in a report', () => {
    const drift = new Drift();
    for (let at = 0; at < 10; at++) drift.add('unknownField', `/${at}${'k'.repeat(1_000_000)}`);
    ok(JSON.stringify(drift.notes).length < 5000);
  });

  it('keeps no country of megabytes for the life of the window', () => {
    equal(countryCode(`${' '.repeat(1_000_000)}Ghana`), undefined);
    equal(countryCode('Ghana'), 'GH');
  });

  it('with a name of spaces does not hold up the window', () => {
    // Work that grows with the square of this would take longer than a test may.
    equal(visibleValue(`a${' '.repeat(1_000_000)}x`).length, 1);
    deepEqual(
      visibleValue('\u00a0a  ').map(({ text }) => text),
      ['⟨U+00A0⟩', 'a', '⟨U+0020⟩', '⟨U+0020⟩'],
    );
  });

  it('has VS Code fetch no schema when its raw JSON is opened', () => {
    equal(rawLanguage('{"$schema":"https://tracker.example/who"}'), 'plaintext');
    equal(rawLanguage(String.raw`{"id":1,"\u0024schema":"https://tracker.example/who"}`), 'plaintext');
    equal(rawLanguage('{"id":1,"name":"$schema","inner":{"$schema":"x"}}'), 'json');
    equal(rawLanguage('["$schema"]'), 'json');
  });

  it('names no image on a machine of the user’s network, and none that opens the page to every host', () => {
    for (const host of ['*', '*.example.com', 'localhost', 'router', '192.168.1.1', '127.1', '[::1]', '10.0.0.1.'])
      equal(avatarSource(`https://${host}/a.png`), undefined, host);
    for (const host of [
      ...['x.localhost', 'router.lan', 'printer.local', 'metadata.google.internal', 'nas.home.arpa', 'wiki.corp'],
      ...['127.0.0.1.nip.io', '10-0-0-1.sslip.io', '7f000001.nip.io', 'localtest.me', 'a.lvh.me', 'ROUTER.LAN'],
      ...['cdn.example.com:3000', 'cdn.example.com:8443'],
    ])
      equal(avatarSource(`https://${host}/a.png`), undefined, host);
    equal(avatarSource('https://local.example.com/a.png')?.policy, 'https://local.example.com/a.png');
    equal(avatarSource('https://cdn.example.com:443/a.png')?.policy, 'https://cdn.example.com/a.png');
    equal(avatarSource('https://cdn.example.com/a.png')?.policy, 'https://cdn.example.com/a.png');
    equal(avatarSource('https://bücher.example/a.png')?.policy, 'https://xn--bcher-kva.example/a.png');
  });
});

describe('an export as CSV', () => {
  /** As a spreadsheet reads it that splits at semicolons and knows quotes only where a cell begins. */
  const cellsOf = (csv: string) => csv.split(/[\r\n]+/).flatMap(line => line.split(';'));

  it('starts no formula in a spreadsheet that splits at semicolons', () => {
    for (const start of ['=', '+', '-', '@', '＝', '-1+', '+1+']) {
      for (const before of ['x;', 'x\n', 'x\r\n', ';', 'x;y;', 'x;"', 'x\r\n"', 'x; ', 'x; " ']) {
        const csv = csvLines([['1', `${before}${start}cmd|'/C calc'!A0;`, 'z']]);
        ok(!cellsOf(csv).some(cell => /^["\s]*[=@+\-＝]/.test(cell)), csv);
      }
    }
  });

  it('leaves numbers and ordinary texts as they are', () => {
    const row = ['a; b', 'x;-5', 'x;+49123\ny', '+49123', 'a\nb', 'a=b;c'];
    deepEqual(parse(csvLines([row])), [row]);
  });
});

describe('cURL commands', () => {
  it('hold nothing of an ID or an address that a shell could take for its own', async () => {
    const local = await localClient('cartevo', json({}), { path: "/a'(b)`c`$(d);e!f" });
    try {
      const command = local.client.curl(local.client.customerQuestion("1'\\'';$(calc)`calc`&|(calc)!x").request);
      const [, line = ''] = command.split('\n  ');
      match(line, /^'http:\/\/127\.0\.0\.1:\d+\/[A-Za-z0-9%._~/-]+' \\$/);
      const url = new URL(/'(.*)'/.exec(line)?.[1] ?? '');
      equal(decodeURIComponent(url.pathname), "/a'(b)`c`$(d);e!f/customers/1'\\'';$(calc)`calc`&|(calc)!x");
    } finally {
      await local.close();
    }
  });
});

describe('another extension', () => {
  it('cannot move a connection that it is given', () => {
    const entry = { id: 'a', provider: 'easytools', name: 'A', options: { currency: 'pln' } };
    const connection = completeConnection(entry, providers);
    ok(typeof connection === 'object');
    throws(() => Object.assign(connection, { baseUrl: 'https://elsewhere.example' }), TypeError);
    throws(() => Object.defineProperty(connection, 'baseUrl', { get: () => 'https://elsewhere.example' }), TypeError);
    throws(() => Object.assign(connection.options, { currency: 'eur' }), TypeError);
    doesNotThrow(() => Object.assign(entry.options, { currency: 'eur' }));
  });

  it('cannot have one filter checked and another one sent', async () => {
    const local = await localClient('devdraft', json({ data: [], total: 0 }));
    let asked = 0;
    const filters = Object.defineProperty({}, 'status', { enumerable: true, get: () => (asked++ ? 'x' : 'ACTIVE') });
    try {
      await local.client.page({ filters } as Query, ask);
      equal(new URL(local.server.requests[0]?.url ?? '', 'http://h').searchParams.get('status'), 'ACTIVE');
    } finally {
      await local.close();
    }
  });

  it('reaches no other endpoint with what is no ID', async () => {
    const dots = { isWellFormed: () => true, toString: () => '..' } as unknown as string;
    throws(() => pathOf('customers', dots), isClienteleError);
    const local = await localClient('cartevo', json({}));
    try {
      await rejects(local.client.customer(dots, ask), isClienteleError);
      equal(local.asked.length, 0);
    } finally {
      await local.close();
    }
  });
});

describe('a hostile settings entry', () => {
  const clauses = [
    ...JSON.stringify(manifest.contributes).matchAll(/config\.clientele\.connections =~ (\/(?:[^/\\]|\\.)*\/)/g),
  ];
  const patterns = [...new Set(clauses.map(([, clause = '']) => String(JSON.parse(`"${clause}"`))))].map(
    clause => new RegExp(clause.slice(1, -1)),
  );

  it('does not hold up the window by the expressions that show the views', () => {
    ok(patterns.length >= 7);
    const one = { id: 'a', provider: 'cartevo', name: 'n' };
    const settings: readonly unknown[] = [
      [{ ...one, name: 'x'.repeat(1_000_000) }],
      [{ ...one, name: '"provider":"cartevo"},'.repeat(20_000) }, '{'],
      [...Array.from({ length: 10_000 }, () => one), { id: '{' }],
      [{ ...one, options: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [at, one])), z: '{' }],
      [Array.from({ length: 10_000 }, () => [one]), '}{'],
      ['{'.repeat(100_000), '}'.repeat(100_000), one],
    ];
    // Work that grows with the square of these would take longer than a test may.
    const shown = settings.map(setting => patterns.filter(pattern => pattern.test(JSON.stringify(setting))).length);
    deepEqual(shown, [2, 3, 3, 3, 3, 3]);
  });

  it('names no base URL of more than 2,000 characters, and what is trimmed of one is counted from its end', () => {
    const of = (length: number) => ({
      ...{ id: 'a', provider: 'xtrakit', name: 'A' },
      baseUrl: `https://api.example.com/${'/'.repeat(length - 24)}`,
    });
    equal(typeof completeConnection(of(2000), providers), 'object');
    equal(typeof completeConnection(of(2001), providers), 'string');
    equal(withoutEndSlashes(`/a//b${'/'.repeat(100)}`), '/a//b');
    equal(withoutEndSlashes('///'), '');
  });

  it('names no base URL that reads as another origin once a path stands behind it', () => {
    const texts = [
      ...['https://api.example.com@evil.example', 'https://api.example.com:443@evil.example', 'https://a@b'],
      ...['http://127.0.0.1.evil.example', 'http://localhost.evil.example', 'http://2130706433.evil', 'http://0/'],
      ...['https://api.example\t.com', 'https://api.example.com\n.evil.example', 'https://api.example.com/\u200bv1'],
      ...['https://h?', 'https://h#', 'javascript:alert(1)', 'file:///etc', 'sample:x', 'http://[::ffff:10.0.0.1]'],
    ];
    for (const baseUrl of texts)
      equal(
        typeof completeConnection({ id: 'a', provider: 'xtrakit', name: 'A', baseUrl }, providers),
        'string',
        baseUrl,
      );
  });
});
