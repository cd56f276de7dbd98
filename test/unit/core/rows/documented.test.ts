import { deepEqual, ok } from 'node:assert/strict';
import * as z from 'zod/mini';
import { pointerPath } from '../../../../src/core/json/spans.ts';
import { documentedFields } from '../../../../src/core/rows/documented.ts';
import { always, idType, maybe } from '../../../../src/core/rows/schema.ts';
import { providers } from '../../../../src/providers/index.ts';

describe('what a schema documents of a row', () => {
  it('what a schema documents is each field with its pointer, whether it is always there, and its types', () => {
    const schema = z.object({
      id: idType,
      name: always(z.string()),
      age: maybe(z.number()),
      flag: maybe(z.union([z.number(), z.boolean()])),
      any: maybe(z.unknown()),
      either: maybe(z.union([z.string(), z.unknown()])),
      address: maybe(z.object({ city: always(z.string()), 'a/b': maybe(z.boolean()) })),
      cards: z.array(z.object({ brand: z.string() })),
      wallets: maybe(z.record(z.string(), z.number())),
    });
    deepEqual(
      documentedFields(schema).map(({ pointer, always: isAlways, types }) => ({
        pointer,
        isAlways,
        types: types.join(' '),
      })),
      [
        { pointer: '/id', isAlways: true, types: 'string number' },
        { pointer: '/name', isAlways: true, types: 'string' },
        { pointer: '/age', isAlways: false, types: 'number' },
        { pointer: '/flag', isAlways: false, types: 'number boolean' },
        { pointer: '/any', isAlways: false, types: '' },
        { pointer: '/either', isAlways: false, types: '' },
        { pointer: '/address', isAlways: false, types: 'object' },
        { pointer: '/address/city', isAlways: true, types: 'string' },
        { pointer: '/address/a~1b', isAlways: false, types: 'boolean' },
        { pointer: '/cards', isAlways: true, types: 'array' },
        { pointer: '/cards/*', isAlways: true, types: 'object' },
        { pointer: '/cards/*/brand', isAlways: true, types: 'string' },
        { pointer: '/wallets', isAlways: false, types: 'object' },
        { pointer: '/wallets/*', isAlways: true, types: 'number' },
      ],
    );
  });

  it('every provider’s schema documents the fields that its table reads', () => {
    for (const provider of providers.values()) {
      const fields = provider.documented?.() ?? [];
      ok(fields.length > 5, provider.id);
      const pointers = new Set(fields.map(({ pointer }) => pointer));
      for (const pointer of provider.covered) ok(pointers.has(pointer), `${provider.id} ${pointer}`);
      ok(fields.every(({ pointer }) => pointerPath(pointer).length > 0));
    }
  });
});
