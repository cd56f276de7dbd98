import { deepEqual, equal, ok } from 'node:assert/strict';
import { literalAt, pointerPath } from '../../../src/core/json/spans.ts';
import type { Customer, CustomerRecord } from '../../../src/core/model/customer.ts';
import type { Answer } from '../../../src/core/model/provider.ts';

export function valueAt(raw: string, pointer: string): unknown {
  const literal = literalAt(raw, pointerPath(pointer));
  return literal === undefined ? undefined : JSON.parse(literal);
}

/** What must hold of every record, whoever sent it. */
export function checkRecord({ connectionId, customer, raw, sources }: CustomerRecord, answer: Answer): void {
  equal(connectionId, answer.connectionId);
  ok(answer.text.includes(raw), 'raw is a literal part of the answer');
  for (const [key, value] of Object.entries(customer)) {
    const pointers = sources[key as keyof Customer]; // the keys of a customer are these and no others
    equal(pointers !== undefined, value !== null, `${key} has sources if and only if it has a value`);
    for (const pointer of pointers ?? []) {
      ok(![undefined, null, ''].includes(valueAt(raw, pointer) as string), `${key} comes from a value at ${pointer}`);
    }
  }
  const origins = (key: keyof Customer) => (sources[key] ?? []).map(pointer => valueAt(raw, pointer));
  const literals = (sources.id ?? []).map(pointer => {
    const literal = literalAt(raw, pointerPath(pointer)) ?? '';
    return literal.startsWith('"') ? (JSON.parse(literal) as unknown) : literal;
  });
  deepEqual(literals, [customer.id]);
  for (const key of ['email', 'type', 'avatarUrl', 'orders', 'subscriptions'] as const) {
    if (customer[key] !== null) deepEqual(origins(key), [customer[key]]);
  }
  if (customer.name !== null && origins('name').length > 1) {
    equal(
      customer.name,
      origins('name')
        .map(part => String(part).trim())
        .join(' '),
    );
  }
  for (const key of ['createdAt', 'updatedAt', 'firstOrderAt', 'lastOrderAt'] as const) {
    const value = customer[key];
    // Both sides without a zone, or both with one: then Date reads them alike, but for decimals beyond milliseconds.
    if (value !== null) equal(Date.parse(value), Date.parse(String(origins(key)[0]).replace(' ', 'T')));
  }
}
