import assert from 'node:assert/strict';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { customerLabel, short } from '../../../../src/ui/text/customer-text.ts';
import { visible, visibleParts, visibleText } from '../../../../src/ui/text/visible.ts';
import { shownAs } from '../../../support/shown.ts';

describe('what cannot be seen', () => {
  const table: readonly (readonly [what: string, text: string, shown: string])[] = [
    ['a right-to-left override', 'Ann\u202eeve', 'Ann⟨U+202E⟩eve'],
    ['an isolate', '\u2067x\u2069', '⟨U+2067⟩x⟨U+2069⟩'],
    ['a zero-width space', 'a\u200bb', 'a⟨U+200B⟩b'],
    ['a byte order mark', '\ufeffa', '⟨U+FEFF⟩a'],
    ['a control character', 'a\u0000b\u001b[1m', 'a⟨U+0000⟩b⟨U+001B⟩[1m'],
    ['a line feed', 'a\nb', 'a⟨U+000A⟩b'],
    ['a lone surrogate', 'a\ud83d', 'a⟨U+D83D⟩'],
    ['a tag character', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['a letter without ink', '\u3164', '⟨U+3164⟩'],
    ['a braille blank', 'a\u2800', 'a⟨U+2800⟩'],
    ['a selector that has nothing to select', 'Ann\ufe0f', 'Ann⟨U+FE0F⟩'],
    ['a supplementary selector on a Latin letter', 'a\u{e0100}', 'a⟨U+E0100⟩'],
    ['a Mongolian selector on a Latin letter', 'a\u180b', 'a⟨U+180B⟩'],
    ['spaces at the ends', ' a b\u00a0', '⟨U+0020⟩a b⟨U+00A0⟩'],
    ['nothing but a space', ' ', '⟨U+0020⟩'],
    ['nothing', '', ''],
  ];
  for (const [what, text, shown] of table) {
    it(`is shown: ${what}`, () => assert.equal(visibleText(text), shown));
  }

  const plain = [
    '<img src=x onerror=alert(1)>',
    'Zoë O’Brien',
    'محمد علي',
    '山田　太郎',
    '👩🏽‍🚀👨‍👩‍👧',
    '🏴',
    'e\u0301',
    '❤\ufe0f 1\ufe0f\u20e3',
    '葛\u{e0100}城',
    'ᠠ\u180b',
  ];
  for (const text of plain) it(`is not seen in ${text}`, () => assert.equal(visibleText(text), text));

  it('is shown alike in a tab, in the tree and in the search', () => {
    const names = [...table.map(([, text]) => text), ...plain].filter(text => text.trim() === text && text !== '');
    for (const name of names) {
      // All that a label needs of a customer.
      const customer = { name, email: null, id: '1' } as Customer;
      assert.equal(
        customerLabel(shownAs(customer)).replace(/[\u2068\u2069]/g, ''),
        visibleText(name).replace(/[\u2068\u2069]/g, ''),
      );
      assert.equal(visible(name), visibleText(name));
    }
  });

  it('of a name from right to left, nothing but its own text is turned', () => {
    const label = (name: string) => customerLabel(shownAs({ name, email: null, id: '1' } as Customer));
    assert.equal(label('محمد علي'), '\u2068محمد علي\u2069');
    assert.equal(label('משה'), '\u2068משה\u2069');
    assert.equal(label('Zoë O’Brien'), 'Zoë O’Brien');
  });

  it('is cut off between characters', () => {
    assert.equal(short('👩'.repeat(10), 4), '👩👩👩…');
    assert.equal(short('👩'.repeat(4), 4), '👩👩👩👩');
  });

  it('is marked apart from the text', () => {
    assert.deepEqual(visibleParts('a\u200bb'), [
      { text: 'a', marked: false },
      { text: '⟨U+200B⟩', marked: true },
      { text: 'b', marked: false },
    ]);
  });
});
