import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import type { CustomerRecord, RowProblem } from '../../../../src/core/model/customer.ts';
import { keyOfRow } from '../../../../src/customers/hash/text-key.ts';
import type { TextBytes } from '../../../../src/customers/index/raw-bytes.ts';
import type { Slice } from '../../../../src/customers/reading/protocol.ts';
import { rowsOfSlices, Slices } from '../../../../src/customers/reading/slices.ts';
import { recordOf } from '../records.ts';

interface Rows {
  readonly records: readonly CustomerRecord[];
  readonly problems: readonly RowProblem[];
}
const pageOf = (records: Rows['records'], problems: Rows['problems'] = []): Rows => ({ records, problems });

/** A record whose raw JSON has so many characters. */
const record = (id: number, characters: number): CustomerRecord => ({
  ...recordOf({ id: `${id}` }),
  raw: 'x'.repeat(characters),
});
const problem = (index: number, characters: number): RowProblem => ({
  ...{ index, message: 'no ID', raw: 'x'.repeat(characters) },
});

/** All slices of a page. */
function cut({ records, problems }: Rows): readonly Slice[] {
  const rest = new Slices(records, problems);
  const slices = [rest.next()];
  while (!slices.at(-1)?.isLast) slices.push(rest.next());
  return slices;
}

/** The raw JSON of its rows, with what stands for a record's head. */
const textsIn = ({ bytes, lengths }: TextBytes): readonly string[] => {
  let end = 0;
  return [...lengths].map(length => {
    end += length;
    return Buffer.from(bytes.subarray(end - length, end)).toString();
  });
};
const rowsOf = ({ rows, problems }: Slice): readonly string[] => {
  const records = rows?.kind === 'records' ? textsIn(rows.batch).filter((_, at) => at % 2 === 1) : [];
  return [...records, ...(problems ? textsIn(problems.raws) : [])];
};

describe('a page in slices', () => {
  const sizes: Readonly<Record<string, Rows>> = {
    'many small rows': pageOf(
      Array.from({ length: 1050 }, (_, at) => record(at, 20)),
      Array.from({ length: 999 }, (_, at) => problem(at, 20)),
    ),
    'large rows between small ones': pageOf(
      Array.from({ length: 900 }, (_, at) => record(at, at % 150 === 3 ? 2_000_000 : 20)),
      Array.from({ length: 40 }, (_, at) => problem(at, 100_000)),
    ),
    'rows that can only be problems': pageOf(
      [],
      Array.from({ length: 500 }, (_, at) => problem(at, 5000)),
    ),
  };
  for (const [what, page] of Object.entries(sizes))
    it(`has in none of them more than is taken in a moment, and is whole again: ${what}`, async () => {
      const slices = cut(page);
      for (const slice of slices) {
        const rows = rowsOf(slice);
        ok(rows.length <= 200, `${rows.length} rows`);
        // The row that goes beyond is the last one of its slice.
        ok(rows.slice(0, -1).join('').length < 500_000);
      }
      const [first, ...others] = slices;
      if (!first) throw new Error('there is no slice');
      const next = async () => {
        const slice = others.shift();
        if (!slice) throw new Error('one slice more is asked for than there are');
        return slice;
      };
      const { records, problems } = await rowsOfSlices('one', first, next);
      equal(records.length, page.records.length);
      equal(problems.length, page.problems.length);
      deepEqual(structuredClone({ records: [...records], problems: [...problems] }), page);
      equal(others.length, 0);
    });

  it('is one where it has no rows, or as many as one holds', () => {
    deepEqual(
      [0, 1, 200, 201].map(count => cut(pageOf(Array.from({ length: count }, (_, at) => record(at, 20)))).length),
      [1, 1, 1, 2],
    );
  });

  it('brings the sentences of problems once each, whichever problem has which', async () => {
    const page = pageOf(
      [],
      Array.from({ length: 450 }, (_, at) => ({ ...problem(at, 20), message: at % 7 === 3 ? `of ${at}` : 'no ID' })),
    );
    const [first, ...others] = cut(page);
    ok(first?.problems && others.length === 2);
    deepEqual(first.problems.sentences.slice(0, 3), ['no ID', 'of 3', 'of 10']);
    equal(first.problems.sentences.filter(sentence => sentence === 'no ID').length, 1);
    const { problems } = await rowsOfSlices('one', structuredClone(first), async () =>
      structuredClone(others.shift() ?? first),
    );
    deepEqual([...problems], page.problems);
  });

  it('brings what long rows are known by, so that nobody goes through them again', async () => {
    const long = [problem(0, 10_000), problem(1, 20_000), problem(2, 20_001)];
    const [sent] = cut(pageOf([], long));
    ok(sent?.problems?.keys);
    const { keys: made } = sent.problems;
    equal(made[0], undefined);
    equal(cut(pageOf([], [problem(0, 20)]))[0]?.problems?.keys, undefined);
    const { problems } = await rowsOfSlices(
      'one',
      { ...sent, problems: { ...sent.problems, keys: [undefined, 'made there', made[2]] } },
      () => Promise.reject(new Error('there is one slice')),
    );
    const keys = problems.map(keyOfRow);
    deepEqual(keys.slice(0, 2), ['x'.repeat(10_000), 'made there']);
    // The same as of such a row that was read here.
    equal(keys[2], keyOfRow({ raw: 'x'.repeat(20_001) }));
    notEqual(keys[2], keyOfRow({ raw: 'x'.repeat(20_000) }));
  });
});
