/** What came of reading whole lists, in one message. */
import * as countOf from '../../core/l10n/counts.ts';
import { list as all, t } from '../../core/l10n/language.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';

export interface Outcome {
  readonly connection: Pick<OpenConnection, 'connection' | 'list'>;
  /** Why it did not come to its end. */
  readonly fault: string | undefined;
}

export interface Said {
  readonly message: string;
  /** Everybody of every list is read. */
  readonly isWhole: boolean;
  /** The connections whose lists were not read to their ends. */
  readonly stopped: readonly string[];
}

/** Those that are read whole share a sentence; what is to be known of another one is said of it. */
export function outcomeOf(outcomes: readonly Outcome[]): Said {
  const isWhole = ({ connection, fault }: Outcome) =>
    fault === undefined && connection.list.reading?.summary.complete === true;
  const whole = outcomes.filter(isWhole);
  const others = outcomes.filter(one => !isWhole(one));
  return {
    message: [...(whole.length > 0 ? wholeText(whole) : []), ...others.flatMap(partText)].join(' '),
    isWhole: others.length === 0,
    stopped: others.flatMap(({ connection, fault }) => (fault === undefined ? [] : [connection.connection.id])),
  };
}

function wholeText(outcomes: readonly Outcome[]): readonly string[] {
  const sum = (key: 'customers' | 'problems') =>
    outcomes.reduce((total, { connection }) => total + (connection.list.reading?.summary[key] ?? 0), 0);
  const name = all(outcomes.map(({ connection }) => connection.connection.name));
  const unread = sum('problems');
  return [
    t('All {count} of {name} are read and can be searched.', { count: countOf.customers(sum('customers')), name }),
    ...(unread > 0 ? [t('{0} could not be read.', countOf.rows(unread))] : []),
  ];
}

function partText({ connection: { list, connection }, fault }: Outcome): readonly string[] {
  const { summary } = list.reading ?? {};
  const customers = summary?.customers ?? 0;
  const parts = { count: countOf.customers(customers), name: connection.name };
  const read =
    customers > 0
      ? t('{count} of {name} are read and can be searched.', parts)
      : t('Nothing of {name} was read.', parts);
  if (fault !== undefined) return [fault, read];
  const unread = summary?.problems ? [t('{0} could not be read.', countOf.rows(summary.problems))] : [];
  return [read, ...unread, t('Not proven to be all:'), ...(summary?.doubts ?? [])];
}
