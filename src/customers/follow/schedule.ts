/** Which watched customer is read next, and when: a decision about one moment, without a clock of its own. */

/** Milliseconds: nobody is asked for the same customer more often by itself. */
export const leastInterval = 60_000;

export interface WatchedTimes {
  readonly key: string;
  readonly connectionId: string;
  /** When it was last tried, whatever came of it; undefined for never. */
  readonly triedAt: number | undefined;
}

/** Times are milliseconds on one clock. */
export interface Moment {
  readonly now: number;
  /** Milliseconds between two readings of one customer; fewer than `leastInterval` count as that. */
  readonly interval: number;
  /** Whether the window has the focus: nobody looks at one that has not. */
  readonly isFocused: boolean;
  /** One customer is being read: the others wait. */
  readonly isReading: boolean;
  readonly watched: readonly WatchedTimes[];
  /** Until when connections want to be left alone, by their IDs. */
  readonly quietUntil: ReadonlyMap<string, number>;
}

export type Step =
  | { readonly kind: 'read'; readonly key: string }
  | { readonly kind: 'wait' /** Milliseconds. */; readonly for: number }
  /** Nothing is to be done before something changes. */
  | { readonly kind: 'rest' };

export function nextStep({ now, interval, isFocused, isReading, watched, quietUntil }: Moment): Step {
  if (!isFocused || isReading || watched.length === 0) return { kind: 'rest' };
  const every = Math.max(interval, leastInterval);
  const due = watched.map(({ key, connectionId, triedAt }) => ({
    key,
    // What was never tried is due at once; of those that are due the one that has waited longest comes first.
    since: triedAt === undefined ? Number.NEGATIVE_INFINITY : triedAt + every,
    at: Math.max(triedAt === undefined ? now : triedAt + every, quietUntil.get(connectionId) ?? 0),
  }));
  const [first] = due.toSorted((one, other) => one.at - other.at || one.since - other.since);
  const ready = due.filter(({ at }) => at <= now).toSorted((one, other) => one.since - other.since)[0];
  if (ready) return { kind: 'read', key: ready.key };
  return first ? { kind: 'wait', for: first.at - now } : { kind: 'rest' };
}
