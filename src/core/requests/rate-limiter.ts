/**
 * How much one connection may ask at a time and in a minute. What a person waits for goes before what runs behind, and a
 * tenth of a minute's requests is kept for it: a scan must not leave a person waiting for the next minute.
 */
import PQueue from 'p-queue';
import type { Provider, Rate, RateHeaders } from '../model/provider.ts';
import { rateWords } from './rate-words.ts';
import { resetIn } from './retry-policy.ts';

export type Priority = 'foreground' | 'background';

const concurrency = { default: 4, most: 8 } as const;

const priorities: Readonly<Record<Priority, number>> = { foreground: 1, background: 0 };

/** Headers may raise a documented limit up to so many times; more is no limit any more. */
const mostRaise = 10;

/** Milliseconds for which a window may be said to be used up: what is beyond may be a slip. */
const longestHold = 60_000;

/** The time a window is counted by, which a correction of the time of day must not move. */
export interface Clock {
  now(): number;
  /** Calls back after so many milliseconds; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void;
}

const clock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class RateLimiter {
  private readonly queue: PQueue;
  private readonly documented: Rate | undefined;
  private readonly clock: Clock;
  private rate: Rate | undefined;
  /** When the requests of the last interval began. Any interval counts, since the provider's minute and ours differ. */
  private starts: number[] = [];
  /** On the clock: nothing is left of the provider's window until then. */
  private heldUntil = 0;
  private cancelTimer: (() => void) | undefined;

  constructor(rate: Rate | undefined, time: Clock = clock) {
    this.documented = rate;
    this.rate = rate;
    this.clock = time;
    // A documented rate bounds what runs at once by itself; without one, four at once is what a guest takes.
    const isBounded = rate !== undefined && rate.requests < Number.MAX_SAFE_INTEGER;
    this.queue = new PQueue({ concurrency: isBounded ? concurrency.most : concurrency.default });
  }

  /** Milliseconds for which nothing is left of the provider's window. */
  get held(): number {
    return Math.max(0, this.heldUntil - this.clock.now());
  }

  /**
   * Runs one attempt when there is room for it. Aborting takes it out of the queue. `ready` is asked when its turn has
   * come: when it says no, nothing is run and nothing is counted, and the answer is undefined. So it is while nothing is
   * left of the provider's window: whoever asks decides whether to wait for so long, and can say so.
   */
  run<T>(task: () => Promise<T>, priority: Priority, signal: AbortSignal, ready = () => true): Promise<T | undefined> {
    const added = this.queue.add(
      async () => {
        if (this.held > 0 || !ready()) return undefined;
        if (this.rate) this.starts.push(this.clock.now());
        this.admit();
        return task();
      },
      { priority: priorities[priority], signal },
    );
    this.admit();
    return added;
  }

  /**
   * Follows the limit the provider's headers state. One below the documented limit, whose window ends in a moment, is a
   * limit for a second; one far above it is not believed in full.
   */
  observe(headers: ReadonlyMap<string, string>, now: number): void {
    const { documented } = this;
    if (!documented) return;
    for (const { headers: own, interval } of windowsOf(documented)) {
      if (rateWords(headers, own).remaining !== 0) continue;
      this.hold(Math.min(resetIn(headers, now, own) ?? interval, longestHold));
    }
    const { limit: stated = 0 } = rateWords(headers, documented.headers);
    const reset = resetIn(headers, now, documented.headers);
    // Used in a bucket that fills up is no window.
    if (stated < 1 || documented.headers?.used !== undefined) return;
    if (stated < documented.requests && reset === undefined) return;
    const short = stated < documented.requests && reset !== undefined && reset <= 2_000;
    const requests = Math.min(stated, documented.requests * mostRaise);
    const { also = [] } = documented;
    this.rate = { requests, interval: short ? 1_000 : documented.interval, also };
    this.admit();
  }

  /** Nothing is left of the window: the next request would only be refused. */
  private hold(milliseconds: number): void {
    this.heldUntil = Math.max(this.heldUntil, this.clock.now() + milliseconds);
  }

  /** Lets go of what waits, and of the timer. */
  dispose(): void {
    this.queue.clear();
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }

  /** Opens the queue where there is room, else closes it until there is. */
  private admit(): void {
    if (!this.rate) return;
    const windows = windowsOf(this.rate);
    const now = this.clock.now();
    const longest = Math.max(...windows.map(({ interval }) => interval));
    const kept = this.starts.findIndex(start => now - start < longest);
    this.starts = kept === -1 ? [] : kept === 0 ? this.starts : this.starts.slice(kept);
    const opens = Math.max(...windows.map(window => this.opensAt(window)));
    if (opens <= now) {
      this.queue.start();
      return;
    }
    this.queue.pause();
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    if (this.queue.size === 0) return;
    this.cancelTimer = this.clock.after(opens - now, () => {
      this.cancelTimer = undefined;
      this.admit();
    });
  }

  /** When a window has room: when the start has passed that is one too many. */
  private opensAt({ requests, interval }: Rate): number {
    const waits = this.queue.sizeBy({ priority: priorities.foreground }) > 0;
    const room = waits ? requests : Math.max(1, requests - Math.floor(requests / 10));
    const last = this.starts[this.starts.length - room];
    return last === undefined ? 0 : last + interval;
  }
}

/** A provider's names of headers, a set for each of its windows. */
export const rateHeadersOf = ({ rate }: Pick<Provider, 'rate'>): readonly RateHeaders[] =>
  rate ? windowsOf(rate).flatMap(({ headers }) => headers ?? []) : [];

/** Those of a rate that hold at once, the one whose headers are followed first. */
const windowsOf = (rate: Rate): readonly Rate[] => [rate, ...(rate.also ?? [])];
