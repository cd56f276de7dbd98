import { AWKWARD, type Awkward } from './awkward.ts';
import { COUNTRIES, type Country } from './countries.ts';
import { hash, pick, roll } from './dice.ts';
import type { Person, Phone } from './person.ts';

export const PROVIDERS = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** The customers of one provider, each made when asked for. */
export interface Population {
  readonly size: number;
  at(row: number): Person;
  /** The rows that pass; the answers to the last few questions are kept by their key, for the pages that follow. */
  matching(key: string, test: (person: Person, row: number) => boolean): readonly number[];
}

/** Fixed, so that the same seed makes the same people on any day. */
export const NEWEST = Date.parse('2026-11-02T16:40:00Z');
const YEARS = 3 * 365 * 86_400_000;

/** Where most of a provider's own customers live; the ones it shares with other providers come from everywhere. */
const HOMES: Readonly<Record<ProviderName, string>> = {
  cartevo: 'CM NG SN GH FR CM',
  yativo: 'US MX BR CO ES CN EG',
  devdraft: 'US GB IE IN VN US DE',
  easytools: 'PL DE FR JP KW PL GB',
  xtrakit: 'GH NG GH IN GB EG',
};

export function population(seed: number, provider: ProviderName, size: number): Population {
  const answers = new Map<string, readonly number[]>();
  const at = (row: number): Person => person(seed, provider, row, size);
  return {
    size,
    at,
    matching(key, test) {
      const known = answers.get(key);
      if (known) return known;
      const rows: number[] = [];
      for (let row = 0; row < size; row++) if (test(at(row), row)) rows.push(row);
      for (const oldest of [...answers.keys()].slice(0, -8)) answers.delete(oldest);
      answers.set(key, rows);
      return rows;
    },
  };
}

/** Who stands on a row: every fifth of the first rows an awkward case, every third somebody other providers know too. */
interface Identity {
  /** Unique among all people of all providers. */
  readonly number: number;
  readonly kind: 'own' | 'shared' | 'awkward';
  readonly awkward?: Awkward;
}

function identity(provider: ProviderName, row: number, size: number): Identity {
  const awkward = row % 5 === 2 ? AWKWARD[(row - 2) / 5] : undefined;
  if (awkward) return { number: (9_000_000 + row) * 8, kind: 'awkward', awkward };
  const lane = PROVIDERS.indexOf(provider) + 1;
  if (row % 3 !== 1) return { number: row * 8 + lane, kind: 'own' };
  const slots = Math.floor((size + 1) / 3);
  // A prime step walks through all the shared people, so that each provider lists them in its own order.
  const step = slots % 7919 === 0 ? 1 : 7919;
  return { number: ((((row - 1) / 3) * step + lane) % slots) * 8, kind: 'shared' };
}

function person(seed: number, provider: ProviderName, row: number, size: number): Person {
  const { number, kind, awkward } = identity(provider, row, size);
  const rolled = (fact: string): number => roll(seed, number, fact);
  const homes = kind === 'own' ? HOMES[provider].split(' ') : undefined;
  const code = awkward?.country ?? homes?.[Math.floor(rolled('home') * homes.length)];
  const country = COUNTRIES.find(({ alpha2 }) => alpha2 === code) ?? pick(COUNTRIES, rolled('country'));
  const joined = NEWEST - Math.floor(((row + roll(seed, provider, row) * 0.9) / size) * YEARS);
  const named = names(country, rolled, awkward);
  const [city = '', state = ''] = pick(country.places, rolled('place')).split('/');
  // Of those known to several providers, some gave each another address, some another number: one of both still matches.
  const habit = kind === 'shared' ? hash(seed, number, 'habit') % 4 : 0;
  const lane = habit === 2 ? PROVIDERS.indexOf(provider) + 1 : 0;
  return {
    ...named,
    email:
      awkward?.email !== undefined ? awkward.email : address(named.latin, number, kind, habit === 1 ? provider : ''),
    phone: awkward?.phone !== undefined ? awkward.phone : phone(country, number + lane, rolled('prefix')),
    ...{ country, city, state, street: pick(country.streets, rolled('street')) },
    house: String(1 + Math.floor(rolled('house') ** 2 * 240)),
    zip: String(Math.floor(rolled('zip') * 100_000)).padStart(5, '0'),
    joined: new Date(joined),
    since: fact => new Date(joined + Math.floor(roll(seed, number, provider, fact) * (NEWEST - joined))),
    roll: fact => roll(seed, number, provider, fact),
  };
}

interface Names {
  readonly given: string;
  readonly family: string;
  readonly name: string;
  /** What an e-mail address is made of. */
  readonly latin: readonly [given: string, family: string];
}

function names(country: Country, rolled: (fact: string) => number, awkward: Awkward | undefined): Names {
  if (awkward) {
    const { given, family } = awkward;
    return { given, family, name: `${given} ${family}`.trim(), latin: [given, family] };
  }
  if (country.script && rolled('script') < 0.6) {
    const [given = '', latinGiven = ''] = pick(country.script.given, rolled('given')).split('/');
    const [family = '', latinFamily = ''] = pick(country.script.family, rolled('family')).split('/');
    const name = country.script.familyFirst ? family + given : `${given} ${family}`;
    return { given, family, name, latin: [latinGiven, latinFamily] };
  }
  let given = pick(country.given, rolled('given'));
  let family = pick(country.family, rolled('family'));
  if (rolled('second name') < 0.12) given += ` ${pick(country.given, rolled('middle'))}`;
  if (rolled('married') < 0.08) family += `-${pick(country.family, rolled('maiden'))}`;
  return { given, family, name: `${given} ${family}`, latin: [given, family] };
}

const HOSTS = [
  'example.com',
  'mail.example.com',
  'post.example.net',
  'inbox.example.org',
  'example.net',
  'example.org',
];

/** Only at the domains reserved for examples, and never the same one twice for two people. */
function address([given, family]: Names['latin'], number: number, kind: Identity['kind'], alias: string): string {
  const serial = Math.floor(number / 8);
  const host = HOSTS[number % 8] ?? 'example.com';
  if (kind === 'own') return `${letters(given).charAt(0)}${letters(family)}${serial}@${host}`;
  return `${letters(given)}.${letters(family)}${serial}${alias && `+${alias}`}@${host}`;
}

function letters(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

function phone(country: Country, number: number, prefix: number): Phone {
  // A prime step spreads neighbours over the free digits and gives no number twice before all are used.
  const digits = String((number * 7919 + 4711) % 10 ** country.digits).padStart(country.digits, '0');
  return { dial: country.dial, national: pick(country.mobile, prefix) + digits };
}
