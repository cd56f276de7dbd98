// What the answers of all endpoints have in common.
import { isUuid } from '../people/ids.ts';
import { type Answer, ok, type Records, rowsFrom, type SandboxRequest, whole } from '../wire/wire.ts';

/** Fixed by the API and stated nowhere in it. */
const PAGE = 20;

type Query = SandboxRequest['query'];

export function failure(status: number, message: string): Answer {
  return { status, json: { message } };
}

/** What is wrong with the filters. An empty filter is none; one that cannot be read is refused. */
export function faultIn(
  query: Query,
  allowed: {
    readonly status: readonly string[];
    /** The parameter that `status` stands for, where it has another name. */
    readonly statusName?: string;
    /** Without `_from` and `_to`. */
    readonly days: readonly string[];
    readonly ids: readonly string[];
  },
): string | undefined {
  const name = allowed.statusName ?? 'status';
  if (query[name] && !allowed.status.includes(query[name]))
    return `Invalid ${name}: must be one of ${allowed.status.join(', ')}`;
  for (const end of allowed.days.flatMap(days => [`${days}_from`, `${days}_to`])) {
    const day = query[end];
    if (day && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))))
      return `Invalid ${end}: expected YYYY-MM-DD`;
  }
  const id = allowed.ids.find(key => query[key] && !isUuid(query[key]));
  return id && `Invalid ${id} ID`;
}

export function paged<T>(
  { query }: SandboxRequest,
  found: readonly T[],
  item: (one: T) => unknown = one => one,
): Answer {
  const page = whole(query.page, 1);
  if (!(page >= 1)) return failure(400, 'Invalid page: must be a positive integer');
  const items = rowsFrom((page - 1) * PAGE, PAGE, found.length).flatMap(at => found.slice(at, at + 1).map(item));
  return ok({ items, pagination: { current_page: page, total_pages: Math.max(1, Math.ceil(found.length / PAGE)) } });
}

/** The list, or 404 where this server answers so to an empty one. */
export function orNotFound(
  { records }: { readonly records: Records },
  found: readonly unknown[],
  what: string,
  answer: () => Answer,
): Answer {
  return found.length === 0 && records.emptyIsNotFound ? failure(404, `${what} not found`) : answer();
}

/** Every section is there; null where it was not asked for. Words that name no section are ignored. */
export function sectionsOf<Name extends string>(
  include: string | undefined,
  names: readonly Name[],
  make: Readonly<Record<Name, () => unknown>>,
): Record<string, unknown> {
  const wanted = (include ?? '').split(',').map(word => word.trim());
  return Object.fromEntries(names.map(name => [name, wanted.includes(name) ? make[name]() : null]));
}
