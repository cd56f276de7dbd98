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
    it(`${JSON.stringify(text)}: ${rank ?? 'nothing'}`, () => equal(matcher(text)(customer), rank));

  it('is not misled by line ends and characters that show nothing', () => {
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
      it(`is ${JSON.stringify(text)}`, () => equal(matcher(text)(london), exact));

    for (const text of ['(0)20 7946 0958', '020–7946–0958', '7946_0958', 'tel:020 7946'])
      it(`has ${JSON.stringify(text)} in it`, () => equal(matcher(text)(london), inside));

    it('is one in a record as well', () => {
      const sent = recordOf({ id: 'x', phone: '+44 (0)20‑7946‑09' }).customer;
      for (const text of ['+44 (0)20 7946 09', '+4420794609', '(0)20 7946', '020 7946 09'])
        equal(matcher(text)(sent) === undefined, false, text);
    });

    for (const text of ['tel:', 'tel', '()', '_', '–'])
      it(`is not ${JSON.stringify(text)}`, () => equal(matcher(text)(london), none));
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
      it(`${text} finds ${name}`, () => {
        const found = matcher(text)(recordOf({ id: '1', name }).customer);
        equal(found, [...text].length === [...name].length ? exact : prefix);
      });
    }
  });
});
