/** A row with a member of each kind. */
import * as z from 'zod/mini';
import { always, idType, maybe } from '../../../../src/core/rows/schema.ts';

export const rowShape = {
  id: idType,
  name: always(z.string()),
  count: always(z.number()),
  active: maybe(z.boolean()),
  either: maybe(z.union([z.number(), z.boolean()])),
  any: maybe(z.unknown()),
  inner: maybe(z.object({ a: maybe(z.string()), b: maybe(z.object({ c: always(z.number()) })) })),
};
