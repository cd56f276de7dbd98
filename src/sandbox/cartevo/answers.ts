// What the answers of all endpoints have in common.
import { type Answer, ok, rowsFrom, type SandboxRequest, type Shapes, whole } from '../wire/wire.ts';

export function envelope(message: string, data: unknown): Record<string, unknown> {
  return { success: true, statusCode: 200, message, data };
}

export function found(data: unknown): Answer {
  return ok(envelope('Data retrieved successfully', data));
}

export function failure(statusCode: number, message: string | readonly string[], error?: string): Answer {
  return { status: statusCode, json: { success: false, statusCode, message, ...(error && { error }) } };
}

export interface Paged {
  readonly total: number;
  /** Where the counts are. */
  readonly shape: Shapes['cartevo'];
  /** The number of the first page. */
  readonly first: 0 | 1;
  readonly usual: number;
  /** What is wrong with the other parameters. */
  readonly faults?: readonly string[];
  row(at: number): unknown;
}

/** One page of anything; a `limit` over the recommended maximum gets the maximum. */
export function page({ query }: SandboxRequest, { total, shape, first, usual, faults = [], row }: Paged): Answer {
  const number = whole(query.page, first);
  const limit = Math.min(100, whole(query.limit, usual));
  const all = [
    ...faults,
    ...(number >= first ? [] : [`page must not be less than ${first}`]),
    ...(limit >= 1 ? [] : ['limit must not be less than 1']),
  ];
  if (all.length > 0) return failure(400, all, 'Bad Request');
  const data = rowsFrom((number - first) * limit, limit, total).map(row);
  const paging = { page: number, limit, total, totalPages: Math.ceil(total / limit) };
  const at = shape ?? 'meta';
  return ok({
    ...envelope(`${data.length} items retrieved successfully`, data),
    ...(at !== 'none' && { [at]: paging }),
  });
}

/** Parameters that are neither true nor false. */
export function badFlags(query: SandboxRequest['query'], ...names: readonly string[]): string[] {
  return names
    .filter(name => query[name] && !/^(true|false)$/.test(query[name]))
    .map(name => `${name} must be a boolean`);
}

/** In looks a number or CVV as it is sent: the text in its middle can be read by anyone. */
export function token(value: string): string {
  return `tkMplr_${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ value, iat: 1761148974 })}.not-a-signature`;
}

export function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
