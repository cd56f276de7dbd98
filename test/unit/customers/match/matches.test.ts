import { equal } from 'node:assert/strict';
import { matcher, ranks } from '../../../../src/customers/match/matches.ts';
import { recordOf } from '../records.ts';

const { customer } = recordOf({
  id: '7f9c-AB',
  name: 'José  Ángel Müller-Łoś',
  email: 'Jose.Muller@Example.org',
  phone: '+237650123456',
});

const { exact, prefix, inside } = ranks;
const none = undefined;

describe('what a text matches', () => {
  const table: readonly [text: string, rank: number | undefined][] = [
    ['7F9C-ab', exact],
    ['jose.muller@example.ORG', exact],
    ['+237 650 12 34 56', exact],
    ['jose', prefix],
    ['JOSÉ', prefix],
    ['muller', prefix],
    ['angel mul', prefix],
    ['7f9', prefix],
    ['+237', prefix],
    ['+2', prefix],
    ['237650', prefix],
    ['uller', inside],
    ['los', inside],
    ['example', inside],
    ['muller example', inside],
    ['650-123-456', inside],
    ['0650 123 456', inside],
    ['(650) 12', inside],
    ['jose 650', inside],
    ['9c-a', inside],
    ['josé smith', none],
    ['12-34', inside],
    ['99-99', none],
    ['7-9', none],
    ['\n', none],
    ['', none],
  ];
  for (const [text, rank] of table)
    it(`a search for ${JSON.stringify(text)} matches with rank ${rank ?? 'none'}`, () =>
      equal(matcher(text)(customer), rank));

  it('a search text is matched whatever line ends and characters that show nothing are in it', () => {
    const odd = recordOf({ id: '1', name: 'An\u200bna\nMaria', email: null }).customer;
    equal(matcher('anna maria')(odd), exact);
    equal(matcher('anna\nmaria')(odd), exact);
  });

  describe('a phone number, whatever its punctuation', () => {
    const { customer: london } = recordOf({ id: 'x', phone: '+442079460958' });
    for (const text of [
      '+44 (0)20 7946 0958',
      '+44(0)2079460958',
      '0044 (0) 20 7946 0958',
      '+44\u201120\u20117946\u20110958',
      '+44–20–7946–0958',
      '+44‐20‐7946‐0958',
      '+44\u221220\u22127946\u22120958',
      '+44\u00a020\u00a07946\u00a00958',
      'tel:+442079460958',
      'tel:+44-20-7946-0958',
      'TEL: +44 20 7946 0958',
      '+44_20_7946_0958',
      '+44.20.7946.0958',
      '+44/20/7946/0958',
    ])
      it(`a phone number is found as ${JSON.stringify(text)}`, () => equal(matcher(text)(london), exact));

    for (const text of ['(0)20 7946 0958', '020–7946–0958', '7946_0958', 'tel:020 7946'])
      it(`a phone number is found by ${JSON.stringify(text)} in it`, () => equal(matcher(text)(london), inside));

    it('a phone number in a record is found whatever its punctuation', () => {
      const sent = recordOf({ id: 'x', phone: '+44 (0)20‑7946‑09' }).customer;
      for (const text of ['+44 (0)20 7946 09', '+4420794609', '(0)20 7946', '020 7946 09'])
        equal(matcher(text)(sent) === undefined, false, text);
    });

    for (const text of ['tel:', 'tel', '()', '_', '–'])
      it(`a phone number is not found as ${JSON.stringify(text)}`, () => equal(matcher(text)(london), none));
  });

  describe('what is pasted with its punctuation', () => {
    const { customer: ada } = recordOf({
      id: '42',
      name: 'Ada Mbeki',
      email: 'ada@example.org',
      phone: '+237671234567',
    });
    const pasted: readonly [text: string, rank: number | undefined][] = [
      ['Mbeki, Ada', prefix],
      ['Mbeki,Ada', prefix],
      ['Ada Mbeki <ada@example.org>', prefix],
      ['"Ada Mbeki" <ada@example.org>', prefix],
      ['ada@example.org,', exact],
      ['<ada@example.org>;', exact],
      ['(ada@example.org)', exact],
      ['“Ada Mbeki”', exact],
      ['‘Ada’ «Mbeki»', exact],
      ['[Ada Mbeki]', exact],
      ['{"Ada"}', prefix],
      ['+237 671 234 567,', exact],
      ['(+237671234567)', exact],
      ['"42"', exact],
      ['Ada, Smith', none],
      [',', none],
      ['""', none],
    ];
    for (const [text, rank] of pasted)
      it(`a search for ${JSON.stringify(text)}, pasted with its punctuation, matches with rank ${rank ?? 'none'}`, () =>
        equal(matcher(text)(ada), rank));

    it('a name with a comma is found by its comma', () =>
      equal(matcher('Mbeki, Ada')(recordOf({ id: '1', name: 'Mbeki, Ada' }).customer), exact));
  });

  describe('a name that is escaped for HTML', () => {
    const names: readonly [text: string, name: string][] = [
      ["O'Hara", 'O&#039;Hara'],
      ['O’Hara', 'O&#39;Hara'],
      ["o'hara", 'O&apos;Hara'],
      ["O'Hara", 'O&#x27;HARA'],
      ["O'Hara", 'O&amp;#039;Hara'],
      ['O&#039;Hara', "O'Hara"],
      ['Müller & Söhne', 'M&uuml;ller &amp; S&ouml;hne'],
      ['Groß', 'Gro&szlig;'],
      ['José', 'Jos&#xe9;'],
      ['AT&T', 'AT&T'],
      ['Q&A; more', 'Q&A; more'],
      ['&#99999999;', '&#99999999;'],
      ['x', 'x&#0;'],
    ];
    for (const [text, name] of names)
      it(`a search for ${text} finds ${name}, escaped for HTML`, () =>
        equal(matcher(text)(recordOf({ id: '1', name }).customer), exact));
  });

  it('a phone number with an extension is found by its digits', () => {
    const { customer: desk } = recordOf({ id: 'x', phone: '+48225550100;ext=12' });
    for (const text of ['+48 22 555 01 00', '225550100', '22 555 01 00'])
      equal(matcher(text)(desk) !== none, true, text);
    for (const text of ['+48225550100;ext=12', '+48 22 555 01 00 ext. 12', '+48 22 555 01 00 x12', '+48225550100#12'])
      equal(matcher(text)(desk), exact, text);
    equal(matcher('+48 22 555 01 00 ext. 47')(desk), none);
  });

  describe('a letter, however it is written', () => {
    const written: readonly [text: string, name: string][] = [
      ['ΟΔΥΣ', 'Οδυσσέας'],
      ['οδυς', 'Οδυσσέας'],
      ['νικοσ', 'ΝΙΚΟΣ'],
      ['Νίκος', 'ΝΙΚΟΣ'],
      ['ΝΙΚΟΣ', 'νικος'],
      ['O’Brien', "O'Brien"],
      ["O'Brien", 'O’Brien'],
      ['OʼBrien', "O'Brien"],
      ['O´Brien', "O'Brien"],
      ['O＇Brien', "O'Brien"],
      ['Anne–Marie', 'Anne-Marie'],
      ['Anne-Marie', 'Anne‑Marie'],
      ['Anne—Marie', 'Anne‐Marie'],
    ];
    for (const [text, name] of written) {
      it(`a search for ${text} finds ${name}, however its letters are written`, () => {
        const found = matcher(text)(recordOf({ id: '1', name }).customer);
        equal(found, [...text].length === [...name].length ? exact : prefix);
      });
    }
  });
});
