import type { ErrorKind } from '../model/errors.ts';
import type { About } from './cures.ts';
import type { Priority } from './rate-limiter.ts';
import type { Elsewhere } from './read-answer.ts';

/** How a request is made. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  /** `background` yields to what a person waits for, and waits out longer pauses. */
  readonly priority?: Priority;
  /** Called when a pause asked by the provider begins, with its end (RFC 3339). */
  readonly onPause?: (retryAt: string) => void;
}

/** How a question is asked. */
export interface AskHow<T = unknown> {
  /** Reads the answer somewhere else than in this thread. */
  readonly elsewhere?: Elsewhere<T> | undefined;
  /** The path as the log shows it. */
  readonly logPath?: string;
  /** Asks although a 401 was final. */
  readonly evenLocked?: boolean;
  /** What it is about: a 404 means another thing for each, and something else can be done. */
  readonly about?: About;
}

/** One line of the log: nothing in it is secret, and no customer is in it. */
export interface RequestLog {
  readonly connection: string;
  readonly method: 'GET' | 'POST';
  /** Origin and path, an id in it shown as `{id}`. */
  readonly target: string;
  /** undefined: there was no answer. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** What became of an attempt without an answer. */
  readonly failure: ErrorKind | undefined;
}
