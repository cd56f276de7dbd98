import type { Priority } from './rate-limiter.ts';

/** How a request is made. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  /** `background` yields to what a person waits for, and waits out longer pauses. */
  readonly priority?: Priority;
  /** Told when a pause asked by the provider begins, with its end (RFC 3339). */
  readonly onPause?: (retryAt: string) => void;
}
