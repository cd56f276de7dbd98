/** The query parameters a provider documents, offered by name and checked before anything is sent. */

import { normalTime } from '../fields/time.ts';
import { t } from '../l10n/language.ts';
import { ClienteleError } from '../model/errors.ts';
import type { FilterSpec } from '../model/provider.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const checks: Record<FilterSpec['kind'], { shape: string; holds: (value: string, spec: FilterSpec) => boolean }> = {
  text: { shape: t('a text'), holds: () => true },
  integer: { shape: t('a whole number'), holds: value => /^\d{1,18}$/.test(value) },
  uuid: { shape: t('a UUID'), holds: value => uuid.test(value) },
  date: { shape: t('a date, YYYY-MM-DD'), holds: value => /^\d{4}-\d\d-\d\d$/.test(value) && !!normalTime(value) },
  dateTime: {
    shape: t('a time, YYYY-MM-DD HH:MM:SS'),
    holds: value => /^\d{4}-\d\d-\d\d \d{1,2}:\d{1,2}:\d{1,2}$/.test(value) && !!normalTime(value),
  },
  choice: { shape: t('one of the documented values'), holds: (value, spec) => !!spec.values?.includes(value) },
};

/** What is wrong with a value, as a sentence; undefined when the provider takes it. */
export function filterFault(spec: FilterSpec, value: string): string | undefined {
  if (value === '') return t('{0} is empty.', spec.title);
  if (spec.maxLength !== undefined && value.length > spec.maxLength) {
    return t('{0} must have at most {1} characters.', spec.title, spec.maxLength);
  }
  const { shape, holds } = checks[spec.kind];
  if (holds(value, spec)) return undefined;
  return spec.values
    ? t('{0} must be one of {1}.', spec.title, spec.values.join(', '))
    : t('{0} must be {1}.', spec.title, shape);
}

const filtersThereAre = (specs: readonly FilterSpec[]): string =>
  specs.length ? t('It has the filters {0}.', specs.map(known => known.key).join(', ')) : t('It has no filters.');

/** Throws `badRequest` for a filter the provider does not document or a value it does not take. */
export function checkFilters(
  specs: readonly FilterSpec[],
  filters: Readonly<Record<string, string>>,
  who: string,
): void {
  for (const [key, value] of Object.entries(filters)) {
    const spec = specs.find(candidate => candidate.key === key);
    const cure = spec ? filterFault(spec, value) : filtersThereAre(specs);
    if (cure) throw new ClienteleError({ kind: 'badRequest', who, what: t('{who} cannot filter by {0}', key), cure });
  }
}
