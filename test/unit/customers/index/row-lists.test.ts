import { deepEqual, ok } from 'node:assert/strict';
import { RowLists } from '../../../../src/customers/index/row-lists.ts';
import { dice } from '../dice.ts';

const ascending = (rows: Iterable<number>) => [...new Set(rows)].sort((one, other) => one - other);

/** All rows of a list, read a stretch at a time. */
function rowsOf(lists: RowLists, number: number, stretch: number): number[] {
  const cursor = lists.open(number);
  const out = new Uint32Array(stretch);
  const rows: number[] = [];
  for (let from = 0; from < 400_000; from += stretch) {
    const count = lists.mark(cursor, { from, to: from + stretch, level: 0, marks: new Uint8Array(stretch), out }, 0);
    for (const row of out.subarray(0, count)) rows.push(from + row);
  }
  return rows;
}

describe('lists of rows', () => {
  it('lists of rows give back what was appended, whatever the distances, read in stretches of any size', () => {
    const lists = new RowLists();
    const roll = dice(11);
    const steps = [1, 2, 3, 190, 191, 192, 193, 255, 256, 16_127, 16_128, 16_129, 100_000];
    const kept = Array.from({ length: 40 }, (): number[] => []);
    for (const [number, rows] of kept.entries()) {
      let row = roll(3);
      for (let nth = 0; nth < 600 && row < 400_000; nth++) {
        lists.append(number, row);
        rows.push(row);
        row += number % 3 === 0 && nth % 50 > 0 ? 1 : (steps[roll(nth % 7 === 0 ? steps.length : 8)] ?? 1);
      }
    }
    for (const [number, rows] of kept.entries())
      for (const stretch of [7, 4096, 400_000])
        deepEqual(rowsOf(lists, number, stretch), rows, `${number}, ${stretch}`);
  });

  it('lists of rows mark those of a stretch that all lists before had, and no others', () => {
    const lists = new RowLists();
    const roll = dice(13);
    const kept = Array.from({ length: 3 }, () => ascending(Array.from({ length: 3000 }, () => roll(20_000))));
    for (const [number, rows] of kept.entries()) for (const row of rows) lists.append(number, row);
    const cursors = kept.map((_, number) => lists.open(number));
    const [found, stretch]: [number[], number] = [[], 1500];
    for (let from = 0; from < 20_000; from += stretch) {
      const [marks, out] = [new Uint8Array(stretch), new Uint32Array(stretch)];
      let count = 0;
      for (const [level, cursor] of cursors.entries())
        count = lists.mark(cursor, { from, to: from + stretch, level, marks, out }, 0);
      for (const row of out.subarray(0, count)) found.push(from + row);
    }
    const [first = [], ...others] = kept;
    deepEqual(
      found,
      first.filter(row => others.every(rows => rows.includes(row))),
    );
    ok(found.length > 10);
  });

  it('lists of rows keep long runs in little memory', () => {
    const lists = new RowLists();
    for (let row = 0; row < 200_000; row++) for (let number = 0; number < 50; number++) lists.append(number, row);
    ok(lists.size < 2_000_000, `${lists.size}`);
    deepEqual(rowsOf(lists, 7, 4096).length, 200_000);
  });

  it('lists of rows are ascending and without repetition when they are read, whatever the order in which rows came', () => {
    const lists = new RowLists();
    const roll = dice(12);
    const kept = Array.from({ length: 10 }, (): number[] => []);
    for (let round = 0; round < 4; round++) {
      for (let nth = 0; nth < 3000; nth++) {
        const number = roll(10);
        const row = roll(round === 0 ? 3000 : 300_000);
        lists.append(number, row);
        kept[number]?.push(row);
      }
      for (const [number, rows] of kept.entries()) deepEqual(rowsOf(lists, number, 1000), ascending(rows));
    }
  });

  it('lists of rows use the memory again of what is put in order', () => {
    const lists = new RowLists();
    for (let row = 0; row < 5000; row++) lists.append(0, row * 3);
    const { size } = lists;
    for (let round = 0; round < 200; round++) {
      lists.append(0, 1 + round * 3);
      rowsOf(lists, 0, 4096);
    }
    ok(lists.size <= size + 2 ** 20, `${lists.size}`);
  });

  it('lists of rows that were never appended to are empty', () => {
    const lists = new RowLists();
    deepEqual(rowsOf(lists, 5, 100_000), []);
    lists.append(900, 3);
    deepEqual({ gone: rowsOf(lists, 5, 100_000), kept: rowsOf(lists, 900, 100_000) }, { gone: [], kept: [3] });
  });
});
