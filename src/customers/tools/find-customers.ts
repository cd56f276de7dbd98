/** A search as a model asks it: the index and the providers' own searches. A whole list is never read for it. */
import { customers as customersOf } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { matcher, ranks } from '../match/matches.ts';
import { coverage, extentOf } from '../search/coverage.ts';
import { search } from '../search/search.ts';
import type { DetailedState } from '../search/search-state.ts';
import type { ToolInput } from './inputs.ts';
import { fittingRows, limits } from './limits.ts';
import { rowFields, shownCustomer } from './shown-customer.ts';
import { type Answer, connectionOf, failureWords, noSuchContinuation, type ToolWork } from './work.ts';

interface Found {
  readonly records: readonly CustomerRecord[];
  readonly states: readonly DetailedState[];
  /** There were more than are kept. */
  readonly isCut: boolean;
}

/** What a continuation belongs to. */
const searchOf = ({ text, connections }: ToolInput<'findCustomers'>): string =>
  JSON.stringify([text, connections ? [...connections].sort() : null]);

export async function findCustomers(work: ToolWork, input: ToolInput<'findCustomers'>): Promise<Answer> {
  for (const id of input.connections ?? []) connectionOf(work, id);
  if (input.after === undefined) {
    const found = await searchAll(work, input);
    return answer(work, input, found.records, 0, found);
  }
  const kept = work.session.continuation(input.after);
  if (kept?.kind !== 'found' || kept.search !== searchOf(input)) throw noSuchContinuation();
  return answer(work, input, kept.records, kept.from);
}

async function searchAll({ accounts, index, signal }: ToolWork, input: ToolInput<'findCustomers'>): Promise<Found> {
  const { text, connections } = input;
  const states = new Map<string, DetailedState>();
  const rankOf = matcher(text);
  const found: { readonly record: CustomerRecord; readonly rank: number }[] = [];
  const hits = search(accounts, index, text, {
    signal,
    indexHits: limits.indexHits,
    onState: state => states.set(state.connectionId, state),
    ...(connections && { connections }),
  });
  for await (const { record } of hits)
    if (found.length <= limits.found) found.push({ record, rank: rankOf(record.customer) ?? ranks.inside });
  const isCut = found.length > limits.found;
  const sorted = found.slice(0, limits.found).sort((one, other) => one.rank - other.rank);
  return { records: sorted.map(({ record }) => record), states: [...states.values()], isCut };
}

function searchedIn(state: DetailedState): Readonly<Record<string, unknown>> {
  const { connectionId, found, error } = state;
  return {
    connection: connectionId,
    found,
    ...(error && failureWords(error)),
    looked: coverage(state),
    ...(extentOf(state).kind !== 'whole' && { notSearched: t('The whole list was not read.') }),
  };
}

function answer(
  work: ToolWork,
  input: ToolInput<'findCustomers'>,
  records: readonly CustomerRecord[],
  from: number,
  found?: Found,
): Answer {
  const size = (value: unknown) => work.print(JSON.stringify(value)).length;
  const all = (found?.states ?? []).map(searchedIn);
  const searched = fittingRows(all, work.characters * 0.4, size);
  const wanted = records.slice(from, from + (input.limit ?? limits.usualRows));
  const shown = wanted.map(record => shownCustomer(work, record, rowFields));
  const room = work.characters * 0.9 - size(searched) - 600;
  const rows = fittingRows(
    shown.map(({ row }) => row),
    room,
    size,
  );
  const to = from + rows.length;
  const bySize = rows.length < wanted.length;
  const after =
    to < records.length ? work.session.keep({ kind: 'found', search: searchOf(input), records, from: to }) : undefined;
  return {
    body: {
      found: records.length,
      ...(rows.length > 0 && { shown: t('{0} to {1} of {2}', number(from + 1), number(to), number(records.length)) }),
      customers: rows,
      ...(after && { after }),
      ...(bySize && { cutBySize: cutBySize(rows.length, wanted.length, work.characters) }),
      ...(found?.isCut && { more: t('More than {0} match: search for a longer text.', customersOf(limits.found)) }),
      ...(found && { searched }),
      ...(all.some(one => 'notSearched' in one) && { hint: notSearchedHint }),
      ...(all.length > searched.length && {
        notShown: t(
          'What was searched in {0} more connections does not fit into one answer.',
          all.length - searched.length,
        ),
      }),
      ...(accountsAreMissing(work) && {
        next: t('No connection is set up. Ask the user to run “Clientele: Add a Connection”.'),
      }),
    },
    customers: shown.slice(0, rows.length).map(({ handed }) => handed),
  };
}

const notSearchedHint = t(
  'Where “notSearched” stands, a customer may exist who is not found here. To look at a whole list, ask the user to run “Clientele: Scan Whole List” on that connection, then search again.',
);

const accountsAreMissing = ({ accounts }: ToolWork): boolean => accounts.connections.length === 0;

const cutBySize = (shown: number, wanted: number, characters: number): string =>
  t(
    'Only {0} of the {1} customers asked for fit into {2} characters. Call again with this “after” for the next ones.',
    number(shown),
    number(wanted),
    number(characters),
  );
