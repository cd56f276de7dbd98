/**
 * One pass over the records of connections, to count them or to find some of them. It makes room for other questions every
 * few milliseconds; what changes meanwhile makes it begin anew, so that nobody is counted twice or left out.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Counts } from '../insights/insights.ts';
import { type Picker, pickerOf } from '../insights/pick.ts';
import { type Countable, Tally } from '../insights/tally.ts';
import { ConnectionTable } from './connection-table.ts';
import type { PickSearch } from './customer-index.ts';
import type { Found, IndexStore } from './index-store.ts';
import type { PickedBatches } from './protocol.ts';

/** Records at a time. */
const slice = 10_000;
/** Beginnings after which a pass makes no more room: a list that is being read changes all the time. */
const patience = 3;

interface Visitor {
  begin(connectionId: string): void;
  visit(customer: Countable, number: number): void;
}

/** Shows every record to the visitor that `start` makes, and gives back the last one made, which has seen all there are. */
async function pass<T extends Visitor>(store: IndexStore, ids: readonly string[], start: () => T): Promise<T> {
  for (let beginning = 1; ; beginning++) {
    const visitor = start();
    const tables = ids.map(id => ({ id, table: store.of(id), version: store.of(id)?.version }));
    const makeRoom = async (): Promise<boolean> => {
      if (beginning >= patience) return true;
      await turn();
      return tables.every(({ id, table, version }) => store.of(id) === table && table?.version === version);
    };
    if (await visitAll(tables, visitor, makeRoom)) return visitor;
  }
}

/** False where something has changed when room was made. */
async function visitAll(
  tables: readonly { readonly id: string; readonly table: ConnectionTable | undefined }[],
  visitor: Visitor,
  makeRoom: () => Promise<boolean>,
): Promise<boolean> {
  for (const { id, table } of tables) {
    visitor.begin(id);
    const end = table?.end ?? 0;
    for (let from = 0; from < end; from += slice) {
      if (!(await makeRoom())) return false;
      table?.each(from, from + slice, (customer, number) => visitor.visit(customer, number));
    }
  }
  return true;
}

const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

export async function countIn(store: IndexStore, connectionIds: readonly string[]): Promise<Counts> {
  const { tally } = await pass(store, once(connectionIds), () => {
    const tally = new Tally();
    const begin = (connectionId: string) => tally.begin(connectionId);
    const visit = (customer: Countable, number: number) => tally.add(customer, number);
    return { tally, begin, visit };
  });
  // Nothing has changed since it was counted.
  return tally.result((connectionId, number) => (store.of(connectionId) ?? new ConnectionTable()).customer(number));
}

interface Match extends Found {
  readonly order: string | undefined;
}

/** Keeps those that the picker has, at most as many as are wanted where the order is that of the records. */
class Finder implements Visitor {
  readonly found: Match[] = [];
  customers = 0;
  private readonly picker: Picker;
  private readonly most: number;
  private connectionId = '';
  /** Its number, of which the first is 1. */
  private connection = 0;

  constructor(picker: Picker, most: number) {
    this.picker = picker;
    this.most = most;
  }

  begin(connectionId: string): void {
    this.connectionId = connectionId;
    this.connection++;
  }

  visit(customer: Countable, number: number): void {
    if (!this.picker.has(customer, this.connection)) return;
    this.customers++;
    const order = this.picker.order(customer);
    if (order !== undefined || this.found.length < this.most)
      this.found.push({ connectionId: this.connectionId, number, order });
  }

  /** Those that belong together beside one another. */
  get sorted(): readonly Match[] {
    return this.found.sort(({ order: one = '' }, { order: other = '' }) => (one < other ? -1 : Number(one > other)));
  }
}

export async function pickIn(
  store: IndexStore,
  { connectionIds, pick, skip, limit }: PickSearch,
): Promise<PickedBatches> {
  const ids = once(connectionIds);
  const most = skip + limit;
  const start = () => {
    const picker = pickerOf(pick);
    const learner = { picker, begin: picker.begin, visit: (customer: Countable) => picker.learn(customer) };
    return picker.mustLearn ? learner : new Finder(picker, most);
  };
  const visitor = await pass(store, ids, start);
  // Nothing has changed since everybody was learned, nor can it until this is done.
  const finder = visitor instanceof Finder ? visitor : findAll(store, ids, new Finder(visitor.picker, most));
  return { customers: finder.customers, batches: store.batches(finder.sorted.slice(skip, most)) };
}

function findAll(store: IndexStore, ids: readonly string[], finder: Finder): Finder {
  for (const id of ids) {
    const table = store.of(id);
    finder.begin(id);
    table?.each(0, table.end, (customer, number) => finder.visit(customer, number));
  }
  return finder;
}
