// What the answers of all endpoints have in common.
import { type Answer, ok, rowsFrom, type SandboxRequest, whole } from '../wire/wire.ts';

type Query = SandboxRequest['query'];
export type Faults = Readonly<Record<string, readonly string[]>>;

export function success(message: string): Record<string, unknown> {
  return { status: 'success', status_code: 200, message };
}

export function done(data: unknown): Answer {
  return ok({ ...success('Request successful'), data });
}

export function denied(status: 401 | 403, error: string): Answer {
  const message = status === 401 ? 'Unauthorized' : 'Forbidden';
  return { status, json: { status: 'error', status_code: status, message, data: { error } } };
}

export function notFound(message = 'Customer not found'): Answer {
  return { status: 404, json: { status: 'error', status_code: 404, message, data: null } };
}

/** An error where the data is due; the server of 2025 sends it with a 200 as well. */
export function failed(status: 200 | 400, error: string): Answer {
  return { status, json: { status: 'failed', status_code: status, message: 'Request failed.', data: { error } } };
}

export function invalid(errors: Faults): Answer {
  const message = 'The given data was invalid.';
  return { status: 422, json: { status: 'error', status_code: 422, message, errors } };
}

export function selected(field: string): Faults {
  return { [field]: [`The selected ${field.replaceAll('_', ' ')} is invalid.`] };
}

/** Days that cannot be read. */
export function badDays(query: Query, ...names: readonly string[]): Faults {
  const bad = names.filter(name => {
    const day = query[name];
    return day && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)));
  });
  return Object.fromEntries(bad.map(name => [name, [`The ${name.replaceAll('_', ' ')} is not a valid date.`]]));
}

export interface Paged {
  readonly path: string;
  readonly size: number;
  /** Where the counts are. */
  readonly at: 'pagination' | 'meta';
  readonly total: number;
  /** What is wrong with the other parameters. */
  readonly faults?: Faults;
  row(at: number): unknown;
}

/** One page of anything. */
export function page({ query }: SandboxRequest, { path, size: usual, at, total, faults, row }: Paged): Answer {
  const number = whole(query.page, 1);
  const size = whole(query.per_page, usual);
  const errors: Faults = {
    ...(!(number >= 1) && { page: ['The page field must be at least 1.'] }),
    ...(!(size >= 1) && { per_page: ['The per page field must be at least 1.'] }),
    ...faults,
  };
  if (Object.keys(errors).length > 0) return invalid(errors);
  const last = Math.max(1, Math.ceil(total / size));
  return ok({
    ...success('Records retrieved successfully'),
    data: rowsFrom((number - 1) * size, size, total).map(row),
    [at]: {
      ...{ total, per_page: size, current_page: number, last_page: last },
      next_page_url: number < last ? elsewhere(path, number + 1) : null,
      prev_page_url: number > 1 ? elsewhere(path, number - 1) : null,
    },
  });
}

/** Another host and no filters, as the real one may send it: a link that is not to be followed. */
function elsewhere(path: string, page: number): string {
  return `https://api.yativo.example/api/v1${path}?page=${page}`;
}

/** ISO 8601 with six decimals. */
export function micros(date: Date | number): string {
  return new Date(date).toISOString().replace('Z', '000Z');
}
