/**
 * Asks one origin with one set of credentials: in its turn, again where that can help, and never after a 401 was final.
 * It lives as long as the credentials it was made for; disposing it drops the answers that are still on their way.
 */

import type { Http, HttpAnswer } from '../http/http.ts';
import { joinSignals, orAborted } from '../http/signals.ts';
import type { Connection, Credentials } from '../model/customer.ts';
import { ClienteleError, cancelled, damagedCure, type ErrorKind } from '../model/errors.ts';
import type { Answer, ApiRequest, AuthMethod, Provider } from '../model/provider.ts';
import { type Exchanged, type Proof, Session, tokenFault } from './authentication.ts';
import { Cooldown } from './cooldown.ts';
import { AttemptFailed, classify, parseJson, withoutRetry } from './failed-response.ts';
import { RateLimiter } from './rate-limiter.ts';
import type { RequestOptions } from './request-options.ts';
import { isRetryable } from './retry-policy.ts';
import { withRetries } from './with-retries.ts';

export type { RequestOptions } from './request-options.ts';

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

export interface RequesterSetup {
  readonly connection: Connection;
  readonly provider: Provider;
  readonly credentials: Credentials;
  readonly http: Http;
  /** Seconds for one attempt, read at each, so that a changed setting holds at once. */
  readonly timeout: () => number;
  readonly log: (line: RequestLog) => void;
}

/** One request as it is sent, attempt after attempt. */
interface Sending {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: string;
  /** Seconds, where the setting is too short. */
  readonly timeout?: number | undefined;
  /** The path as the log shows it. */
  readonly logPath: string;
}

/** What happens when a request's turn has come, and when its answer has. */
interface Turn {
  readonly ready: () => boolean;
  readonly judge: (answer: HttpAnswer) => HttpAnswer | undefined;
}

export class Requester {
  private readonly setup: RequesterSetup;
  private readonly method: AuthMethod;
  private readonly session: Session;
  private readonly budget: RateLimiter;
  private readonly life = new AbortController();
  private readonly quiet: Cooldown;
  private lock: ClienteleError | undefined;

  constructor(setup: RequesterSetup, method: AuthMethod) {
    this.setup = setup;
    this.method = method;
    this.quiet = new Cooldown(setup.provider.title);
    this.budget = new RateLimiter(setup.provider.rate);
    this.session = new Session(method, setup.credentials, () => this.exchange());
  }

  /** A 401 was final: nothing is sent until the credentials change or `unlock` is called. */
  get locked(): boolean {
    return this.lock !== undefined;
  }

  unlock(): void {
    this.lock = undefined;
  }

  /** Aborts what is under way. */
  dispose(): void {
    this.life.abort();
    this.budget.dispose();
  }

  urlOf(request: ApiRequest): URL {
    const url = new URL(this.setup.connection.baseUrl.replace(/\/+$/, '') + request.path);
    for (const [key, value] of Object.entries(request.params ?? {})) url.searchParams.set(key, value);
    return url;
  }

  /**
   * Asks, and asks again by the retry policy. `logPath` is the path as the log shows it; `evenLocked` asks although a
   * 401 was final.
   */
  async ask(
    request: ApiRequest,
    ask: RequestOptions,
    how: { logPath?: string; evenLocked?: boolean } = {},
  ): Promise<Answer> {
    const joined = joinSignals(ask.signal, this.life.signal);
    const mine = { ...ask, signal: joined.signal };
    const checkLock = () => {
      if (this.lock && !how.evenLocked) throw withoutRetry(this.lock);
    };
    let renewed = false;
    const attempt = async (number: number): Promise<HttpAnswer> => {
      for (;;) {
        checkLock();
        const proof = await this.proof(joined.signal);
        const answer = await this.inTurn(
          {
            url: this.urlOf(request),
            headers: { ...request.headers, ...proof.headers },
            timeout: request.timeout,
            logPath: how.logPath ?? request.path,
          },
          mine,
          number,
          {
            ready: () => {
              checkLock();
              return this.session.holds(proof);
            },
            judge: answer => {
              if (answer.status !== 401 || renewed || !this.session.wasRefused(proof)) return this.accepted(answer);
              renewed = true;
              return undefined;
            },
          },
        );
        if (answer) return answer;
        await this.quiet.wait(mine);
      }
    };
    try {
      const answer = await this.askWithRetries(mine, attempt);
      if (this.life.signal.aborted) throw cancelled(this.setup.provider.title);
      return this.read(answer);
    } finally {
      joined.release();
    }
  }

  private askWithRetries(ask: RequestOptions, attempt: (number: number) => Promise<HttpAnswer>): Promise<HttpAnswer> {
    return withRetries(attempt, backoff => this.quiet.wait(ask, backoff));
  }

