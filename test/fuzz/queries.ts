import { equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { pagingFor } from '../../src/core/model/provider.ts';
import { clientOf } from './client-of.ts';
import type { Layout } from './layouts.ts';
import { anyText } from './texts.ts';
import { tried } from './tried.ts';

const filterValue = fc.oneof(
  anyText,
  fc.constantFrom('ACTIVE', 'true', '2024-02-29', '2024-08-04 08:23:45', '12', 'a@b.c'),
);

export const checksQueries = ({ provider }: Layout) => {
  const keys = fc.constantFrom(...provider.filters.map(({ key }) => key), '__proto__', 'constructor', 'page', '');
  const client = clientOf(provider, () => Promise.reject(new Error('Nothing is sent.')));
  return fc.property(
    fc.dictionary(keys, filterValue, { maxKeys: 3 }),
    fc.option(anyText, { nil: undefined }),
    fc.oneof(fc.integer(), fc.double(), fc.constant(1)),
    fc.oneof(fc.integer(), fc.double(), fc.constant(50)),
    (filters, search, page, pageSize) => {
      const asked = tried(() =>
        client.question({ filters, page, pageSize, ...(search === undefined ? {} : { search }) }),
      );
      if (!asked) return;
      ok(Number.isSafeInteger(asked.page) && asked.page >= 1 && asked.pageSize >= 1);
      ok(asked.pageSize <= (pagingFor(provider, asked.search).maxSize ?? Number.MAX_SAFE_INTEGER));
      tried(() => {
        const { path, params = {} } = client.listQuestion(asked).request;
        match(path, /^(?:\/[\w.-]*)+$/);
        for (const [key, value] of Object.entries(filters)) equal(params[key], value);
        client.curl({ path, params });
      });
    },
  );
};
