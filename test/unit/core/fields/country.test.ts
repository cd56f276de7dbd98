import { equal } from 'node:assert/strict';
import { countryCode } from '../../../../src/core/fields/country.ts';

describe('countries', () => {
  const cases: readonly [title: string, sent: string, code: string | undefined][] = [
    ['a name in English', 'Cameroon', 'CM'],
    ['a name in French', 'Cameroun', 'CM'],
    ['a name with accents', "Côte d'Ivoire", 'CI'],
    ['the same without them', "Cote d'Ivoire", 'CI'],
    ['whatever the case', 'gHANA', 'GH'],
    ['with space around it', ' Ghana ', 'GH'],
    ['a short name', 'USA', 'US'],
    ['three letters', 'GHA', 'GH'],
    ['two letters', 'pl', 'PL'],
    ['another of its names', 'United States', 'US'],
    ['no country', 'Atlantis', undefined],
    ['nothing', '', undefined],
    ['what every object inherits', 'constructor', undefined],
    ['__proto__', '__proto__', undefined],
  ];
  for (const [title, sent, code] of cases) it(`reads ${title}: ${sent}`, () => equal(countryCode(sent), code));
});
