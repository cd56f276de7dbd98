// What a fault is: what is played, and what the user must see of it.

import type { FetchedPage } from '../../src/core/client.ts';
import type { ErrorKind } from '../../src/core/model/errors.ts';
import type { ScriptedAnswer } from '../../src/sandbox/server.ts';
import type { LocalServer } from '../support/local-server.ts';
import type { Stack } from './stack.ts';

/** `page`: it is survived without an error. */
export type Outcome = ErrorKind | 'page';

/** What is seen of a page that came through: it throws where that is not right. */
export type CheckPage = (page: FetchedPage, stack: Stack, number: number) => void;

export interface Fault {
  readonly name: string;
  readonly kind: Outcome | ((provider: string) => Outcome);
  /** It leaves no rows. */
  readonly empties?: boolean;
  /** How the second page fails although the first one comes through. */
  readonly secondPage?: ErrorKind;
  /** What the sentence must say. */
  readonly words?: RegExp;
  /** Only the first request meets it. */
  readonly once?: boolean;
  /** Seconds for one request, where the usual 15 would take too long. */
  readonly timeout?: number;
  /** A server of another origin, which must not hear anything. */
  readonly other?: () => Promise<LocalServer>;
  /** What is answered in place of a list. */
  readonly answer?: (stack: Stack, other: string) => ScriptedAnswer;
  /** It costs much: of what is alike for it, one is played. */
  readonly heavy?: true;
  /** It is about the whole answer, whatever rows are in it. */
  readonly ofAnswer?: true;
  /** What becomes of the true answer. */
  readonly body?: (text: string, stack: Stack, page: number, first: string) => string;
  readonly bytes?: (text: string) => Uint8Array;
  /** Beside the type of its content. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where requests go in place of the provider. */
  readonly baseUrl?: () => Promise<{ readonly url: string; close(): Promise<void> }>;
  readonly check?: CheckPage;
}

/** A fault that is no answer of the provider's: it plays itself, and returns what the user saw. */
export interface Event {
  readonly name: string;
  readonly timeout?: number;
  /** The providers that it is played against, where that is not all of them. */
  readonly providers?: readonly string[];
  play(stack: Stack): Promise<string>;
}
