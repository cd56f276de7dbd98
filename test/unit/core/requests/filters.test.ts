import { equal, throws } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import type { FilterSpec } from '../../../../src/core/model/provider.ts';
import { checkFilters, filterFault } from '../../../../src/core/requests/filters.ts';

const filter = (kind: FilterSpec['kind'], more: Partial<FilterSpec> = {}): FilterSpec => ({
  key: 'it',
  title: 'It',
  hint: '',
  kind,
  ...more,
});
const status = filter('choice', { values: ['ACTIVE', 'DELETED'] });
const name = filter('text', { maxLength: 3 });

describe('filters', () => {
  const cases: readonly [title: string, spec: FilterSpec, value: string, takes: boolean][] = [
    ['a documented value', status, 'ACTIVE', true],
    ['a value in another case', status, 'active', false],
    ['a value that every object inherits', status, 'constructor', false],
    ['a text of the longest length', name, 'abc', true],
    ['a longer text', name, 'abcd', false],
    ['any text where no length is documented', filter('text'), '<&?=#', true],
    ['a whole number', filter('integer'), '42', true],
    ['a negative number', filter('integer'), '-1', false],
    ['a fraction', filter('integer'), '1.5', false],
    ['an exponent', filter('integer'), '1e3', false],
    ['digits of another script', filter('integer'), '٤٢', false],
    ['a UUID', filter('uuid'), '550e8400-e29b-41d4-a716-446655440010', true],
    ['a UUID in capitals', filter('uuid'), '550E8400-E29B-41D4-A716-446655440010', true],
    ['a UUID with something after it', filter('uuid'), '550e8400-e29b-41d4-a716-446655440010\n', false],
    ['a day', filter('date'), '2024-02-29', true],
    ['a day that does not exist', filter('date'), '2023-02-29', false],
    ['a day with a clock', filter('date'), '2024-02-29 10:00:00', false],
    ['a time', filter('dateTime'), '2024-08-04 08:23:45', true],
    ['a time with single digits', filter('dateTime'), '2024-08-04 8:3:5', true],
    ['a time without seconds', filter('dateTime'), '2024-08-04 08:23', false],
    ['a time with a T', filter('dateTime'), '2024-08-04T08:23:45', false],
    ['an hour that does not exist', filter('dateTime'), '2024-08-04 25:00:00', false],
    ['nothing', filter('text'), '', false],
  ];
  for (const [title, spec, value, takes] of cases) {
    it(`a filter ${takes ? 'takes' : 'refuses'} ${title} for a ${spec.kind}: ${JSON.stringify(value)}`, () =>
      equal(filterFault(spec, value) === undefined, takes));
  }

  it('a filter with a wrong value says which values there are', () =>
    equal(filterFault(status, 'x'), 'It must be one of ACTIVE, DELETED.'));
  it('a filter with a text that is too long says how long it may be', () =>
    equal(filterFault(name, 'abcd'), 'It must have at most 3 characters.'));

  const refused = (filters: Record<string, string>, specs: readonly FilterSpec[], message: RegExp) =>
    throws(
      () => checkFilters(specs, filters, 'Devdraft'),
      (error: unknown) => error instanceof ClienteleError && error.kind === 'badRequest' && message.test(error.message),
    );

  it('filters refuse a parameter that is not documented, and name those that are', () => {
    refused({ page: '2' }, [status], /Devdraft cannot filter by page. It has the filters it\./);
    refused({ page: '2' }, [], /It has no filters\./);
    refused(JSON.parse('{"__proto__":"x"}'), [status], /cannot filter by __proto__/);
  });

  it('filters refuse one wrong value among right ones', () => {
    refused({ it: 'ACTIVE', other: '' }, [status, { ...name, key: 'other', title: 'Other' }], /Other is empty/);
  });

  it('no filters at all are taken', () => checkFilters([], {}, 'Cartevo'));
});
