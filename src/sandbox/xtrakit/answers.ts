// What the answers of all endpoints have in common.
import { type Answer, ok, type SandboxRequest, type Shapes } from '../wire/wire.ts';

export type Row = Readonly<Record<string, unknown>>;

export function failure(status: number, message: string): Answer {
  return { status, json: { status, message } };
}

/** The samples show one object where a list is due, followed by dots: a list, a keyed object, or one object. */
export function rowsAs(shape: Shapes['xtrakit'], rows: readonly Row[]): unknown {
  const keyed = Object.fromEntries(rows.map(row => [String(row.id), row]));
  return { array: rows, keyed, single: rows.length === 1 ? rows[0] : rows }[shape ?? 'array'];
}

export function listed(shape: Shapes['xtrakit'], title: string, key: string, rows: readonly Row[]): Answer {
  return ok({ status: 200, message: `${title} found: ${rows.length}`, data: { [key]: rowsAs(shape, rows) } });
}

/** `created_at` is the start of a range and another one its end, `updated_at` or `due_date`, whatever their names say. */
export function between(query: SandboxRequest['query'], end: string): string | ((row: Row) => boolean) {
  const [from, to] = [query.created_at ?? '', query[end] ?? ''];
  const start = /^(\d{4}-\d\d-\d\d)(?: (\d{1,2}):(\d{1,2}):(\d{1,2}))?$/.exec(from);
  if (from && !start) return 'The created at does not match the format YYYY-MM-DD H:m:s.';
  if (to && !isDay(to)) return `The ${end.replace('_', ' ')} does not match the format YYYY-MM-DD.`;
  const [, day = '', ...clock] = start ?? [];
  const earliest = day && `${day} ${clock.map(part => (part ?? '').padStart(2, '0')).join(':')}`;
  return row => String(row.created_at) >= earliest && (!to || String(row.created_at).slice(0, 10) <= to);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** Without a zone, which is how this API writes times. */
export function local(date: Date | number, days = 0): string {
  return new Date(Number(date) + Math.floor(days * 86_400_000)).toISOString().slice(0, 19).replace('T', ' ');
}
