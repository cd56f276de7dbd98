/** Attempts, until one succeeds or the retry policy has enough. */
import { ConstantBackoff, handleWhen, retry } from 'cockatiel';
import { ClienteleError } from '../model/errors.ts';
import { AttemptFailed, networkFailure } from './failed-response.ts';
import { type Failure, isRetryable, retryPolicy, waitBefore } from './retry-policy.ts';

/**
 * `attempt` is told its number, from 1; `pause` waits the milliseconds that are due before it, or refuses to. Rejects with
 * the reason of the last failure.
 */
export async function withRetries<T>(
  attempt: (number: number) => Promise<T>,
  pause: (backoff: number) => Promise<void>,
): Promise<T> {
  let last: Failure | undefined;
  let number = 0;
  // cockatiel counts and decides; its own wait cannot be aborted, so the wait is the attempt's.
  const policy = retry(
    handleWhen(error => error instanceof AttemptFailed && isRetryable(error.failure)),
    { maxAttempts: retryPolicy.retries, backoff: new ConstantBackoff(0) },
  );
  try {
    return await policy.execute(async () => {
      try {
        await pause(last ? waitBefore(number, last, Math.random()) : 0);
        return await attempt(++number);
      } catch (error) {
        const failed = error instanceof ClienteleError ? networkFailure(error) : error;
        if (failed instanceof AttemptFailed) last = failed.failure;
        throw failed;
      }
    });
  } catch (error) {
    throw error instanceof AttemptFailed ? error.reason : error;
  }
}
