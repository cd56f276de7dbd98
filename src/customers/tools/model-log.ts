/** What was handed over to language models in this session: kept in memory, for the user to look at. */

/** Whether values are a person's own or stand for them. */
export type Values = 'masked' | 'real';

/** A customer that was in an answer. */
export interface HandedOver {
  readonly connectionId: string;
  /** As the model read it. */
  readonly customerId: string;
  /** The same where nothing is to be seen of it that says who somebody is. */
  readonly maskedId: string;
  readonly values: Values;
  /** By the names that the answer has them under. */
  readonly fields: readonly string[];
}

/** One answer. */
export interface LogEntry {
  /** RFC 3339. */
  readonly at: string;
  /** `clientele_findCustomers`. */
  readonly tool: string;
  /** As it was asked: JSON. */
  readonly question: string;
  readonly customers: readonly HandedOver[];
  /** Characters of the answer. */
  readonly characters: number;
  /** What the model read instead of an answer. */
  readonly refusal?: string;
  /** The connection of which the user allowed real values by this call. */
  readonly allowed?: string;
}

/** Answers kept at most; the oldest go first. */
const most = 500;

export class ModelLog {
  private readonly listeners = new Set<() => void>();
  private own: readonly LogEntry[] = [];
  /** Answers that are not kept any more. */
  forgotten = 0;

  /** The oldest first. */
  get entries(): readonly LogEntry[] {
    return this.own;
  }

  /** Calls the listener after each answer. */
  onAdd(listener: () => void): void {
    this.listeners.add(listener);
  }

  add(entry: LogEntry): void {
    const all = [...this.own, entry];
    this.forgotten += Math.max(0, all.length - most);
    this.own = all.slice(-most);
    for (const listener of this.listeners) listener();
  }
}