  /** What proves the next request. The exchange behind it has been tried again already, for all who wait for it. */
  private async proof(signal: AbortSignal): Promise<Proof> {
    const { title } = this.setup.provider;
    if (signal.aborted) throw cancelled(title);
    try {
      return await orAborted(this.session.proof(), signal, () => cancelled(title));
    } catch (error) {
      throw error instanceof ClienteleError ? withoutRetry(error) : error;
    }
  }

  /**
   * One attempt, when the budget has room for it. undefined when another turn is needed: because the provider asked for
   * quiet while this one waited, because `ready` no longer holds, or because `judge` says so of the answer.
   */
  private async inTurn(sending: Sending, ask: RequestOptions, attempt: number, { ready, judge }: Turn) {
    const { signal } = ask;
    try {
      return await this.budget.run(
        // Judged before the next one in the queue begins: it must not be sent after a final 401, or into the quiet.
        async () => judge(await this.send(sending, signal, attempt)),
        ask.priority ?? 'foreground',
        signal,
        () => this.quiet.left === 0 && ready(),
      );
    } catch (error) {
      throw signal.aborted ? cancelled(this.setup.provider.title) : error;
    }
  }

  /** Sends; a line in the log whatever comes of it. */
  private async send(sending: Sending, signal: AbortSignal, attempt: number): Promise<HttpAnswer> {
    const { connection, provider, http, log, timeout } = this.setup;
    const { url, headers, body, logPath } = sending;
    const method = body === undefined ? 'GET' : 'POST';
    const target = `${url.origin}${new URL(connection.baseUrl).pathname.replace(/\/+$/, '')}${logPath}`;
    const started = performance.now();
    const note = (status: number | undefined, failure?: ErrorKind) => {
      const milliseconds = Math.round(performance.now() - started);
      log({ connection: connection.name, method, target, status, milliseconds, attempt, failure });
    };
    try {
      const answer = await http.send({
        ...{ method, url, headers, signal, who: provider.title },
        ...(body === undefined ? {} : { body }),
        timeout: Math.max(sending.timeout ?? 0, timeout()) * 1000,
      });
      note(answer.status);
      this.budget.observe(answer.headers, Date.now());
      return answer;
    } catch (error) {
      note(undefined, error instanceof ClienteleError ? error.kind : 'network');
      throw error;
    }
  }

  /** An answer with a 2xx; any other one is thrown as what it means, and what it means for later requests is noted. */
  private accepted(answer: HttpAnswer): HttpAnswer {
    if (answer.status >= 200 && answer.status < 300) {
      this.quiet.answered();
      return answer;
    }
    const { title: who } = this.setup.provider;
    const { kind, words, failure } = classify(answer, this.setup.provider, this.session.secrets, Date.now());
    const quiet = kind === 'rateLimited' || (failure.asked !== undefined && isRetryable(failure));
    if (quiet) this.quiet.begin(failure, words);
    const retryAt = quiet ? new Date(Date.now() + this.quiet.left).toISOString() : undefined;
    const reason = new ClienteleError({ kind, who, status: answer.status, words, retryAt });
    if (kind === 'unauthorized') this.lock = reason;
    throw new AttemptFailed(failure, reason);
  }

  /** The token exchange: the only POST there is. It is shared, so it ends with the requester and with no caller. */
  private async exchange(): Promise<Exchanged> {
    const { exchange } = this.method;
    const who = this.setup.provider.title;
    if (!exchange) throw new ClienteleError({ kind: 'configuration', who });
    const sending: Sending = {
      url: this.urlOf({ path: exchange.path }),
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(exchange.body(this.setup.credentials)),
      logPath: exchange.path,
    };
    const ask = { signal: this.life.signal };
    const answer = await this.askWithRetries(ask, async number => {
      for (;;) {
        const turn: Turn = { ready: () => true, judge: answered => this.accepted(answered) };
        const answered = await this.inTurn(sending, ask, number, turn);
        if (answered) return answered;
        await this.quiet.wait(ask);
      }
    });
    const exchanged = exchange.read(this.read(answer));
    const what = tokenFault(exchanged);
    if (what) throw new ClienteleError({ kind: 'schema', who, what });
    return exchanged;
  }

  private read(answer: HttpAnswer): Answer {
    const json = parseJson(answer.text);
    if (json !== undefined) return { connectionId: this.setup.connection.id, text: answer.text, json };
    const start = answer.text.trimStart().slice(0, 1);
    const page = start === '<' || /\bhtml\b/i.test(answer.headers.get('content-type') ?? '');
    const broken = start === '{' || start === '[';
    const what =
      (start === '' && 'sent an empty body') ||
      (page && 'answered with a web page instead of JSON') ||
      (broken && 'sent JSON that is cut off or damaged') ||
      undefined;
    const cure = broken && !page ? damagedCure : undefined;
    throw new ClienteleError({ kind: 'notJson', who: this.setup.provider.title, what, cure, status: answer.status });
  }
}
