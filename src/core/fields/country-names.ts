/** Names of countries in English and French: two sources, and what neither of them has. */
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };

/** Former names, those of ISO 3166 where the sources have others, and what people write; with `|` between them. */
const aliases: Readonly<Record<string, string>> = {
  AE: 'Emirates|Émirats',
  BA: 'Bosnia',
  BN: 'Brunei',
  BO: 'Plurinational State of Bolivia',
  CC: 'Cocos Islands',
  CD: 'DR Congo|DRC|RDC|RD Congo|Congo DRC|Congo Kinshasa|Zaire|Zaïre',
  CG: 'Congo Brazzaville|Congo, Republic of the|Congo Republic',
  CV: 'Cabo Verde',
  FM: 'Micronesia',
  GB: 'R.-U.|England|Scotland|Wales|Northern Ireland|Angleterre|Écosse|Grande-Bretagne|United Kingdom of Great Britain and Northern Ireland',
  IE: 'Republic of Ireland|Eire',
  KP: "Democratic People's Republic of Korea|Korea North|DPRK|République populaire démocratique de Corée",
  KR: 'Korea South|République de Corée',
  LA: 'Laos|Lao PDR',
  MD: 'Moldova',
  MK: 'Macedonia|Republic of Macedonia|Former Yugoslav Republic of Macedonia|FYROM|Macédoine',
  MM: 'Burma|Birmanie',
  MO: 'Macau',
  NL: 'Holland|Hollande',
  PS: 'Occupied Palestinian Territory|Palestinian Territory',
  SH: 'Saint Helena, Ascension and Tristan da Cunha',
  SY: 'Syria',
  SZ: 'Swaziland',
  TL: 'East Timor',
  US: 'America|É.-U.',
  VA: 'Vatican|Holy See',
  VE: 'Bolivarian Republic of Venezuela',
  VN: 'Viet Nam',
};

/** A name and its ISO 3166-1 alpha-2 code. A name may come several times, also with different codes. */
export type CountryName = readonly [name: string, alpha2: string];

/** Those of the library, and the aliases. */
export function* listedNames(): Generator<CountryName> {
  for (const { countries } of [english, french]) {
    for (const [alpha2, names] of Object.entries(countries)) for (const name of [names].flat()) yield [name, alpha2];
  }
  for (const [alpha2, names] of Object.entries(aliases)) for (const name of names.split('|')) yield [name, alpha2];
}

/** Those that the host writes, by Unicode: they cost more to ask for than all others. */
export function* hostNames(): Generator<CountryName> {
  for (const language of ['en', 'fr']) {
    // A host may have been built without a language: its names are then missing, or those of another language.
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const alpha2 of Object.keys(english.countries)) {
      const name = names.of(alpha2);
      if (name !== undefined) yield [name, alpha2];
    }
  }
}
