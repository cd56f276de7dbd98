import { deepEqual, equal, match, ok, throws } from 'node:assert/strict';
import { pointerPath } from '../../../src/core/json/spans.ts';
import type { Customer } from '../../../src/core/model/customer.ts';
import { providers } from '../../../src/providers/index.ts';
import { driftLines } from '../../support/drift-lines.ts';
import { failsAs } from '../../support/fails-as.ts';
import { valueAt } from './check-record.ts';
import { answerOf, nobody, read } from './reading.ts';
import { layoutOf, row, withRows } from './rows.ts';
import { sources } from './sources.ts';

for (const provider of providers.values()) {
  const { id } = layoutOf(provider);
  const list = (...rows: readonly string[]) => read(provider, withRows(provider, `[${rows.join()}]`));
  const table = sources[provider.id] ?? {};

  describe(`${provider.title}, row by row`, () => {
    it('says for every field where it comes from', () => deepEqual(list(row(provider)).records[0]?.sources, table));

    it('keeps the digits of a number that is an ID', () => {
      const ids = ['9007199254740993', '-0', '1.10', '0'];
      const { records } = list(...ids.map(literal => row(provider, { [id]: literal })));
      deepEqual(
        records.map(({ customer }) => customer.id),
        ids,
      );
    });

    it('makes a problem of a row without a usable ID, and reads the others', () => {
      const broken = [undefined, 'null', '""', '{}', '[1]', 'true', '1e400'].map(literal =>
        row(provider, { [id]: literal }),
      );
      const page = list(row(provider), ...broken, 'null', '7', row(provider, { [id]: '"last"' }));
      equal(page.records.length, 2);
      deepEqual(
        page.problems.map(({ index }) => index),
        [1, 2, 3, 4, 5, 6, 7, 8, 9],
      );
      deepEqual(
        page.problems.map(({ raw }) => raw),
        [...broken, 'null', '7'],
      );
      for (const { message } of page.problems) ok(message);
    });

    const places = Object.entries(table).flatMap(([field, pointers]) => pointers.map(pointer => ({ field, pointer })));
    for (const { field, pointer } of places.filter(place => place.field !== 'id')) {
      it(`leaves ${field} blank, and nothing else, where ${pointer} has another type`, () => {
        const [first = '', second] = pointerPath(pointer);
        const inner = (literal: string) =>
          JSON.stringify({ ...(valueAt(row(provider), `/${first}`) as object), [second ?? '']: JSON.parse(literal) });
        const pages = ['{"x":1}', '["x"]', '[]'].map(literal =>
          list(
            row(provider, { [first]: second === undefined ? literal : inner(literal) }),
            row(provider, { [id]: '2' }),
          ),
        );
        for (const page of pages) {
          const [broken, whole] = page.records;
          deepEqual(whole?.sources, table);
          for (const [key, pointers] of Object.entries(broken?.sources ?? {})) {
            ok(!pointers.includes(pointer), `${key} does not come from ${pointer}`);
          }
          for (const key of Object.keys(table)) {
            if (table[key as keyof Customer]?.includes(pointer)) continue;
            deepEqual(broken?.sources[key as keyof Customer], table[key as keyof Customer]);
          }
          deepEqual(driftLines(page), [`unexpectedType ${pointer} 1`]);
        }
      });
    }

    it('reads a row that is nothing but an ID', () => {
      const [record] = list(`{"${id}":"x"}`).records;
      deepEqual(record?.customer, { ...nobody, id: 'x' });
      deepEqual(record?.sources, { id: [`/${id}`] });
    });

    it('reads a row in which everything but the ID is null or empty', () => {
      const keys = Object.keys(JSON.parse(row(provider)) as object).filter(key => key !== id);
      const all = (literal: string) => row(provider, Object.fromEntries(keys.map(key => [key, literal])));
      const { records } = list(all('null'), all('""'));
      equal(records.length, 2);
      for (const { customer } of records) {
        deepEqual({ ...customer, status: null }, { ...nobody, id: customer.id });
      }
    });

    it('notes fields that are not documented, hostile names among them', () => {
      const page = list(row(provider, { new_field: '1' }), row(provider).replace('{', '{"__proto__":{"x":1},'));
      equal(page.records.length, 2);
      deepEqual(driftLines(page), ['unknownField /new_field 1', 'unknownField /__proto__ 1']);
    });

    it('survives 5,000 levels of nesting and lone surrogates', () => {
      const deep = `${'{"a":['.repeat(2500)}1${']}'.repeat(2500)}`;
      const page = list(row(provider, { new_field: deep }), row(provider, { [id]: String.raw`"\ud800"` }));
      equal(page.records[0]?.raw.includes(deep), true);
      equal(page.records[1]?.customer.id, '\ud800');
    });

    it('takes the last of a key that stands twice', () => {
      const [record] = list(row(provider).replace('{', `{"${id}":"first",`)).records;
      equal(record?.customer.id, list(row(provider)).records[0]?.customer.id);
    });

    const statusPointer = table.status?.[0]?.slice(1) ?? { yativo: 'customer_status' }[provider.id];
    if (statusPointer !== undefined && provider.id !== 'cartevo') {
      it('calls a state that it does not know unknown', () => {
        const page = list(row(provider, { [statusPointer]: '"frozen"' }));
        equal(page.records[0]?.customer.status, 'unknown');
        deepEqual(driftLines(page), [`unknownValue /${statusPointer} 1`]);
      });
    }

    const wrongLists = ['"none"', '7', ...(provider.id === 'xtrakit' ? [] : ['{"reason":"none"}'])];
    for (const wrong of wrongLists) {
      it(`answers a list that is ${wrong} with a schema error`, () =>
        throws(
          () => read(provider, withRows(provider, wrong)),
          failsAs('schema', /wrong type|is missing|not as documented|holds no rows/),
        ));
    }
    for (const wrong of ['{}', '[]', 'null', '"x"']) {
      it(`answers an envelope that is ${wrong} with a schema error`, () => {
        throws(() => read(provider, wrong), failsAs('schema', new RegExp(provider.title)));
        // Where the whole answer is the customer, nothing in its place is an unknown one.
        const isBare = provider.id === 'devdraft' || provider.id === 'easytools';
        const kind = isBare && (wrong === '[]' || wrong === 'null') ? 'notFound' : 'schema';
        throws(() => provider.get('1', {}).read(answerOf(wrong)), failsAs(kind, new RegExp(provider.title)));
      });
      it(`takes ${wrong} for no answer to its probe`, () =>
        throws(() => provider.probe({}).read(answerOf(wrong)), failsAs('schema', new RegExp(provider.title))));
    }

    for (const none of ['null', '{}']) {
      it(`reads a list that is ${none} as one without customers`, () => {
        const { records, problems } = read(provider, withRows(provider, none));
        deepEqual({ records, problems }, { records: [], problems: [] });
      });
    }

    it('reads an empty list', () => {
      const page = list();
      deepEqual(
        { records: page.records, problems: page.problems, drift: page.drift },
        { records: [], problems: [], drift: [] },
      );
    });

    it('explains every credential, option and filter in one line', () => {
      const explained = [
        ...provider.authMethods.flatMap(method => method.credentials),
        ...provider.options,
        ...provider.filters,
      ];
      for (const { title, hint } of explained) ok(title && hint && !/\n/.test(hint) && hint.length < 90, title);
    });

    it('refuses an ID that would reach another endpoint', () => {
      for (const wrong of ['', '.', '..', '\ud800']) throws(() => provider.get(wrong, {}), failsAs('badRequest', /ID/));
      match(provider.get('a/../b?c#d', {}).request.path, /^\/\w+\/a%2F\.\.%2Fb%3Fc%23d$/);
    });
  });
}
