import { deepEqual, equal, ok } from 'node:assert/strict';
import { queryOf } from '../../../../src/customers/match/query.ts';
import { recognise } from '../../../../src/customers/match/recognise.ts';
import { startFrom } from '../../../../src/ui/search/search-start.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

const key = '3f2c8a10-1111-4222-8333-444455556666';
const customer = '4d4dad81-7899-4612-a9f6-133ce56a4507';

interface Link {
  readonly id: string;
}
interface LinkProvider {
  provideTerminalLinks(context: { line: string }): readonly Link[];
}

describe('a text with a secret in it, at every door to a search', () => {
  let inTerminal: (line: string) => readonly string[];

  before(async () => {
    let registered: LinkProvider | undefined;
    class TerminalLink {}
    const window = {
      registerTerminalLinkProvider(provider: LinkProvider) {
        registered = provider;
        return { dispose() {} };
      },
    };
    const { terminalLinks } = await withVscode(
      { window, TerminalLink },
      () => import('../../../../src/ui/search/terminal-links.ts'),
    );
    terminalLinks(() => {});
    inTerminal = line => registered?.provideTerminalLinks({ line }).map(({ id }) => id) ?? [];
  });

  const secrets = [
    `api_key=${key}`,
    `api_key: "${key}"`,
    `{"apiKey":"${key}"}`,
    `{\\"client_secret\\": \\"${key}\\"}`,
    `:api_key=>"${key}"`,
    `CLIENT_SECRET='${key}'`,
    `x-api-key: ${key}`,
    `Authorization: Bearer ${key}`,
    `Authorization: Token ${key}`,
    `authorization: ApiKey ${key}`,
    `Cookie: sid=${key}`,
    `session_id=${key}`,
    `passwd=${key}`,
    `pwd = ${key}`,
    `user_password: ${key}`,
    `token=live_${key}`,
    `token_hash=${key}`,
    `keys: ["${key}"]`,
    `curl --token ${key}`,
    `curl --api-key "${key}"`,
    `https://shop:${key}@db.example.com/people`,
    `GET /reset-password/${key} 200`,
    `https://app.example.com/reset-password/${key}`,
    `https://app.example.com/view?api_key=${key}`,
    `next=%2Fview%3Ftoken%3D${key}`,
  ];
  for (const line of secrets) {
    it(`is no customer for the terminal, the selection, the clipboard and the box: ${line}`, () => {
      deepEqual(inTerminal(line), []);
      equal(recognise(line), undefined);
      // What is left of it may be filled in, and is sent nowhere by itself.
      const { text, isId, held } = startFrom(line);
      ok(text === '' || held === true);
      equal(isId, undefined);
    });
  }

  const shapes = [
    ...secrets.filter(line => !line.includes('reset-password')),
    'password=correct horse',
    'password: hunter2',
    'Authorization: Basic am9objpzZWNyZXQ=',
    'bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    `sk_live_${'4'.repeat(24)}`,
    'postgres://me:secret@localhost/shop',
    '4111 1111 1111 1111',
    '4111111111111111',
    '3782 822463 10005',
  ];
  for (const text of shapes) {
    it(`is neither filled in nor searched for: ${text}`, () => {
      deepEqual(startFrom(text), { text: '' });
      equal(queryOf(text), undefined);
    });
  }

  it('is no address that is a password', () => {
    for (const line of ['password=hunter@example.com', 'at https://jane:secret@db.example.com', 'pass: "a@b.org"'])
      equal(recognise(line), undefined, line);
  });

  it('is no number that is a code', () => {
    for (const line of ['token=+237671234567', 'pin: +237671234567']) equal(recognise(line), undefined, line);
  });

  it('still names a customer that stands beside it', () => {
    const lines = [
      `token=abc customer=${customer}`,
      `customer=${customer} api_key=${key}`,
      `Idempotency-Key: abc customer=${customer}`,
      `https://app.example.com/auth/customers/${customer}`,
      `https://app.example.com/customers/${customer}?token=${key}`,
      `clientKey=${key} ${customer}`,
      `monkeys: 3 ${customer}`,
      `author: ${customer}`,
      `passport ${customer}`,
      `compass=1, ${customer}`,
    ];
    for (const line of lines) {
      deepEqual(inTerminal(line), [customer], line);
      deepEqual(startFrom(line), { text: customer, isId: true }, line);
      equal(queryOf(line), customer, line);
    }
  });

  it('names and words are not taken for a secret', () => {
    for (const text of ['Ada Mbeki', 'Token Ring Ltd', 'Basic Books', 'Key West', 'Pin-Chun Chen', 'Secretan'])
      deepEqual({ start: startFrom(text), query: queryOf(text) }, { start: { text, held: true }, query: text });
  });
});

describe('what is selected in an editor', () => {
  it('begins a search by itself only where it names a customer', () => {
    deepEqual(startFrom(` ${customer}\n`), { text: customer, isId: true });
    deepEqual(startFrom('Ada <ada@example.org>'), { text: 'ada@example.org', isId: false });
    deepEqual(startFrom('correcthorsebatterystaple'), { text: 'correcthorsebatterystaple', held: true });
    deepEqual(startFrom('"Mbeki, Ada"'), { text: 'Mbeki Ada', held: true });
  });

  it('is not filled in where it is longer than a name, or more than a line', () => {
    for (const text of ['', '  ', 'two\nlines', 'x'.repeat(101)]) deepEqual(startFrom(text), { text: '' });
  });
});
