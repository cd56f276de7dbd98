/**
 * A connection's whole list, read once for all who want it: one scan at a time, stopped when nobody follows it any more,
 * read on from there by the next who asks. What was read is in the index.
 */
import { type ClienteleError, cancelled, ClienteleError as Failure, isClienteleError } from '../core/errors.ts';
import type { Scan, ScannedPage, ScanProgress, ScanSummary } from './scan.ts';

/** How far the list was read. */
export interface Reading extends ScanProgress {
  readonly running: boolean;
  /** The end was reached, whether or not everything could be proven. */
  readonly ended: boolean;
  readonly summary: ScanSummary;
  /** When the last answer came, RFC 3339. */
  readonly at: string;
}

export interface Follower {
  readonly signal: AbortSignal;
  /** Customers after which this follower has enough, by whole pages. */
  readonly limit: number;
  /** Whether it waits for pages to be read again where the first pass alone proves nothing. */
  readonly proof: boolean;
  /** Told each page from now on; what was read before is in the index. */
  readonly onPage?: (page: ScannedPage) => void;
  readonly onProgress?: (reading: Reading) => void;
  /** The provider wants to be left alone until then (RFC 3339). */
  readonly onPause?: (retryAt: string) => void;
}

interface Following extends Follower {
  leave(failure?: ClienteleError): void;
}

type ScanMaker = (how: {
  /** What is cached is asked for again. */
  readonly fresh: boolean;
  readonly onProgress: (progress: ScanProgress) => void;
  readonly onPause: (retryAt: string) => void;
}) => Scan;

export class WholeList {
  private readonly make: ScanMaker;
  private scan: Scan | undefined;
  private progress: ScanProgress | undefined;
  /** On the clock of `Date.now()`. */
  private latest = 0;
  private readonly followers = new Set<Following>();
  private stop: AbortController | undefined;
  private fresh = false;

  /** `make` makes the scan that reads the list from its beginning. */
  constructor(make: ScanMaker) {
    this.make = make;
  }

  /** undefined when nothing was read yet. */
  get reading(): Reading | undefined {
    const { scan, progress } = this;
    if (!scan || !progress) return undefined;
    const { checking, ended, summary } = scan;
    const running = this.followers.size > 0;
    return { ...progress, checking, running, ended, summary, at: new Date(this.latest).toISOString() };
  }

  /**
   * Resolves when the end or the follower's limit is reached. Rejects with what a page failed with, and with `cancelled`
   * when the signal aborts; whoever follows next reads on. What was read more than `maxAge` seconds ago is read again.
   */
  follow(follower: Follower, { maxAge }: { readonly maxAge: number }): Promise<void> {
    if (this.followers.size === 0 && Date.now() - this.latest >= maxAge * 1000) {
      this.forget();
      this.fresh = maxAge === 0;
    }
    return new Promise((resolve, reject) => {
      const leave = (failure?: ClienteleError) => {
        follower.signal.removeEventListener('abort', onAbort);
        this.followers.delete(following);
        if (this.followers.size === 0) this.stop?.abort();
        if (failure) reject(failure);
        else resolve();
      };
      const onAbort = () => leave(cancelled('Reading the list'));
      const following: Following = { ...follower, leave };
      if (follower.signal.aborted) return reject(cancelled('Reading the list'));
      follower.signal.addEventListener('abort', onAbort, { once: true });
      this.followers.add(following);
      if (!this.stop) void this.run();
    });
  }

  /** Ends the reading and forgets how far it came. */
  forget(): void {
    for (const follower of [...this.followers]) follower.leave(cancelled('Reading the list'));
    this.scan = undefined;
    this.progress = undefined;
    this.latest = 0;
  }

  /** Reads for as long as somebody follows. Who comes while the last one leaves is read on for. */
  private async run(): Promise<void> {
    while (this.followers.size > 0) {
      const stop = new AbortController();
      this.stop = stop;
      this.scan ??= this.make({
        fresh: this.fresh,
        onProgress: progress => this.note(progress),
        onPause: retryAt => this.each(follower => follower.onPause?.(retryAt)),
      });
      try {
        await this.read(this.scan, stop.signal);
      } catch (error) {
        if (!stop.signal.aborted) this.each(follower => follower.leave(asFailure(error)));
      }
    }
    this.stop = undefined;
  }

  private async read(scan: Scan, signal: AbortSignal): Promise<void> {
    const all = () => [...this.followers];
    const wish = {
      limit: () => Math.max(...all().map(({ limit }) => limit)),
      proof: () => all().some(({ proof }) => proof),
    };
    for await (const page of scan.pages(signal, wish)) {
      if (signal.aborted) return; // who follows now may follow another scan
      this.each(follower => follower.onPage?.(page));
      const { reading } = this;
      if (reading) this.each(follower => follower.onProgress?.(reading));
      this.release(scan);
      if (signal.aborted) return;
    }
    if (!signal.aborted) this.release(scan);
  }

  /** Lets go of those who have what they want. */
  private release(scan: Scan): void {
    this.each(follower => {
      if (scan.satisfies({ limit: () => follower.limit, proof: () => follower.proof })) follower.leave();
    });
  }

  private note(progress: ScanProgress): void {
    this.progress = progress;
    this.latest = Date.now();
  }

  private each(tell: (follower: Following) => void): void {
    for (const follower of [...this.followers]) if (this.followers.has(follower)) tell(follower);
  }
}

const asFailure = (error: unknown): ClienteleError =>
  isClienteleError(error) ? error : new Failure({ kind: 'server', who: 'Clientele', cause: error });
