/** What is remembered of one question while it is asked: the attempts, and what the last answer said beside its body. */
import { CredentialFinder } from '../http/credential-finder.ts';
import type { HttpAnswer } from '../http/http.ts';
import { redact, redactAll } from '../http/redact.ts';
import { ClienteleError } from '../model/errors.ts';
import type { Attempt, Exchange, Header } from '../model/exchange.ts';
import type { ApiRequest } from '../model/provider.ts';
import { AttemptFailed } from './failed-response.ts';
import { templateText } from './header-template.ts';
import type { Sendable } from './snippets.ts';

/** Who asked, and with what. */
export interface Asked {
  readonly request: ApiRequest;
  readonly sendable: (request: ApiRequest) => Sendable;
  /** Whatever must not be shown. */
  readonly secrets: readonly string[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a failure was the end of. An error goes to other extensions as well, and this is none of theirs. */
const failures = new WeakMap<object, Exchange>();

/** The exchange that ended in an error; undefined for an error that no request was behind. */
export const exchangeOf = (error: unknown): Exchange | undefined =>
  typeof error === 'object' && error !== null ? failures.get(error) : undefined;

export class Recording {
  private readonly attempts: Mutable<Attempt>[] = [];
  private answer: Pick<HttpAnswer, 'bytes' | 'headers'> | undefined;
  /** Since when nothing is under way, on the clock of `performance.now()`. */
  private idleSince = performance.now();

  /** Sends once, and takes the time. */
  async sending(send: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
    const start = performance.now();
    const attempt: Mutable<Attempt> = {
      sentAt: new Date().toISOString(),
      waited: Math.round(start - this.idleSince),
      ...{ took: 0, status: undefined, failure: undefined, asked: undefined },
    };
    this.attempts.push(attempt);
    try {
      const answer = await send();
      attempt.status = answer.status;
      this.answer = { bytes: answer.bytes, headers: answer.headers };
      return answer;
    } catch (error) {
      attempt.failure = kindOf(error);
      throw error;
    } finally {
      this.idleSince = performance.now();
      attempt.took = Math.round(this.idleSince - start);
    }
  }

  /** Notes why an attempt failed, where it was answered. */
  async judging<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof AttemptFailed && error.failure.status !== undefined)
        this.refused(error.reason.kind, error.failure.asked);
      throw error;
    }
  }

  /** The last attempt was answered with a refusal. */
  refused(kind: ClienteleError['kind'], asked?: number): void {
    const last = this.attempts.at(-1);
    if (last) Object.assign(last, { failure: kind, asked });
  }

  /** Remembers what an error was the end of; one that was thrown before, as by a locked connection, keeps its first end. */
  failed(error: unknown, asked: Asked): void {
    if (!(error instanceof ClienteleError) || failures.has(error)) return;
    const last = this.attempts.at(-1);
    if (last) last.failure ??= error.kind;
    failures.set(error, this.exchange(asked));
  }

  /** What became of it all. What has to be masked is masked when somebody looks, since hardly anybody does. */
  exchange({ request, sendable, secrets }: Asked): Exchange {
    const { attempts, answer } = this;
    const once = <T>(make: () => T) => {
      let made: { readonly value: T } | undefined;
      return () => {
        made ??= { value: make() };
        return made.value;
      };
    };
    const asked = once(() => maskedRequest(request, secrets));
    const received = once(() => receivedOf(answer?.headers ?? new Map(), secrets));
    return {
      method: 'GET',
      get request() {
        return asked();
      },
      get url() {
        const { url, params } = sendable(asked());
        const shown = params.map(
          (param, at) => `${url.search || at > 0 ? '&' : '?'}${param.name}=${templateText(param)}`,
        );
        return url.href + shown.join('');
      },
      get sent() {
        return sendable(asked()).headers.map(header => ({ name: header.name, value: templateText(header) }));
      },
      attempts,
      bytes: answer?.bytes,
      get received() {
        return received();
      },
    };
  }
}

const kindOf = (error: unknown) => (error instanceof ClienteleError ? error.kind : 'network');

/** A provider may name a next page by what holds a credential. Only whole ones are looked for: pieces are in many a word. */
function maskedRequest(request: ApiRequest, secrets: readonly string[]): ApiRequest {
  const finder = new CredentialFinder(secrets, 'whole');
  const clean = (text: string) => redactAll(text, finder);
  const cleanAll = (texts: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(texts).map(([key, value]) => [clean(key), clean(value)]));
  const { path, params, headers, query } = request;
  return {
    ...request,
    path: clean(path),
    ...(params && { params: cleanAll(params) }),
    ...(query !== undefined && { query: clean(query) }),
    ...(headers && { headers: cleanAll(headers) }),
  };
}

/** What an answer says of rate limits, in the names of all APIs. */
const ofLimits = /^(?:[a-z0-9]+-)*(?:rate-?limit|call-limit)(?:-[a-z0-9-]+)?$|^retry-after$/;
/** By what a provider finds a request in its own logs. */
const ofTraces = /^(?:[a-z0-9]+-)*(?:request-?id|correlation-?id|trace-?id)$|^(?:traceparent|cf-ray|x-amz-cf-id)$/;

/** Headers that are kept, and characters of one; more is no word on a limit. */
const mostHeaders = 40;
const longestValue = 200;

function receivedOf(headers: ReadonlyMap<string, string>, secrets: readonly string[]): readonly Header[] {
  return [...headers]
    .filter(([name]) => name.length <= longestValue && (ofLimits.test(name) || ofTraces.test(name)))
    .slice(0, mostHeaders)
    .map(([name, value]) => ({
      name: redact(name, secrets),
      value: redact(value, secrets).slice(0, longestValue),
    }));
}
