/** Waits out what a provider asks for, up to five minutes without any answer, and says so. */
import { setTimeout as sleep } from 'node:timers/promises';
import { cancelled, isClienteleError } from '../../core/model/errors.ts';
import { retryPolicy } from '../../core/requests/retry-policy.ts';

export class OutlastRateLimits {
  private readonly onPause: (retryAt: string) => void;
  /** Since when nothing was answered, on the clock of `Date.now()`. */
  private since: number | undefined;

  constructor(onPause: (retryAt: string) => void) {
    this.onPause = onPause;
  }

  /** Asks until there is an answer, a failure that is no rate limit, or no patience left. */
  async answer<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      try {
        const answer = await ask();
        this.since = undefined;
        return answer;
      } catch (error) {
        if (!isClienteleError(error) || error.kind !== 'rateLimited' || error.retryAt === undefined) throw error;
        this.since ??= Date.now();
        const until = Date.parse(error.retryAt);
        if (!(until - this.since <= retryPolicy.longPatience)) throw error;
        this.onPause(error.retryAt);
        // A clock's tick later than named; and never at once, should the time named be past already.
        await sleep(Math.max(until - Date.now(), 0) + 100, undefined, { signal }).catch(() => {
          throw cancelled();
        });
      }
    }
  }
}
