import { equal } from 'node:assert/strict';
import { matcher, ranks } from '../../../src/customers/matches.ts';
import { recordOf } from './records.ts';

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
});
