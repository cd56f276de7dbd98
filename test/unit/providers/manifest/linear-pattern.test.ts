import { equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { linearPattern, PatternFault } from '../../../../src/providers/manifest/linear-pattern.ts';

const texts: readonly (readonly [pattern: string, matching: readonly string[], others: readonly string[]])[] = [
  ['cus_[A-Za-z0-9]+', ['cus_1aB'], ['cus_', 'xcus_1', 'cus_1-']],
  ['[0-9a-f]{8}(-[0-9a-f]{4}){3}', ['12345678-abcd-abcd-abcd'], ['12345678-abcd', '12345678-abcd-abcd-abcd-']],
  ['a|bc|', ['a', 'bc', ''], ['b', 'abc']],
  ['(?:ab)*c?', ['', 'ababc', 'c'], ['abb']],
  ['\\d{2,}\\.\\w', ['12.x', '123._'], ['1.x', '12x']],
  ['[^/\\s-]+', ['abc'], ['a/b', 'a b', 'a-b', '']],
  ['[a-]', ['a', '-'], ['b']],
  ['^x$', ['x'], ['xx']],
  ['.', ['x', '.'], ['', '\n', 'ab']],
];

describe('a pattern of a manifest', () => {
  for (const [pattern, matching, others] of texts) {
    it(`${pattern} matches what a regular expression matches, whole`, () => {
      for (const text of matching) ok(linearPattern(pattern).test(text), text);
      for (const text of others) ok(!linearPattern(pattern).test(text), text);
    });
  }

  for (const pattern of [
    '(',
    ')',
    '[a',
    '*a',
    'a**',
    'a{3}{3}',
    '(?=a)',
    '(?<=a)b',
    '(?<n>a)',
    '\\1',
    '\\b',
    'a\\',
    '[z-a]',
    'a{2,1}',
  ]) {
    it(`that is ${pattern} is refused`, () => throws(() => linearPattern(pattern), PatternFault));
  }

  it('agrees with the engine on patterns of all kinds', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '(a|b)', '(?:ab)', '(a?b)');
    const times = fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}');
    const pattern = fc.array(fc.tuple(atom, times), { maxLength: 5 }).map(parts => parts.flat().join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 12 });
    fc.assert(
      fc.property(pattern, text, (written, value) =>
        equal(linearPattern(written).test(value), new RegExp(`^(?:${written})$`).test(value)),
      ),
    );
  });

  it('takes a step for each character where the engine takes ages', () => {
    const pattern = linearPattern('(a|a)*(a|a)*(a|a)*b');
    equal(pattern.test('a'.repeat(1000)), false);
    equal(pattern.test(`${'a'.repeat(999)}b`), true);
  });
});
