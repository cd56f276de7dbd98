import { equal } from 'node:assert/strict';
import { fold } from '../../../../src/core/fields/fold.ts';

describe('folding', () => {
  const table: readonly [text: string, folded: string][] = [
    [' Jane DOE ', 'jane doe'],
    ['José Ángel', 'jose angel'],
    ['ＡＢＣ－１', 'abc-1'],
    ['ΟΔΥΣ', 'οδυσ'],
    ['Νίκος', 'νικοσ'],
    ['O’Brien ‘x’ ʼ ´ ‛', "o'brien 'x' ' ' '"],
    ['‐ ‑ ‒ – — ― −', '- - - - - - -'],
    ["it's a - ` plain_text", "it's a - ` plain_text"],
    ['', ''],
  ];
  it('folding looks at the beginning of what is longer than any name', () => {
    equal(fold(`Jane${' x'.repeat(10_000_000)}`).length, 1000);
    equal(fold(`e${'\u0301\u0316'.repeat(10_000_000)}`), 'e');
    equal(fold('\ufdfa'.repeat(10_000_000)).length, 18 * 1000);
  });

  for (const [text, folded] of table)
    it(`folding makes ${JSON.stringify(folded)} of ${JSON.stringify(text)}`, () => {
      equal(fold(text), folded);
      equal(fold(folded), folded, 'folded again');
    });
});
