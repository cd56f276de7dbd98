import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { itemsAt, literalAt, pointerPath, replaceAt } from '../../../../src/core/json/spans.ts';
import type { Answer } from '../../../../src/core/model/provider.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { exampleProvider, manifestText } from '../../../support/manifests.ts';
import type { Vendor } from '../../../support/vendors/vendor.ts';
import { vendors } from '../../../support/vendors/vendors.ts';

const question = { page: 1, pageSize: 20, filters: {} };

/** The first page of a vendor as text, as the example asks for it. */
function pageOf(vendor: Vendor): { readonly text: string; readonly headers: ReadonlyMap<string, string> } {
  const provider = exampleProvider(vendor.id);
  const options = vendor.options ?? {};
  const { path, params = {}, headers: fixed = {} } = provider.list(question, options).request;
  const proof = provider.authMethods[0]?.headers(vendor.credentials) ?? {};
  const headers = Object.fromEntries(
    Object.entries({ ...fixed, ...proof }).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const query = new Map(Object.entries(params));
  const reply = vendor.answer({ path, query, headers, origin: 'https://vendor.example' }, 3);
  const sent = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { text: JSON.stringify(reply.body), headers: new Map(sent) };
}

for (const vendor of vendors) {
  const provider = exampleProvider(vendor.id);
  const { list, fields } = JSON.parse(manifestText(vendor.id)) as { list: { rows: string }; fields: { id: string } }; // as all examples have them

  describe(`the example for ${provider.title}, row by row`, () => {
    const { text, headers } = pageOf(vendor);
    const rowsPath = pointerPath(list.rows);
    const [first] = itemsAt(text, rowsPath);
    const row = text.slice(first?.start, first?.end);
    const withRows = (...rows: readonly string[]): string => {
      const literal = literalAt(text, rowsPath) ?? '';
      return rowsPath.length === 0 ? `[${rows.join()}]` : text.replace(literal, () => `[${rows.join()}]`);
    };
    const answerOf = (body: string): Answer => ({ connectionId: 'c1', text: body, json: JSON.parse(body), headers });
    const read = (body: string) => provider.list(question, vendor.options ?? {}).read(answerOf(body));
    const withId = (literal: string) => replaceAt(row, fields.id, literal);

    it('says of every field where it comes from, and of every place what it gave', () => {
      const answer = answerOf(text);
      const { records } = provider.list(question, vendor.options ?? {}).read(answer);
      equal(records.length, 3);
      for (const record of records) {
        ok(answer.text.includes(record.raw));
        for (const [key, value] of Object.entries(record.customer))
          equal(record.sources[key as keyof typeof record.customer] !== undefined, value !== null, key);
      }
    });

    it('keeps the digits of a number that is an ID', () =>
      deepEqual(
        read(withRows(...['9007199254740993', '-0', '1.10', '0'].map(withId))).records.map(
          ({ customer }) => customer.id,
        ),
        ['9007199254740993', '-0', '1.10', '0'],
      ));

    it('makes a problem of a row without a usable ID, and reads the others', () => {
      const broken = ['null', '""', '{}', '[1]', 'true', '1e400'].map(withId);
      const page = read(withRows(row, ...broken, 'null', '7', withId('"last"')));
      deepEqual(
        page.records.map(({ customer }) => customer.id),
        [vendor.idOf(1), 'last'],
      );
      deepEqual(
        page.problems.map(({ raw }) => raw),
        [...broken, 'null', '7'],
      );
    });

    it('leaves a field blank, and no other one, where its place has another type', () => {
      const [whole] = read(withRows(row)).records;
      ok(whole);
      for (const [key, pointers] of Object.entries(whole.sources)) {
        if (key === 'id' || pointers.length !== 1) continue;
        const [pointer = ''] = pointers;
        const shared: readonly string[] = Object.entries(whole.sources)
          .filter(([, others]) => others.includes(pointer))
          .map(([name]) => name);
        for (const other of ['{"x":1}', '["x"]']) {
          const [blank] = read(withRows(replaceAt(row, pointer, other))).records;
          ok(blank);
          for (const [name, value] of Object.entries(whole.customer)) {
            // A phone number is read by the country beside it.
            if (shared.includes(name) || name === 'phone') continue;
            deepEqual(blank.customer[name as keyof typeof blank.customer], value, `${name} after ${pointer}`);
          }
          ok(!(blank.sources[key as keyof typeof blank.sources] ?? []).includes(pointer), key);
        }
      }
    });

    it('reads what nobody documented: hostile names, 5,000 levels, lone surrogates, a key twice', () => {
      const deep = `${'{"a":['.repeat(2500)}1${']}'.repeat(2500)}`;
      const more = (members: string) => `${row.slice(0, -1)},${members}}`;
      const { records, problems } = read(
        withRows(
          more(`"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"deep":${deep}`),
          withId(String.raw`"\ud800"`),
        ),
      );
      deepEqual({ records: records.length, problems }, { records: 2, problems: [] });
      equal(({} as { polluted?: unknown }).polluted, undefined);
      equal(records[1]?.customer.id, '\ud800');
      ok(records[0]?.raw.includes(deep));
    });

    for (const wrong of ['null', '"x"', '7', 'true']) {
      it(`answers ${wrong} with a schema error, in the list and for one customer`, () => {
        throws(() => read(wrong), failsAs('schema', new RegExp(provider.title)));
        // Where the whole answer is the customer, nothing in its place is an unknown one.
        const isBare = ['Stripe', 'WooCommerce', 'Mollie', 'Razorpay', 'HubSpot', 'Polar'].includes(provider.title);
        throws(
          () => provider.get('1', vendor.options ?? {}).read(answerOf(wrong)),
          failsAs(wrong === 'null' && isBare ? 'notFound' : 'schema', new RegExp(provider.title)),
        );
      });
    }

    for (const wrong of ['"none"', '7', 'true', '{"reason":"none"}']) {
      it(`answers a list that is ${wrong} with a schema error`, () => {
        const literal = literalAt(text, rowsPath) ?? '';
        throws(
          () => read(rowsPath.length === 0 ? wrong : text.replace(literal, () => wrong)),
          failsAs('schema', new RegExp(provider.title)),
        );
      });
    }

    it('refuses an ID that would reach another endpoint', () => {
      for (const wrong of ['', '.', '..', '\ud800'])
        throws(() => provider.get(wrong, vendor.options ?? {}), failsAs('badRequest', /ID/));
      match(provider.get('a/../b?c#d', vendor.options ?? {}).request.path, /\/a%2F\.\.%2Fb%3Fc%23d(?:\.json)?$/);
    });

    it('explains every credential, option and filter in one line', () => {
      const explained = [
        ...provider.authMethods.flatMap(one => one.credentials),
        ...provider.options,
        ...provider.filters,
      ];
      for (const { title, hint } of explained) ok(title && hint && !/\n/.test(hint) && hint.length < 90, title);
    });
  });
}
