import { throws } from 'node:assert/strict';
import * as z from 'zod/mini';
import { readEnvelope, rowsType } from '../../../../src/core/rows/rows.ts';

describe('an envelope that is not as documented', () => {
  const list = z.object({ items: rowsType, page: z.optional(z.object({ size: z.number().check(z.gte(1)) })) });
  const cases: readonly (readonly [unknown, RegExp])[] = [
    [{ items: 'ada@example.com' }, /: items has the wrong type: string\. /],
    [{ other: 1 }, /: items is missing\. /],
    [{ items: [], page: null }, /: page has the wrong type: null\. /],
    [{ items: [], page: { size: [] } }, /: page\.size has the wrong type: list\. /],
    [{ items: [], page: { size: 0 } }, /: page\.size is not as documented\. /],
    [[], /: the answer has the wrong type: list\. /],
  ];
  for (const [json, words] of cases)
    it(`says what came, and nothing of what that says: ${JSON.stringify(json)}`, () =>
      throws(() => readEnvelope(list, { connectionId: 'c', text: JSON.stringify(json), json }, 'Acme'), words));
});
