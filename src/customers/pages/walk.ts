/** From one customer to its neighbours, in the order in which they were shown: of a list as it is opened, or of what was found. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { CustomerList } from './opened-list.ts';

/** A customer in its place. */
export interface ShownRow {
  readonly record: CustomerRecord;
  /** When the row was fetched, RFC 3339; left out where nobody knows. */
  readonly fetchedAt?: string;
  /** Its place on its page, from 0: rows that could not be read have places too. */
  readonly place: number;
}

/** Customers page by page. */
export interface Order {
  /** The pages that are loaded. */
  readonly pages: readonly number[];
  /** The customers of a page, in their order; none of one that is not loaded. */
  rows(page: number): readonly ShownRow[];
  /** Whether there is such a page, or may be. */
  has(page: number): boolean;
  /** Rejects with what the page failed with; it is asked for anew the next time. */
  load(page: number): Promise<void>;
  /** How many rows stand before a page; null where that is not known. */
  before(page: number): number | null;
  readonly total: number | null;
}

/** The order of a list; filtered as it is opened. */
export function listOrder(list: CustomerList): Order {
  const loaded = (page: number) => {
    const state = list.state(page);
    return state?.kind === 'loaded' ? state.page : undefined;
  };
  return {
    get pages() {
      return list.loadedPages;
    },
    get total() {
      return list.total;
    },
    rows(page) {
      const { records = [], problems = [], fetchedAt = '' } = loaded(page) ?? {};
      const unread = new Set(problems.map(({ index }) => index));
      let place = -1;
      return records.map(record => {
        do place++;
        while (unread.has(place));
        return { record, fetchedAt, place };
      });
    },
    has: page => page >= 1 && (list.pageNumbers.includes(page) || list.following === page),
    async load(page) {
      list.retry(page);
      const state = await list.load(page);
      if (state.kind === 'failed') throw state.error;
    },
    before(page) {
      const range = list.range(page);
      if (range) return range.from - 1;
      let rows = 0;
      for (let one = 1; one < page; one++) {
        const { records, problems } = loaded(one) ?? {};
        if (!records || !problems) return null;
        rows += records.length + problems.length;
      }
      return rows;
    },
  };
}

/** The order of what a search found, all of it there. */
export function foundOrder(found: readonly Omit<ShownRow, 'place'>[]): Order {
  const rows = found.map((row, place) => ({ ...row, place }));
  return {
    pages: [1],
    total: rows.length,
    rows: page => (page === 1 ? rows : []),
    has: page => page === 1,
    load: async () => {},
    before: () => 0,
  };
}

/** A customer, as far as it is looked for. */
type Named = Pick<CustomerRecord, 'connectionId'> & { readonly customer: { readonly id: string } };

/** A step from one customer to the next. */
export interface Step {
  readonly row: ShownRow;
  readonly walk: Walk;
}

/** Pages without a customer that are passed over at a time: a list that goes on for ever must come to an end. */
const mostEmpty = 10;

interface At {
  readonly page: number;
  readonly index: number;
}

/** A place in an order. It holds where the customer is, and looks for the customer again after pages were read anew. */
export class Walk {
  private readonly order: Order;
  private readonly start: At;
  private readonly record: CustomerRecord;

  private constructor(order: Order, start: At, record: CustomerRecord) {
    this.order = order;
    this.start = start;
    this.record = record;
  }

  /** Begins at a customer; undefined where none of the pages that are loaded has it. */
  static at(order: Order, record: Named): Walk | undefined {
    const at = placeOf(order, record);
    const row = at && order.rows(at.page)[at.index];
    return row && new Walk(order, at, row.record);
  }

  /** Whether customers of one of these connections are in it. */
  goesThrough(connectionIds: readonly string[]): boolean {
    const isOne = ({ connectionId }: CustomerRecord) => connectionIds.includes(connectionId);
    return (
      isOne(this.record) || this.order.pages.some(page => this.order.rows(page).some(({ record }) => isOne(record)))
    );
  }

  /** Whom it has come to, as the list has the customer. */
  get listed(): CustomerRecord {
    return this.record;
  }

  /** Where it is, and which ways it goes on. */
  get place(): {
    readonly at: number | null;
    readonly total: number | null;
    readonly hasPrevious: boolean;
    readonly hasNext: boolean;
  } {
    return { ...this.position, hasPrevious: this.hasPrevious, hasNext: this.hasNext };
  }

  /** The place in the whole, from 1, as far as it is known. */
  get position(): { readonly at: number | null; readonly total: number | null } {
    const { page, index } = this.here;
    const before = this.order.before(page);
    const place = this.order.rows(page)[index]?.place;
    return { at: before === null || place === undefined ? null : before + place + 1, total: this.order.total };
  }

  /** Whether there is a customer before this one. */
  get hasPrevious(): boolean {
    const { page, index } = this.here;
    return index > 0 || this.order.has(page - 1);
  }

  /** Whether there is a customer behind this one, or may be. */
  get hasNext(): boolean {
    const { page, index } = this.here;
    return index + 1 < this.order.rows(page).length || this.order.has(page + 1);
  }

  /** The next customer, or the one before; undefined at the end. Loads the page that has it; rejects with how that failed. */
  async step(by: 1 | -1): Promise<Step | undefined> {
    const { order } = this;
    // A refresh forgets pages that nobody has open.
    if (order.has(this.start.page) && !placeOf(order, this.record)) await order.load(this.start.page);
    let { page, index } = this.here;
    const isGone = order.rows(page)[index]?.record.customer.id !== this.record.customer.id;
    // In the place of one that is gone stands the next one already.
    index += isGone && by === 1 ? 0 : by;
    for (let empty = 0; empty < mostEmpty; empty++) {
      const row = order.rows(page)[index];
      if (row) return { row, walk: new Walk(order, { page, index }, row.record) };
      page += by;
      if (!order.has(page)) return undefined;
      await order.load(page);
      index = by === 1 ? 0 : order.rows(page).length - 1;
    }
    return undefined;
  }

  /** Where the customer is now; where it was, if it is gone. */
  private get here(): At {
    const { page, index } = this.start;
    const row = this.order.rows(page)[index];
    if (row?.record === this.record) return this.start;
    return placeOf(this.order, this.record) ?? this.start;
  }
}

/** The very row where it is there, since a customer may stand twice in a list that shifts; else the first one of the ID. */
function placeOf(order: Order, record: Named): At | undefined {
  let first: At | undefined;
  for (const page of order.pages) {
    const rows = order.rows(page);
    const same = rows.findIndex(row => row.record === record);
    if (same >= 0) return { page, index: same };
    const index = rows.findIndex(
      row => row.record.customer.id === record.customer.id && row.record.connectionId === record.connectionId,
    );
    if (index >= 0) first ??= { page, index };
  }
  return first;
}
