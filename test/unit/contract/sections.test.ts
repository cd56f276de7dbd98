import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { literalAt, pointerPath } from '../../../src/core/json/spans.ts';
import { providers } from '../../../src/providers/index.ts';
import { CARD_NUMBERS } from '../../../src/sandbox/people/card-numbers.ts';
import type { Notable, SandboxOptions, Shapes } from '../../../src/sandbox/server.ts';
import { type Stack, stackOf } from '../../faults/stack.ts';

// What belongs to a customer, asked for over real HTTP from the sample data in every shape that its sources have.

const shapes: Readonly<Record<string, readonly Shapes[]>> = {
  cartevo: [{ cartevo: 'pagination' }, { cartevo: 'none' }, { cartevoRows: 'code' }],
  yativo: [{ yativo: 'april' }, { yativo: 'openapi' }, { yativo: 'code' }, { yativo: 'live' }],
  devdraft: [{ devdraftAddresses: 'wrapped' }],
  xtrakit: [{ xtrakit: 'keyed' }, { xtrakit: 'single' }],
};

/** They change something, or hand out what is nobody's business. */
const never = /\/kyc\/|\/cards\/get\/|\/webhook|\/giftcards\/|\/logs\//;
const neverParameters = /reveal=true|includeRaw=true|sync=true|upcoming_invoice/;

/** Whole numbers of cards, their codes, tokens that hold them, and how a user signs in. */
const secrets = [
  ...CARD_NUMBERS.flatMap(number => [number, number.replaceAll(' ', '')]),
  ...['tkMplr_', '"cvv":"123"', '\\"cvv\\":\\"123\\"', '"otp":"123456"', 'sample.password.hash'],
];

describe('what belongs to a customer', () => {
  const stacks: Stack[] = [];
  afterEach(() => Promise.all(stacks.splice(0).map(one => one.close())));

  async function stack(provider: string, options: SandboxOptions = {}): Promise<Stack> {
    const made = await stackOf(provider, { syncDelay: 0, ...options });
    stacks.push(made);
    return made;
  }

  /** Yativo's code puts an error in the place of one part of a customer. */
  const isFailedPart = (section: string, which: Notable) => section === 'payouts' && which === 'odd';

  /** A section read to its end. */
  async function whole({ account, sandbox, provider }: Stack, id: string, which: Notable) {
    const opened = (await account()).section(id, sandbox.customer(provider, which));
    await opened.load();
    for (let pages = 1; opened.state.kind === 'more' && pages < 60; pages++) await opened.more();
    return opened;
  }

  for (const { id: provider, title, sections = [] } of providers.values()) {
    if (sections.length === 0) continue;

    for (const shape of [{}, ...(shapes[provider] ?? [])]) {
      it(`is read without asking what must not be asked, and kept without numbers of cards: ${title}, ${JSON.stringify(shape)}`, async () => {
        const made = await stack(provider, { shapes: shape });
        const { related } = await made.account();
        for (const section of sections) {
          for (const which of ['many', 'none', 'odd'] as const) {
            const opened = await whole(made, section.id, which);
            const { state, items, problems } = opened;
            if (state.kind === 'failed' && isFailedPart(section.id, which)) {
              match(state.error.message, /Payouts could not be retrieved/);
              continue;
            }
            equal(state.kind, 'done', `${section.id}: ${state.kind === 'failed' ? state.error.message : state.kind}`);
            const texts = [JSON.stringify(items), ...problems.map(({ raw }) => raw)];
            for (const item of items.slice(0, 3)) {
              const detail = await related.detail(section, item, { signal: new AbortController().signal });
              texts.push(JSON.stringify(detail ?? null));
            }
            for (const secret of secrets) {
              const escaped = JSON.stringify(secret).slice(1, -1);
              ok(!texts.some(text => text.includes(secret) || text.includes(escaped)), `${section.id} keeps ${secret}`);
            }
          }
        }
        for (const { method, path, query } of made.sandbox.requests) {
          ok(method === 'GET' || path === '/auth/token', `${method} ${path}`);
          ok(!never.test(path), path);
          ok(!neverParameters.test(decodeURIComponent(String(new URLSearchParams(query)))), path);
        }
      });
    }

    const { covered: ofCustomer } = providers.get(provider) ?? { covered: [] };
    if (ofCustomer.length > 0)
      it(`covers what is covered of a customer also in the customer inside a row: ${title}`, () => {
        for (const { covered, detail } of sections)
          for (const pointers of [covered, ...(detail ? [detail.covered] : [])])
            for (const pointer of ofCustomer) ok(pointers.includes(`/customer${pointer}`), pointer);
      });

    for (const section of sections) {
      const { owner } = section;
      if (owner)
        it(`is only the customer's own where the server ignores whose is asked for: ${title}, ${section.id}`, async () => {
          const made = await stack(provider, { records: { many: 45, othersToo: true, emptyIsNotFound: false } });
          const id = made.sandbox.customer(provider, 'many');
          const { customer } = (await (await made.account()).customer(id, { signal: new AbortController().signal }))
            .record;
          const opened = await whole(made, section.id, 'many');
          equal(opened.state.kind, 'done');
          const named = opened.items
            .map(({ raw }) => literalAt(raw, pointerPath(owner.pointer)) ?? 'null')
            // A row may name nobody: it is anybody's where nothing on its page speaks against it.
            .filter(literal => owner.always || literal !== 'null')
            .map(literal => String(JSON.parse(literal)));
          // Where no row of the whole section names anybody, the section says so, and the provider's word is all there is.
          if (named.length === 0 && !owner.always) return match(section.covers?.({}) ?? '', /name no customer/);
          deepEqual([...new Set(named)], [customer[owner.is]]);
          ok(opened.dropped > 0, 'what others have is counted');
        });

      it(`is nothing where the server answers 404 for none: ${title}, ${section.id}`, async () => {
        const made = await stack(provider, { records: { many: 45, othersToo: false, emptyIsNotFound: true } });
        const customerId = made.sandbox.customer(provider, 'none');
        const options: Record<string, string> = provider === 'easytools' ? { currency: 'pln' } : {};
        const isList = section.ask({ customerId }, options).nothing !== undefined;
        const { state, items } = await whole(made, section.id, 'none');
        equal(state.kind, 'done', state.kind === 'failed' ? state.error.message : state.kind);
        if (isList) deepEqual(items, []);
      });
    }
  }
});
