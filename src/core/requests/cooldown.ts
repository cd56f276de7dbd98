/** For how long the provider of one connection wants to be left alone. */

import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '../l10n/language.ts';
import { ClienteleError, cancelled } from '../model/errors.ts';
import type { RequestOptions } from './request-options.ts';
import { type Failure, retryPolicy, waitBefore } from './retry-policy.ts';

export class Cooldown {
  private readonly who: string;
  /** On the clock of `performance.now()`, which a wrong or corrected time of day does not move. */
  private until = 0;
  /** Refusals in a row; those of requests that were sent together are one. */
  private refusals = 0;
  /** What the provider said of it. */
  private words: string | undefined;

  /** Milliseconds for which nothing is left of the provider's window, though it has refused nothing. */
  private readonly held: () => number;

  /** `who` is who asks for it, for the sentences of errors. */
  constructor(who: string, held: () => number = () => 0) {
    this.who = who;
    this.held = held;
  }

  /** Milliseconds. */
  get left(): number {
    return Math.max(this.asked, this.held());
  }

  /** Milliseconds of quiet that it has asked for. */
  private get asked(): number {
    return Math.max(0, this.until - performance.now());
  }

  /**
   * The provider asks for quiet: for as long as it says, and twice as long as before where it asks anew, since a time that
   * is too short, or past already, would have it asked without end.
   */
  begin(failure: Failure, words: string | undefined): void {
    const isOn = this.asked > 0;
    if (!isOn) this.refusals++;
    const wait = isOn ? (failure.asked ?? 0) : waitBefore(this.refusals, failure, Math.random());
    const until = performance.now() + wait;
    if (until < this.until) return;
    this.until = until;
    this.words = words;
  }

  /** It answers again. */
  answered(): void {
    this.refusals = 0;
  }

  /**
   * Waits `backoff` milliseconds, and as long as the provider wants quiet. A wait beyond the patience is reported
   * instead, at once.
   */
  async wait(ask: RequestOptions, backoff = 0): Promise<void> {
    const patience = ask.priority === 'background' ? retryPolicy.longPatience : retryPolicy.patience;
    const over = performance.now() + backoff;
    for (;;) {
      if (ask.signal.aborted) throw cancelled(this.who);
      const wait = Math.ceil(Math.max(over - performance.now(), this.left));
      if (wait <= 0) return;
      const retryAt = new Date(Date.now() + wait).toISOString();
      if (wait > patience) {
        const cure = t('It may be asked again from {0} on.', retryAt);
        throw new ClienteleError({
          kind: 'rateLimited',
          who: this.who,
          words: this.asked > 0 ? this.words : undefined,
          retryAt,
          cure,
        });
      }
      if (wait > 1000) ask.onPause?.(retryAt);
      await sleep(wait, undefined, { signal: ask.signal }).catch(() => {
        throw cancelled(this.who);
      });
    }
  }
}
