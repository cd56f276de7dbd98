import type { Phone } from './person.ts';

/** Somebody who breaks a program that was only tried with John Doe. Undefined fields are made up as for anyone else. */
export interface Awkward {
  readonly given: string;
  readonly family: string;
  readonly country: string;
  readonly email?: string | null;
  readonly phone?: Phone | null;
}

/** On rows 2, 7, 12… of every provider, so on the first pages: those first that only have names of their own kind. */
export const AWKWARD: readonly Awkward[] = [
  { given: "Siobhán N'Guessan", family: "O'Brien-D'Arcy", country: 'IE' },
  { given: 'Suharti', family: '', country: 'IN' },
  { given: 'Zoe\u0308', family: 'Ame\u0301lie', country: 'FR', email: 'zoe.amelie@example.com' },
  { given: '<img src=x onerror=alert(1)>', family: 'Markup', country: 'US', email: 'markup@example.com' },
  { given: '', family: '', country: 'GH', email: 'nameless@example.com' },
  { given: 'Emilia', family: 'Offline', country: 'PL', email: null },
  { given: 'Ferdinand', family: 'Local', country: 'CM', phone: { dial: null, national: '0677 12 34 56' } },
  {
    given: 'María del Carmen Josefa Antonia Guadalupe Esperanza Inmaculada de los Ángeles y de Todos los Santos',
    family: 'Fernández-Villaverde y Rodríguez de Santa Cruz de la Sierra Hohenzollern-Sigmaringen von und zu Lichten',
    country: 'ES',
    email: 'maria.del.carmen.fernandez-villaverde@example.org',
  },
  { given: '\u202egnp.ecioni', family: 'Reversed', country: 'EG', email: 'reversed@example.net' },
  { given: '=HYPERLINK("https://example.com")', family: 'Formula', country: 'GB', email: 'formula@example.com' },
  { given: '[Click me](command:example)', family: '**Bold** $(bug)', country: 'DE', email: 'markdown@example.com' },
  { given: 'Robert "Bob", Jr.', family: 'Line\nBreak', country: 'US', email: 'quoted@example.com' },
  { given: 'Tea 🧋👩‍🚀', family: 'Zero\u200bWidth', country: 'JP', email: 'emoji@example.com' },
  { given: 'Tom &amp; Jerry', family: 'Entity', country: 'GB', email: 'entity+tag@example.com', phone: null },
];
