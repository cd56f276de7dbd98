import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { Drift } from '../../../../src/core/model/drift.ts';
import { fieldsOf } from '../../../../src/core/rows/fast-path.ts';
import { idType, maybe } from '../../../../src/core/rows/schema.ts';
import { rowValidator } from '../../../../src/core/rows/validate.ts';
import { rowShape as shape } from './row-shape.ts';

/** What comes of rows: what is blanked, what is noted, what cannot be read. */
function checked(schema: z.ZodMiniObject, text: string) {
  const rows = JSON.parse(text) as unknown[];
  const drift = new Drift();
  const { faults } = rowValidator(schema)(
    rows,
    rows.map(row => JSON.stringify(row)),
    drift,
  );
  const notes = drift.notes.map(({ kind, pointer, count }) => `${kind} ${pointer} ${count}`).sort();
  return { rows, notes, faults: [...faults].sort(([one], [other]) => one - other) };
}

describe('what differs in a row from its schema', () => {
  const leaf = fc.constantFrom<unknown>('', 'x', ' ', '1', 0, -1.5, true, false, null, [], {}, ['a']);
  const inner = fc.oneof(
    leaf,
    fc.record({ a: leaf, b: fc.oneof(leaf, fc.record({ c: leaf }, { requiredKeys: [] })) }, { requiredKeys: [] }),
  );
  const fields = { id: leaf, name: leaf, count: leaf, active: leaf, either: leaf, any: leaf, inner, new: leaf };
  const row = fc.oneof(
    fc.record(fields, { requiredKeys: [] }),
    fc.record({ ...fields, id: fc.constant('x') }, { requiredKeys: ['id'] }),
    leaf,
  );

  it('is found without the schema as with it: what is blanked, what is noted, and which rows cannot be read', () => {
    const exact = z.object(shape);
    // A check that asks for nothing: the schema itself has to be asked then.
    const asked = z.object(shape).check(() => {});
    ok(fieldsOf(exact).exact && !fieldsOf(asked).exact);
    const compared = fc.property(fc.array(row, { maxLength: 6 }), rows => {
      const text = JSON.stringify(rows);
      deepEqual(checked(exact, text), checked(asked, text));
    });
    fc.assert(compared, { numRuns: 5000, seed: 1 });
  });

  it('has the schema asked where its kinds do not say all', () => {
    for (const type of [
      z.array(z.string()),
      maybe(z.array(z.string())),
      z.email(),
      z.enum(['a']),
      z.record(z.string(), z.string()),
    ])
      ok(!fieldsOf(z.object({ id: idType, a: type })).exact);
    ok(!fieldsOf(z.object({ a: z.object({ b: z.email() }) })).exact);
    ok(!fieldsOf(z.object({ a: z.strictObject({}) })).exact);
  });

  it('is found without a question to the schema, however many rows lack something', () => {
    const schema = z.object(shape);
    const { run } = schema._zod;
    let asked = 0;
    schema._zod.run = (...how) => {
      asked++;
      return run(...how);
    };
    const { notes } = checked(schema, `[${Array.from({ length: 2000 }, (_, at) => `{"id":${at}}`).join()}]`);
    deepEqual(notes, ['missingField /count 2000', 'missingField /name 2000']);
    equal(asked, 0);
  });
});
