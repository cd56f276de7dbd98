/** One field out of a packed head, without the others: a table sorts a hundred thousand of them by one column. */
import type { Address, Customer, Money } from '../../core/model/customer.ts';

/** Where the fields are in a head, as `packing.ts` writes it. */
export const headOrder = [
  'id',
  'name',
  'email',
  'phone',
  'type',
  'status',
  'country',
  'address',
  'avatarUrl',
  'createdAt',
  'updatedAt',
  'firstOrderAt',
  'lastOrderAt',
  'orders',
  'subscriptions',
  'lifetimeValue',
  'lastSpent',
] as const satisfies readonly (keyof Customer)[];

const places: Readonly<Record<string, number | undefined>> = Object.fromEntries(
  headOrder.map((field, place) => [field, place]),
);

const [quote, backslash, comma, open, close] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d];

/** Behind the string that begins at a quote. */
function afterText(head: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < head.length && head[end] !== quote) end += head[end] === backslash ? 2 : 1;
  return end + 1;
}

/** Behind a value: a head has texts, numbers, nulls, and lists of them. */
function afterValue(head: Uint8Array, at: number): number {
  if (head[at] === quote) return afterText(head, at);
  let depth = 0;
  let end = at;
  while (end < head.length) {
    const byte = head[end];
    if (byte === quote) {
      end = afterText(head, end);
      continue;
    }
    if (depth === 0 && (byte === comma || byte === close)) break;
    if (byte === open) depth++;
    else if (byte === close) depth--;
    end++;
  }
  return end;
}

type HeadValue = string | number | Money | Address | null;

/** The value of a field; null for one that a customer does not have, and for a name of none. */
export function headField(head: Buffer, key: string): HeadValue {
  const place = places[key];
  if (place === undefined) return null;
  let at = 1;
  for (let passed = 0; passed < place && at < head.length; passed++) at = afterValue(head, at) + 1;
  // What is missing at the end was left out.
  if (at >= head.length - 1) return null;
  const end = afterValue(head, at);
  if (head[at] === quote) {
    const text = head.toString('utf8', at + 1, end - 1);
    return text.includes('\\') ? String(JSON.parse(`"${text}"`)) : text;
  }
  return shaped(key, JSON.parse(head.toString('utf8', at, end)));
}

/** Nobody but `packing.ts` writes heads, so that the types hold. */
function shaped(key: string, value: unknown): HeadValue {
  if (!Array.isArray(value)) return value as number | null;
  const parts = value as readonly (string | null)[];
  const part = (place: number) => parts[place] ?? null;
  if (key !== 'address') return { amount: part(0) ?? '', currency: part(1) };
  return {
    ...{ line1: part(0), line2: part(1), city: part(2), state: part(3) },
    ...{ postalCode: part(4), country: part(5) },
  };
}
