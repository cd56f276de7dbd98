/** Attempts, until one succeeds or the retry policy has enough. */
import { ClienteleError } from '../model/errors.ts';
import { AttemptFailed, networkFailure } from './failed-response.ts';
import { isRetryable, retryPolicy, waitBefore } from './retry-policy.ts';

/**
 * `attempt` is given its number, from 1; `pause` waits the milliseconds that are due before it, or refuses to. Rejects with
 * the reason of the last failure.
 */
export async function withRetries<T>(
  attempt: (number: number) => Promise<T>,
  pause: (backoff: number) => Promise<void>,
): Promise<T> {
  let backoff = 0;
  for (let number = 1; ; number++) {
    try {
      await pause(backoff);
      return await attempt(number);
    } catch (error) {
      const failed = error instanceof ClienteleError ? networkFailure(error) : error;
      if (!(failed instanceof AttemptFailed)) throw error;
      if (number > retryPolicy.retries || !isRetryable(failed.failure)) throw failed.reason;
      backoff = waitBefore(number, failed.failure, Math.random());
    }
  }
}
