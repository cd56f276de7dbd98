import { deepEqual, equal, ok } from 'node:assert/strict';
import countries from 'i18n-iso-countries/index.js';
import { countryCode, nameKey } from '../../../../src/core/fields/country.ts';
import { hostNames, listedNames } from '../../../../src/core/fields/country-names.ts';

describe('countries', () => {
  const all = [...listedNames(), ...hostNames()];
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
    ['a number of ISO 3166', '840', 'US'],
    ['one with zeros before it', '076', 'BR'],
    ['no shorter number, which may be the key of a row', '76', undefined],
    ['another of its names', 'United States', 'US'],
    ['no country', 'Atlantis', undefined],
    ['nothing', '', undefined],
    ['nor nothing but punctuation', '-', undefined],
    ['nor a word that is left out', 'The', undefined],
    ['what every object inherits', 'constructor', undefined],
    ['__proto__', '__proto__', undefined],
  ];
  for (const [title, sent, code] of cases) it(`reads ${title}: ${sent}`, () => equal(countryCode(sent), code));

  const written: Readonly<Record<string, readonly string[]>> = {
    AG: ['Antigua & Barbuda', 'Antigua and Barbuda'],
    BA: ['Bosnia & Herzegovina', 'Bosnia and Herzegovina', 'Bosnia-Herzegovina'],
    BN: ['Brunei', 'Brunei Darussalam'],
    BO: ['Bolivia (Plurinational State of)', 'Bolivia, Plurinational State of'],
    BS: ['Bahamas (the)', 'Bahamas, The', 'The Bahamas'],
    CD: [
      'DR Congo',
      'D.R. Congo',
      'DRC',
      'Congo (DRC)',
      'Congo - Kinshasa',
      'Congo-Kinshasa',
      'Congo (the Democratic Republic of the)',
      'Congo, the Democratic Republic of the',
      'Democratic Republic of Congo',
      'RDC',
      'République démocratique du Congo',
      'Congo (République démocratique du)',
    ],
    CG: [
      'Congo - Brazzaville',
      'Congo Brazzaville',
      'Republic of the Congo',
      'Congo, Republic of',
      'République du Congo',
    ],
    CI: ['Ivory Coast', 'Côte d’Ivoire', 'COTE D IVOIRE', 'Côte-d’Ivoire'],
    CV: ['Cabo Verde', 'Cape Verde', 'Cap-Vert'],
    CZ: ['Czechia', 'Czech Republic', 'Tchéquie', 'République tchèque'],
    FM: ['Micronesia', 'Micronesia (Federated States of)'],
    GB: ['England', 'UK', 'U.K.', 'Great Britain', 'R.-U.', 'Scotland', 'Royaume-Uni'],
    GM: ['Gambia, The', 'Gambia (the)'],
    IE: ['Republic of Ireland', 'Ireland', 'Irlande'],
    IR: ['Iran (Islamic Republic of)', 'Iran, Islamic Republic of'],
    KN: ['St. Kitts and Nevis', 'Saint Kitts & Nevis', 'St Kitts & Nevis'],
    KP: ["Korea (the Democratic People's Republic of)", 'Korea, Democratic People’s Republic of', 'North Korea'],
    KR: ['Korea (the Republic of)', 'Republic of Korea', 'Korea, South', 'Corée du Sud'],
    LA: ["Lao People's Democratic Republic", 'Lao People’s Democratic Republic (the)', 'Laos'],
    LC: ['St. Lucia', 'St Lucia', 'Saint Lucia', 'Sainte-Lucie', 'Ste Lucie'],
    MD: ['Moldova', 'Moldova (the Republic of)', 'Moldavie'],
    MK: ['Macedonia', 'North Macedonia', 'Macedonia, the former Yugoslav Republic of'],
    MM: ['Burma', 'Myanmar', 'Myanmar (Burma)'],
    MO: ['Macau', 'Macao', 'Macao SAR China'],
    NL: ['Netherlands (Kingdom of the)', 'Holland', 'The Netherlands', 'Pays-Bas'],
    PS: ['Palestine, State of', 'Palestinian Territories', 'Palestine'],
    RE: ['La Réunion', 'Réunion'],
    SY: ['Syria', 'Syrian Arab Republic', 'Syrie'],
    SZ: ['Swaziland', 'Eswatini'],
    TR: ['Türkiye', 'Turkey', 'Turquie'],
    TT: ['Trinidad & Tobago', 'Trinidad and Tobago'],
    TW: ['Taiwan (Province of China)', 'Taiwan'],
    TZ: ['Tanzania, United Republic of', 'Tanzania, the United Republic of', 'Tanzania', 'Tanzanie'],
    US: ['États-Unis', 'U.S.A.', 'U.S.', 'United States of America (the)'],
    VA: ['Vatican', 'Vatican City', 'Holy See'],
    VE: ['Venezuela (Bolivarian Republic of)'],
    VI: ['U.S. Virgin Islands', 'Virgin Islands (U.S.)'],
    VN: ['Viet Nam', 'Vietnam', 'Viêt Nam'],
  };
  for (const [code, names] of Object.entries(written)) {
    it(`the names that are written for ${code} are read`, () =>
      deepEqual(
        names.map(name => [name, countryCode(name)]),
        names.map(name => [name, code]),
      ));
  }

  it("every country's name that either source has is read, in both languages, but one that two countries have", () => {
    const codes = new Map<string, Set<string>>();
    for (const [name, code] of all) codes.set(nameKey(name), (codes.get(nameKey(name)) ?? new Set()).add(code));
    deepEqual(
      [...codes].filter(([, all]) => all.size > 1),
      [['congo', new Set(['CG', 'CD'])]],
    );
    ok(codes.size > 480, `${codes.size} names`);
    for (const [name, code] of all) equal(countryCode(name), nameKey(name) === 'congo' ? undefined : code, name);
    const styles = ['en', 'fr'].flatMap(language => (['long', 'short'] as const).map(style => ({ language, style })));
    for (const { language, style } of styles) {
      const names = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
      for (const code of Object.keys(countries.getAlpha2Codes())) {
        const name = names.of(code);
        ok(name, `${code} has a name in ${language}`);
        equal(countryCode(name), code, name);
      }
    }
  });

  it('a name that two countries have stays as it was sent', () => {
    for (const name of ['Congo', 'congo', ' CONGO ', 'Congo (the)', 'The Congo', 'Le Congo'])
      equal(countryCode(name), undefined);
  });

  it('the code of a country is not taken for a name of another', () => {
    for (const [name, code] of all) {
      const word = name.toUpperCase();
      if (countries.isValid(word)) equal(countries.toAlpha2(word), code, name);
    }
  });
});
