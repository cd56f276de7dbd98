import { equal, ok } from 'node:assert/strict';
import { namedTabTitle, tabTitle } from '../../../../src/ui/detail/tab-title.ts';

describe('the title of a tab', () => {
  it('is the connection and the ID, of a UUID its first part', () => {
    const titles: readonly (readonly [string | undefined, string, string])[] = [
      ['Xtrakit sample', '55', 'Xtrakit sample 55'],
      ['Cartevo sample', '4d4dad81-7899-4612-a9f6-133ce56a4507', 'Cartevo sample 4d4dad81'],
      ['Devdraft sample', 'cust_0123456789abcdef', 'Devdraft sample cust_0123456789abcdef'],
      [undefined, '55', '55'],
      ['Shop', 'x'.repeat(100), `Shop ${'x'.repeat(23)}…`],
      ['Shop of the shops '.repeat(9), '1', 'Shop of the shops Shop of the… 1'],
      ['A\u202eb', '1 ', 'A⟨U+202E⟩b 1⟨U+0020⟩'],
    ];
    for (const [name, id, title] of titles) equal(tabTitle(name, id), title);
  });

  it('begins with the name where the user wants names, so that several can be told apart', () => {
    equal(namedTabTitle('Xtrakit sample', 'Kojo Mensah'), 'Kojo Mensah · Xtrakit sample');
    equal(namedTabTitle(undefined, 'Kojo\u202e'), 'Kojo⟨U+202E⟩');
    equal(namedTabTitle('C', 'x'.repeat(100)), `${'x'.repeat(39)}… · C`);
  });

  it('cuts no character in half', () => {
    ok(tabTitle('C', '🦊'.repeat(50)).isWellFormed());
  });
});
