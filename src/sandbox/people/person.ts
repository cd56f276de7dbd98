/** A made-up customer of the sample data. */
import type { Country } from './countries.ts';

export interface Phone {
  /** Without the plus; null where the person wrote only a local number. */
  readonly dial: string | null;
  readonly national: string;
}

export interface Person {
  readonly given: string;
  readonly family: string;
  /** Both, in the order of the person's own language; empty for someone without a name. */
  readonly name: string;
  readonly email: string | null;
  readonly phone: Phone | null;
  readonly country: Country;
  readonly street: string;
  readonly house: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** When this provider got to know them; the newest row is the first. */
  readonly joined: Date;
  /** A moment between then and now, another one for each word. */
  since(fact: string): Date;
  /** Any further fact, from 0 to just below 1, always the same for the same word. */
  roll(fact: string): number;
}
