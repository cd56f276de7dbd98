/** The query parameters a provider documents, offered by name and checked before anything is sent. */

import { normalTime } from '../fields/time.ts';
import { ClienteleError } from '../model/errors.ts';
import type { FilterSpec } from '../model/provider.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const checks: Record<FilterSpec['kind'], { shape: string; holds: (value: string, spec: FilterSpec) => boolean }> = {
  text: { shape: 'a text', holds: () => true },
  integer: { shape: 'a whole number', holds: value => /^\d{1,18}$/.test(value) },
  uuid: { shape: 'a UUID', holds: value => uuid.test(value) },
  date: { shape: 'a date, YYYY-MM-DD', holds: value => /^\d{4}-\d\d-\d\d$/.test(value) && !!normalTime(value) },
  dateTime: {
    shape: 'a time, YYYY-MM-DD HH:MM:SS',
    holds: value => /^\d{4}-\d\d-\d\d \d{1,2}:\d{1,2}:\d{1,2}$/.test(value) && !!normalTime(value),
  },
  choice: { shape: 'one of the documented values', holds: (value, spec) => !!spec.values?.includes(value) },
};

/** What is wrong with a value, as a sentence; undefined when the provider takes it. */
export function filterFault(spec: FilterSpec, value: string): string | undefined {
  if (value === '') return `${spec.title} is empty.`;
  if (spec.maxLength !== undefined && value.length > spec.maxLength) {
    return `${spec.title} must have at most ${spec.maxLength} characters.`;
  }
  const { shape, holds } = checks[spec.kind];
  if (holds(value, spec)) return undefined;
  return `${spec.title} must be ${spec.values ? `one of ${spec.values.join(', ')}` : shape}.`;
}

/** Throws `badRequest` for a filter the provider does not document or a value it does not take. */
export function checkFilters(
  specs: readonly FilterSpec[],
  filters: Readonly<Record<string, string>>,
  who: string,
): void {
  for (const [key, value] of Object.entries(filters)) {
    const spec = specs.find(candidate => candidate.key === key);
    const cure = spec
      ? filterFault(spec, value)
      : `It has ${specs.length ? `the filters ${specs.map(known => known.key).join(', ')}` : 'no filters'}.`;
    if (cure) throw new ClienteleError({ kind: 'badRequest', who, what: `cannot filter by ${key}`, cure });
  }
}
