import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Connection, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { Privacy, type PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { fieldsOfNobody } from '../../customers/privacy/nobody.ts';

/** As VS Code's: what is appended as text is marked here, so that a test can tell it from markup. */
class MarkdownString {
  value = '';
  isTrusted: unknown;
  appendText(text: string): void {
    this.value += `{${text}}`;
  }
  appendMarkdown(text: string): void {
    this.value += text;
  }
}

const connection: Connection = {
  ...{ id: 'c1', provider: 'p', name: 'Shop', baseUrl: 'https://x.test', environment: 'production', options: {} },
};
const record = (id: string, email: string, name = 'Ada'): CustomerRecord => ({
  connectionId: 'c1',
  customer: { ...fieldsOfNobody, id, email, name, status: 'active' },
  raw: '{}',
  sources: {},
});

describe('the card over an ID or an e-mail address in an editor', () => {
  let cards: typeof import('../../../../src/ui/search/hover-card.ts');
  let mode: PrivacyMode;
  let asked: string[];

  before(async () => {
    cards = await withVscode({ MarkdownString }, () => import('../../../../src/ui/search/hover-card.ts'));
  });
  beforeEach(() => {
    mode = 'off';
    asked = [];
  });

  const services = (records: readonly CustomerRecord[]) =>
    ({
      store: { connections: [connection] },
      connections: { provider: () => ({ title: 'Provider' }) },
      index: {
        async search({ connectionId, text }: { connectionId: string; text: string }) {
          asked.push(`${connectionId} ${text}`);
          return { records };
        },
      },
      privacy: new Privacy({
        mode: () => mode,
        isProduction: id => id === 'c1',
        pseudonyms: () => new Pseudonyms(new Uint8Array(32)),
      }),
    }) as unknown as Services; // as much of them as a card asks for

  it('is about what the pointer is on, in a line of any length', () => {
    const line = 'user ada@example.com of cust_0123abcd failed';
    equal(cards.pointedAt(line, 8)?.text, 'ada@example.com');
    deepEqual(cards.pointedAt(line, 30), { kind: 'id', text: 'cust_0123abcd', from: 24, to: 37 });
    equal(cards.pointedAt(line, 2), undefined);
    const long = `${'x '.repeat(500_000)}ada@example.com${' y'.repeat(500_000)}`;
    deepEqual(cards.pointedAt(long, 1_000_003), {
      kind: 'email',
      text: 'ada@example.com',
      from: 1_000_000,
      to: 1_000_015,
    });
  });

  it('is about no secret', () => {
    equal(cards.pointedAt('api_key=3f2c8a10-1111-4222-8333-444455556666', 15), undefined);
  });

  it('knows those whose ID or address it is, and no one who only resembles them', async () => {
    const all = [record('1', 'ada@example.com'), record('2', 'ADA@example.com'), record('3', 'xada@example.com')];
    const known = await cards.knownBy(services(all), 'ada@example.com');
    deepEqual(
      known.map(({ customer }) => customer.id),
      ['1', '2'],
    );
    deepEqual(asked, ['c1 ada@example.com']);
  });

  it('finds the same person in other connections by an ID, and leads to them by the address', async () => {
    const elsewhere = { ...record('7', 'ADA@example.com'), connectionId: 'c2' };
    const all = services([record('cust_1', 'ada@example.com'), elsewhere, record('9', 'bob@example.com')]);
    const known = await cards.knownBy(all, 'cust_1');
    deepEqual(
      known.map(({ customer }) => customer.id),
      ['cust_1', '7'],
    );
    deepEqual(asked, ['c1 cust_1', 'c1 ada@example.com']);
    const argument = encodeURIComponent('[{"text":"ada@example.com"}]');
    ok(cards.cardOf(all, known)?.value.includes(` · [Also at 1](command:clientele.search?${argument})`));
    ok(!cards.cardOf(all, known.slice(0, 1))?.value.includes('Also at'));
  });

  it('says who that is and where, as text, with two links that it may run', () => {
    const card = cards.cardOf(services([]), [record('cust_1', 'a@b.test', '[x](command:evil)')]);
    ok(card);
    ok(card.value.startsWith('{[x](command:evil) · Active}\n\n{Shop · Provider · production}'));
    ok(
      card.value.includes(
        `[Open](command:clientele.openCustomer?${encodeURIComponent('[{"connectionId":"c1","customerId":"cust_1"}]')})`,
      ),
    );
    deepEqual(card.isTrusted, {
      enabledCommands: ['clientele.openCustomer', 'clientele.copyAsCurl', 'clientele.search'],
    });
  });

  it('has three lines for the first and one for every other, which says the name only where that is another', () => {
    const all = [record('1', 'a@b.test'), record('2', 'a@b.test'), record('3', 'a@b.test', 'Bob')];
    const lines = cards
      .cardOf(services([]), all)
      ?.value.replaceAll(/\(command:[^)]*\)/g, '')
      .trim()
      .split('\n\n');
    deepEqual(lines, [
      ...['{Ada · Active}', '{Shop · Provider · production}', '[Open] · [Copy as cURL]'],
      ...['{Shop · Provider · production · Active} · [Open] · [Copy as cURL]'],
      ...['{Shop · Provider · production · Bob · Active} · [Open] · [Copy as cURL]'],
    ]);
  });

  it('has links that no bracket in an ID ends', () => {
    const card = cards.cardOf(services([]), [record('a) *b* (c', 'a@b.test')]);
    const [, address = ''] = /\[Open\]\(([^()]*)\) · /.exec(card?.value ?? '') ?? [];
    deepEqual(JSON.parse(decodeURIComponent(address.split('?')[1] ?? '""')), [
      { connectionId: 'c1', customerId: 'a) *b* (c' },
    ]);
  });

  it('has the pseudonym and no link in privacy mode', () => {
    mode = 'on';
    const card = cards.cardOf(services([]), [record('cust_1', 'a@b.test', 'Canariensis')]);
    ok(card);
    match(card.value, /^\{[^}]+ · Active\}/);
    doesNotMatch(card.value, /Canariensis|cust_1|command:/);
  });

  it('has no name of the same person elsewhere beside a pseudonym, where one of two connections is covered', () => {
    mode = 'production';
    const elsewhere = { ...record('7', 'a@b.test', 'Canariensis'), connectionId: 'c2' };
    const both = services([]);
    const { connections } = both.store;
    Object.assign(both.store, { connections: [...connections, { ...connection, id: 'c2', name: 'Sandbox' }] });
    const value = (records: readonly CustomerRecord[]) => cards.cardOf(both, records)?.value ?? '';
    match(value([elsewhere]), /Canariensis/);
    doesNotMatch(value([record('1', 'a@b.test', 'Canariensis'), elsewhere]), /Canariensis|command:/);
  });

  it('asks of somebody unknown who can answer in one request, by links whose names are no markup', () => {
    const of = (name: string, provider: string) => ({ ...connection, id: name, name, provider });
    const asking = {
      store: { connections: [of('[x](command:evil) $(x)', 'ids'), of('Mail', 'emails'), of('None', 'none')] },
      connections: {
        provider: ({ provider }: Connection) => ({
          idShape: provider === 'ids' ? /^cust_/ : /^$/,
          ...(provider === 'emails' && { serverSearch: (text: string) => ({ send: text, looksAt: '' }) }),
        }),
      },
    } as unknown as Services; // as above
    const byId = cards.askCard(asking, { kind: 'id', text: 'cust_1' });
    ok(
      byId?.value.startsWith('[Ask \\[x\\](command:evil) $(x) (1 request)](command:clientele.openCustomer?'),
      byId?.value,
    );
    const byEmail = cards.askCard(asking, { kind: 'email', text: 'a@b.test' });
    ok(byEmail?.value.startsWith('[Ask Mail (1 request)](command:clientele.search?'), byEmail?.value);
    ok(!byEmail?.value.includes('None'));
    equal(cards.askCard(asking, { kind: 'id', text: '4' }), undefined);
  });

  it('is none where nobody is known, and names no more than five', () => {
    equal(cards.cardOf(services([]), []), undefined);
    const many = Array.from({ length: 8 }, (_, at) => record(String(at), 'a@b.test'));
    ok(cards.cardOf(services([]), many)?.value.endsWith('{and 3 more}'));
  });
});
