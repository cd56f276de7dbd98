/**
 * A connection's whole list, read once for all who want it: one scan at a time, stopped when nobody follows it any more,
 * read on from there by the next who asks. What was read is in the index.
 */
import { t } from '../../core/l10n/language.ts';
import { asClienteleError, type ClienteleError, cancelled } from '../../core/model/errors.ts';
import type { Scan } from './scan.ts';
import type { ScannedPage, ScanProgress, ScanSetup, ScanSummary, ScanWish } from './scan-contract.ts';

/** How far the list was read. */
export interface Reading extends ScanProgress {
  /** The end was reached, whether or not everything could be proven. */
  readonly ended: boolean;
  readonly summary: ScanSummary;
  /** When the last answer came, RFC 3339. */
  readonly at: string;
}

/** Whether a list was read to its end, every row of it: who was not among them is not there. */
export const isReadWhole = (reading: Reading | undefined): reading is Reading =>
  reading?.ended === true && reading.summary.complete && reading.summary.problems === 0;

/** How much of the list somebody wants. */
export interface ListWish extends ScanWish {
  /** Seconds since the last answer for which what was read is good enough. 0 reads anew. */
  readonly maxAge: number;
}

/** Who looks on while the list is read. */
export interface Watcher {
  readonly signal: AbortSignal;
  /** Called with each page from now on; what was read before is in the index. */
  readonly onPage?: (page: ScannedPage) => void;
  readonly onProgress?: (reading: Reading) => void;
  /** The provider wants to be left alone until then (RFC 3339). */
  readonly onPause?: (retryAt: string) => void;
}

/** Who has the list read. */
export interface Follower extends ListWish, Watcher {}

interface Leaving {
  leave(failure?: ClienteleError): void;
}

type ScanMaker = (
  how: Required<Pick<ScanSetup, 'onPause'>> & {
    /** What is cached is asked for again. */
    readonly fresh: boolean;
  },
) => Scan;

export class SharedScan {
  private readonly make: ScanMaker;
  private readonly onEnd: () => void;
  private scan: Scan | undefined;
  private fresh = false;
  private readonly followers = new Set<Follower & Leaving>();
  private readonly watchers = new Set<Watcher & Leaving>();
  private stop: AbortController | undefined;
  private pausedUntil: string | undefined;

  /** `make` makes the scan that reads the list from its beginning; `onEnd` is called when it has come to the end. */
  constructor(make: ScanMaker, onEnd: () => void = () => {}) {
    this.make = make;
    this.onEnd = onEnd;
  }

  /** Whether somebody has it read in this moment. */
  get isRead(): boolean {
    return this.followers.size > 0;
  }

  /** undefined when nothing was read yet. */
  get reading(): Reading | undefined {
    if (!this.scan || this.scan.age === Number.POSITIVE_INFINITY) return undefined;
    const { progress, ended, summary, age } = this.scan;
    return { ...progress, ended, summary, at: new Date(Date.now() - age).toISOString() };
  }

  /**
   * Resolves when the end or what the follower wants is reached. Rejects with what a page failed with, and with `cancelled`
   * when the signal aborts; whoever follows next reads on.
   */
  join(follower: Follower): Promise<void> {
    const { signal, maxAge } = follower;
    if (signal.aborted) return Promise.reject(cancelled(t('Reading the list')));
    if (this.followers.size === 0 && !((this.scan?.age ?? Number.POSITIVE_INFINITY) < maxAge * 1000)) {
      this.scan = undefined;
      this.fresh = maxAge === 0;
    }
    if (this.scan?.satisfies(follower)) return Promise.resolve();
    const followed = this.enlist(this.followers, follower, () => {
      if (this.followers.size === 0) this.stop?.abort();
    });
    if (!this.stop) void this.run();
    return followed;
  }

  /**
   * Looks on for as long as the list is read for somebody; resolves when that is over, at once where nobody reads it. Rejects
   * with what a page failed with.
   */
  async observe(watcher: Watcher): Promise<void> {
    if (watcher.signal.aborted) throw cancelled(t('Reading the list'));
    if (this.followers.size > 0) await this.enlist(this.watchers, watcher);
  }

  /** Forgets how far it came; whoever follows hears why. */
  forget(why: ClienteleError): void {
    this.scan = undefined;
    this.fresh = false;
    for (const follower of [...this.followers]) follower.leave(why);
  }

  private enlist<T extends Watcher>(all: Set<T & Leaving>, one: T, onLeft = () => {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (failure?: ClienteleError) => {
        one.signal.removeEventListener('abort', onAbort);
        all.delete(joined);
        onLeft();
        if (failure) reject(failure);
        else resolve();
      };
      const onAbort = () => leave(cancelled(t('Reading the list')));
      const joined = { ...one, leave };
      one.signal.addEventListener('abort', onAbort, { once: true });
      all.add(joined);
      if (this.pausedUntil && Date.parse(this.pausedUntil) > Date.now()) one.onPause?.(this.pausedUntil);
    });
  }

  /** Reads for as long as somebody follows. Who comes while the last one leaves is read on for. */
  private async run(): Promise<void> {
    while (this.followers.size > 0) {
      const stop = new AbortController();
      this.stop = stop;
      this.pausedUntil = undefined;
      this.scan ??= this.make({ fresh: this.fresh, onPause: retryAt => this.pause(retryAt) });
      try {
        await this.read(this.scan, stop.signal);
        if (this.scan?.ended) this.onEnd();
      } catch (error) {
        if (stop.signal.aborted) continue;
        const failure = asClienteleError(error);
        for (const one of [...this.followers, ...this.watchers]) one.leave(failure);
      }
    }
    this.stop = undefined;
    for (const watcher of [...this.watchers]) watcher.leave();
  }

  private async read(scan: Scan, signal: AbortSignal): Promise<void> {
    const all = () => [...this.followers];
    const wish: ScanWish = {
      get limit() {
        return Math.max(...all().map(({ limit }) => limit));
      },
      get proof() {
        return all().some(({ proof }) => proof);
      },
    };
    const release = () => {
      for (const follower of [...this.followers]) if (scan.satisfies(follower)) follower.leave();
    };
    for await (const page of scan.pages(signal, wish)) {
      if (signal.aborted) return; // who follows now may follow another scan
      this.each(one => one.onPage?.(page));
      if (signal.aborted) return;
      const { reading } = this;
      if (reading) this.each(one => one.onProgress?.(reading));
      if (signal.aborted) return;
      release();
      if (signal.aborted) return;
    }
    if (!signal.aborted) release();
  }

  private pause(retryAt: string): void {
    this.pausedUntil = retryAt;
    this.each(one => one.onPause?.(retryAt));
  }

  private each(call: (one: Watcher) => void): void {
    for (const one of [...this.followers]) if (this.followers.has(one)) call(one);
    for (const one of [...this.watchers]) if (this.watchers.has(one)) call(one);
  }
}
