/** Customers that something in another view stands for, listed in Home until others are: as many as are wanted, of the index. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { CustomerPick } from '../../customers/insights/pick.ts';
import type { Services } from '../services/services.ts';

/** Whom to list. */
export interface ListedCustomers {
  readonly title: string;
  readonly connectionIds: readonly string[];
  readonly pick: CustomerPick;
}

/** Customers that are shown at once, and by which more are. */
const step = 200;

export interface ListedPart {
  /** Another one for each list. */
  readonly number: number;
  readonly title: string;
  readonly connectionIds: readonly string[];
  readonly records: readonly CustomerRecord[];
  readonly customers: number;
}

const names = ({ title, connectionIds }: ListedCustomers) => ({ title, connectionIds });

export class Listed {
  private readonly index: Pick<Services['index'], 'pick'>;
  private wanted: ListedCustomers | undefined;
  private part: ListedPart | undefined;
  private lists = 0;

  constructor({ index }: { readonly index: Pick<Services['index'], 'pick'> }) {
    this.index = index;
  }

  /** What is listed; undefined where nothing is. */
  get current(): ListedPart | undefined {
    return this.part;
  }

  /** Resolves when the first of them are there. */
  async show(wanted: ListedCustomers): Promise<void> {
    this.wanted = wanted;
    const number = ++this.lists;
    const { records, customers } = await this.read(wanted, 0);
    if (number === this.lists) this.part = { number, ...names(wanted), records, customers };
  }

  async more(): Promise<void> {
    const { wanted, part } = this;
    if (!wanted || !part) return;
    const { records, customers } = await this.read(wanted, part.records.length);
    if (this.part === part) this.part = { ...part, customers, records: [...part.records, ...records] };
  }

  /** Of one of these connections, or any, nothing is listed any more. */
  forget(connectionIds?: readonly string[]): void {
    if (connectionIds && !this.wanted?.connectionIds.some(id => connectionIds.includes(id))) return;
    this.wanted = undefined;
    this.part = undefined;
    this.lists++;
  }

  private read({ connectionIds, pick }: ListedCustomers, skip: number) {
    return this.index.pick({ connectionIds, pick, skip, limit: step });
  }
}
