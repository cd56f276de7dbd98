import { deepEqual } from 'node:assert/strict';
import * as fc from 'fast-check';
import { fold } from '../../../../src/core/fields/fold.ts';
import type { FieldValue, TableRows } from '../../../../src/customers/table/row.ts';
import { orderBy } from '../../../../src/customers/table/sort.ts';

const rowsOf = (values: readonly FieldValue[]): TableRows => ({
  count: values.length,
  row: at => ({ connection: 'c', raw: '{}', field: () => values[at] ?? null }),
});
const sorted = (values: readonly FieldValue[]) => [...orderBy(rowsOf(values), 'name').rows];

/** Texts of few letters, so that many begin alike and some are the same. */
const word = fc
  .array(fc.constantFrom('a', 'b', 'Ab', ' ', '~', '}', 'é', 'ß', '\u0001', 'aaaaaaa', '\u{1F600}'), { maxLength: 6 })
  .map(parts => `x${parts.join('')}`);

describe('rows in the order of a column', () => {
  it('are as comparing each with each has them, and those that are alike as they were', () =>
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), words => {
        const texts = words.map(fold);
        const expected = [...words.keys()].sort((one, other) => {
          const [text = '', otherText = ''] = [texts[one], texts[other]];
          return text < otherText ? -1 : text > otherText ? 1 : one - other;
        });
        deepEqual(sorted(words), expected);
      }),
      { numRuns: 500 },
    ));

  it('are so as well where there are thousands, of which many begin alike', () => {
    const words = Array.from({ length: 6000 }, (_, at) => `x${(at * 7919) % 3001}${at % 5 ? '' : 'é'}`);
    const expected = [...words.keys()].sort((one, other) => {
      const [text, otherText] = [fold(words[one] ?? ''), fold(words[other] ?? '')];
      return text < otherText ? -1 : text > otherText ? 1 : one - other;
    });
    deepEqual(sorted(words), expected);
  });

  it('are so as well where more texts come again than are put together, numbers and blanks between them', () => {
    const values = Array.from({ length: 9000 }, (_, at) =>
      at % 7 === 0 ? null : at % 11 === 0 ? String(at % 50) : `${at % 2 ? 'É' : 'e'}${(at * 31) % 2500} `,
    );
    const rank = (value: string | null) => (value === null ? 2 : /^\d/.test(value) ? 0 : 1);
    const expected = [...values.keys()].sort((one, other) => {
      const [a, b] = [values[one] ?? null, values[other] ?? null];
      if (rank(a) !== rank(b)) return rank(a) - rank(b);
      if (rank(a) === 0 && a !== b) return Number(a) - Number(b);
      const [text, otherText] = [fold(a ?? ''), fold(b ?? '')];
      return text < otherText ? -1 : text > otherText ? 1 : one - other;
    });
    deepEqual(sorted(values), expected);
  });

  it('are ordered by value where they are numbers, by their digits where a number holds no more of them', () => {
    const numbers = ['10', '9', '-3', '1.5', '9', '90071992547409931', '90071992547409930', '1e3', '0', '-0'];
    deepEqual(
      sorted(numbers).map(at => numbers[at]),
      ['-3', '-0', '0', '1.5', '9', '9', '10', '1e3', '90071992547409930', '90071992547409931'],
    );
  });

  it('are ordered by currency and then by amount where they are money', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            amount: fc.integer({ min: -20, max: 20 }).map(String),
            // Some that are alike but for their ends.
            currency: fc.constantFrom('EUR', 'USD', null, 'credits-1', 'credits-2'),
          }),
        ),
        money => {
          const expected = [...money.keys()].sort((one, other) => {
            const [a, b] = [money[one], money[other]];
            const [x, y] = [a?.currency ?? '', b?.currency ?? ''];
            return x < y ? -1 : x > y ? 1 : Number(a?.amount) - Number(b?.amount) || one - other;
          });
          deepEqual(sorted(money), expected);
        },
      ),
    ));
});
