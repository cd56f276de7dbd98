/** Attempts, until one succeeds or the retry policy has enough. */
import { ConstantBackoff, handleWhen, retry } from 'cockatiel';
import { ClienteleError } from '../model/errors.ts';
import { Refused, unanswered } from './failed-response.ts';
import { type Failure, isRetryable, retryPolicy, waitBefore } from './retry-policy.ts';

/**
 * `attempt` is told its number, from 1; `pause` waits the milliseconds that are due before it, or refuses to. Rejects with
 * the reason of the last failure.
 */
export async function persist<T>(
  attempt: (number: number) => Promise<T>,
  pause: (backoff: number) => Promise<void>,
): Promise<T> {
  let last: Failure | undefined;
  let number = 0;
  // cockatiel counts and decides; its own wait cannot be aborted, so the wait is the attempt's.
  const policy = retry(
    handleWhen(error => error instanceof Refused && isRetryable(error.failure)),
    { maxAttempts: retryPolicy.retries, backoff: new ConstantBackoff(0) },
  );
  try {
    return await policy.execute(async () => {
      try {
        await pause(last ? waitBefore(number, last, Math.random()) : 0);
        return await attempt(++number);
      } catch (error) {
        const failed = error instanceof ClienteleError ? unanswered(error) : error;
        if (failed instanceof Refused) last = failed.failure;
        throw failed;
      }
    });
  } catch (error) {
    throw error instanceof Refused ? error.reason : error;
  }
}
