/**
 * Pseudonyms: one for each person, whatever the provider, made with the key of an installation. Whoever has no key can
 * neither turn one back nor find the one of somebody they know.
 */
import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { firstSign, type Reason, signOf } from '../match/same-person.ts';
import { madeUpName } from './made-up-names.ts';

/** What stands for a person's values. */
export interface Pseudonym {
  /** Looks like a name: given and family name. */
  readonly name: string;
  readonly given: string;
  readonly family: string;
  /** In a domain that is reserved for leading nowhere. */
  readonly email: string;
  /** Under a calling code that no country has. */
  readonly phone: string;
  /** For an ID that says who somebody is. */
  readonly id: string;
}

/** Bytes of a key. */
const keyLength = 32;

/** A new key; with it, everybody has another pseudonym. */
export const newPseudonymKey = (): Uint8Array => randomBytes(keyLength);

/** Of the digits of a hash, which say nothing to who has no key. */
function pseudonymOf(digits: string): Pseudonym {
  const { given, family } = madeUpName(Number.parseInt(digits.slice(0, 10), 16));
  const number = Number.parseInt(digits.slice(10, 20), 16) % 1e9;
  return {
    name: `${given} ${family}`,
    given,
    family,
    email: `${given}.${family}.${digits.slice(20, 26)}@private.invalid`.toLowerCase(),
    phone: `+999${String(number).padStart(9, '0')}`,
    id: `private-${digits.slice(32, 48)}`,
  };
}

export class Pseudonyms {
  private readonly key: KeyObject;

  constructor(key: Uint8Array) {
    this.key = createSecretKey(key);
  }

  /** By the e-mail address, or else the phone number; of who has neither, by the ID in the connection. */
  of(record: Pick<CustomerRecord, 'connectionId' | 'customer'>): Pseudonym {
    const sign = firstSign(record.customer);
    return this.made(sign ? sign.key : `id:${record.connectionId}:${record.customer.id}`);
  }

  /** Of the person who has this address or number. */
  ofSign({ kind, value }: Reason): Pseudonym {
    return this.made(signOf(kind, value)?.key ?? `${kind} ${value}`);
  }

  private made(sign: string): Pseudonym {
    return pseudonymOf(createHmac('sha256', this.key).update(sign).digest('hex'));
  }
}
