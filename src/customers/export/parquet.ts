/**
 * Parquet with a type for each column. Nothing a provider sent changes on the way: IDs and amounts are texts, which keep
 * their digits and zeros (readers of DECIMAL were seen to lose both), and a time that came without a zone is text in a
 * column of its own, as an instant would give it one.
 */

import type { Customer } from '../../core/model/customer.ts';
import { chosenOf, columnNames, columnsFor, fieldsOf } from './columns.ts';
import { CountsKept } from './counts-kept.ts';
import { factsOf, finalFacts } from './export-summary.ts';
import type { OpenWriter, WriterOptions } from './export-writer.ts';
import { type OwnMember, ownColumns, ownMembers } from './own-columns.ts';
import type { ParquetColumn } from './parquet-file.ts';

/** Rows of a group: enough to compress well, and few enough that the window does not wait for it. */
const groupSize = 5000;
/** Groups of one size at most: what is noted of each stays in memory until the end, and is written there at once. */
const groupsOfSize = 200;

interface TypedColumn extends ParquetColumn {
  readonly value: (customer: Customer, counts: CountsKept, raw: string) => unknown;
}

const addressParts = ['line1', 'line2', 'city', 'state', 'postalCode', 'country'];
const moneyParts = ['amount', 'currency'];

type TimeField = 'createdAt' | 'updatedAt' | 'firstOrderAt' | 'lastOrderAt';

const isInstant = (time: string | null): time is string => time?.endsWith('Z') === true;

/** The instant, and beside it what has no zone and may be no more than a day. */
const timeColumns = (field: TimeField): readonly TypedColumn[] => [
  {
    name: field,
    kind: 'instant',
    value: ({ [field]: time }) => (isInstant(time) ? BigInt(Date.parse(time)) : null),
  },
  { name: `${field}Local`, kind: 'text', value: ({ [field]: time }) => (isInstant(time) ? null : time) },
];

const countColumn = (field: 'orders' | 'subscriptions'): readonly TypedColumn[] => [
  {
    name: field,
    kind: 'count',
    value: (customer, counts) => {
      const count = counts.of(customer[field]);
      return count === null ? null : BigInt(count);
    },
  },
];

/** The columns of a field. */
function typedColumns(field: keyof Customer): readonly TypedColumn[] {
  const value = (customer: Customer) => customer[field];
  switch (field) {
    case 'id':
      return [{ name: field, kind: 'key', value }];
    case 'address':
      return [{ name: field, kind: 'texts', members: addressParts, value }];
    case 'lifetimeValue':
    case 'lastSpent':
      return [{ name: field, kind: 'texts', members: moneyParts, value }];
    case 'createdAt':
    case 'updatedAt':
    case 'firstOrderAt':
    case 'lastOrderAt':
      return timeColumns(field);
    case 'orders':
    case 'subscriptions':
      return countColumn(field);
    default:
      return [{ name: field, kind: 'text', value }];
  }
}

/** The column of what an API has beside the fields of a customer; a time is a text, as it may have no zone. */
function ownColumn({ name, kind, valueIn }: OwnMember): TypedColumn {
  if (kind === 'money')
    return { name, kind: 'texts', members: moneyParts, value: (_customer, _counts, raw) => valueIn(raw) };
  if (kind !== 'count') return { name, kind: 'text', value: (_customer, _counts, raw) => valueIn(raw) };
  return {
    ...{ name, kind: 'count' },
    value(_customer, counts, raw) {
      const sent = valueIn(raw);
      const count = counts.of(typeof sent === 'number' ? sent : null);
      return count === null ? null : BigInt(count);
    },
  };
}

/** Loads what writes the format, which is a bundle of its own. */
export async function parquetWriter({ columns: chosen, origin, own }: WriterOptions): Promise<OpenWriter> {
  const members = ownMembers(own, columnNames);
  const fields = fieldsOf(columnsFor(chosen, ownColumns(members)));
  const columns = [...fields.flatMap(typedColumns), ...chosenOf(members, chosen).map(ownColumn)];
  const { ParquetFile } = await import('./parquet-file.ts');
  return async sink => {
    const file = new ParquetFile(columns);
    const counts = new CountsKept();
    let waiting: unknown[][] = columns.map(() => []);
    const flush = async () => {
      const values = waiting;
      waiting = columns.map(() => []);
      const rows = values[0]?.length ?? 0;
      if (rows === 0) return;
      written += rows;
      await sink.write(file.group(values));
    };
    const close = async (facts: ReadonlyMap<string, string>) => {
      await flush();
      await sink.write(file.end(facts));
    };
    let written = 0;
    let isClosed = false;
    return {
      async write({ records }) {
        for (const { customer, raw } of records) {
          for (const [at, { value }] of columns.entries()) waiting[at]?.push(value(customer, counts, raw));
          if ((waiting[0]?.length ?? 0) >= Math.max(groupSize, written / groupsOfSize)) await flush();
        }
      },
      end(summary) {
        isClosed = true;
        return close(finalFacts(origin, summary));
      },
      // Without what closes it nothing of the file could be read. What took no more bytes before takes none now.
      stop: () => (isClosed ? Promise.resolve() : close(factsOf(origin)).catch(() => {})),
      get doubts() {
        return counts.doubts;
      },
    };
  };
}
