/** How much one connection may ask at a time and in a minute. What a person waits for goes before what runs behind. */
import PQueue from 'p-queue';
import type { Rate } from './provider.ts';

export type Priority = 'foreground' | 'background';

const concurrency = { default: 4, most: 8 } as const;

export class Budget {
  private queue: PQueue;
  private rate: Rate | undefined;

  constructor(rate: Rate | undefined) {
    this.rate = rate;
    this.queue = Budget.queueFor(rate);
  }

  private static queueFor(rate: Rate | undefined): PQueue {
    // A documented rate bounds what runs at once by itself; without one, four at once is what a guest takes.
    // `strict` counts over any window: a provider's minute and ours do not begin together.
    return rate
      ? new PQueue({ concurrency: concurrency.most, intervalCap: rate.requests, interval: rate.interval, strict: true })
      : new PQueue({ concurrency: concurrency.default });
  }

  /** Runs one attempt when there is room for it. Aborting takes it out of the queue. */
  run<T>(task: () => Promise<T>, priority: Priority, signal: AbortSignal): Promise<T> {
    return this.queue.add(task, { priority: priority === 'foreground' ? 1 : 0, signal });
  }

  /** Follows the limit the provider's headers state; what waits already keeps its place in the old queue. */
  observe(headers: ReadonlyMap<string, string>): void {
    const stated = Number(headers.get('x-ratelimit-limit'));
    if (!this.rate || !Number.isInteger(stated) || stated < 1 || stated === this.rate.requests) return;
    this.rate = { ...this.rate, requests: stated };
    this.queue = Budget.queueFor(this.rate);
  }
}
