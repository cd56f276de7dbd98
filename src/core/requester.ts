/**
 * Asks one origin with one set of credentials: in its turn, again where that can help, and never after a 401 was final.
 * It lives as long as the credentials it was made for; disposing it drops the answers that are still on their way.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ConstantBackoff, handleWhen, retry } from 'cockatiel';
import { Budget, type Priority } from './budget.ts';
import type { Connection, Credentials } from './customer.ts';
import { ClienteleError, cancelled, type ErrorKind } from './errors.ts';
import { type Http, type HttpAnswer, isPassing } from './http.ts';
import type { Answer, ApiRequest, AuthMethod, Provider } from './provider.ts';
import { askedToWait, type Failure, isRetryable, retryPolicy, waitBefore } from './retry.ts';
import { scrub } from './scrub.ts';
import { Session } from './session.ts';
import { joinSignals, orAborted } from './signals.ts';

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

/** How a request is made. */
export interface Ask {
  readonly signal: AbortSignal;
  /** `background` yields to what a person waits for, and waits out longer pauses. */
  readonly priority?: Priority;
  /** Told when a pause asked by the provider begins, with its end (RFC 3339). */
  readonly onPause?: (retryAt: string) => void;
}

/** A failed attempt on its way to the retry policy. */
class Refused extends Error {
  readonly failure: Failure;
  readonly reason: ClienteleError;

  constructor(failure: Failure, reason: ClienteleError) {
    super(reason.message);
    this.failure = failure;
    this.reason = reason;
  }
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  429: 'rateLimited',
};

const kindOf = (status: number): ErrorKind =>
  kinds[status] ?? (status >= 500 ? 'server' : status >= 400 ? 'badRequest' : 'schema');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export class Requester {
  private readonly setup: RequesterSetup;
  private readonly method: AuthMethod;
  private readonly session: Session;
  private readonly budget: Budget;
  private readonly life = new AbortController();
  private lock: ClienteleError | undefined;
  /** Until when (milliseconds since 1970) the provider wants to be left alone, and what it said. */
  private quiet = { until: 0, words: undefined as string | undefined };

  constructor(setup: RequesterSetup, method: AuthMethod) {
    this.setup = setup;
    this.method = method;
    this.budget = new Budget(setup.provider.rate);
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
  async ask(request: ApiRequest, ask: Ask, how: { logPath?: string; evenLocked?: boolean } = {}): Promise<Answer> {
    if (this.lock && !how.evenLocked) throw this.lock;
    const joined = joinSignals(ask.signal, this.life.signal);
    const attempts = this.attempts(request, { ...ask, signal: joined.signal }, how.logPath ?? request.path);
    // cockatiel counts and decides; its own wait cannot be aborted, so the wait is the attempt's.
    const policy = retry(
      handleWhen(error => error instanceof Refused && isRetryable(error.failure)),
      { maxAttempts: retryPolicy.retries, backoff: new ConstantBackoff(0) },
    );
    try {
      return this.read(await policy.execute(attempts));
    } catch (error) {
      const reason = error instanceof Refused ? error.reason : error;
      if (reason instanceof ClienteleError && reason.kind === 'unauthorized' && !this.life.signal.aborted)
        this.lock = reason;
      throw reason;
    } finally {
      joined.release();
    }
  }

  /** A function that makes the next attempt each time it is called, after the wait that the last one's failure asks for. */
  private attempts(request: ApiRequest, ask: Ask, logPath: string): () => Promise<HttpAnswer> {
    const url = this.urlOf(request);
    let last: Failure | undefined;
    let renewed = false;
    let number = 0;
    const once = async (): Promise<HttpAnswer> => {
      number++;
      const proof = await orAborted(this.session.proof(), ask.signal, () => cancelled(this.setup.provider.title));
      const headers = { ...request.headers, ...proof.headers };
      const answer = await this.inTurn({ url, headers, timeout: request.timeout }, ask, logPath, number);
      if (answer.status >= 200 && answer.status < 300) return answer;
      if (answer.status === 401 && !renewed && this.session.refused(proof.token)) {
        renewed = true;
        return once();
      }
      throw this.refusal(answer);
    };
    return async () => {
      try {
        await this.pause(last ? waitBefore(number, last, Math.random()) : 0, ask);
        return await once();
      } catch (error) {
        if (error instanceof Refused) last = error.failure;
        if (!(error instanceof ClienteleError)) throw error;
        last = { status: undefined, passing: isPassing(error), asked: undefined };
        throw new Refused(last, error);
      }
    };
  }

  /** One attempt, when the budget has room for it; a line in the log whatever comes of it. */
  private async inTurn(
    request: { url: URL; headers: Record<string, string>; timeout?: number | undefined; body?: string },
    ask: Ask,
    logPath: string,
    attempt: number,
  ): Promise<HttpAnswer> {
    const { connection, provider, http, log, timeout } = this.setup;
    const { url, headers, body } = request;
    const method = body === undefined ? 'GET' : 'POST';
    const target = `${url.origin}${new URL(connection.baseUrl).pathname.replace(/\/+$/, '')}${logPath}`;
    const send = async () => {
      const started = performance.now();
      const note = (status: number | undefined, failure?: ErrorKind) => {
        const milliseconds = Math.round(performance.now() - started);
        log({ connection: connection.name, method, target, status, milliseconds, attempt, failure });
      };
      try {
        const answer = await http.send({
          method,
          url,
          headers,
          ...(body === undefined ? {} : { body }),
          timeout: Math.max(request.timeout ?? 0, timeout()) * 1000,
          signal: ask.signal,
          who: provider.title,
        });
        note(answer.status);
        this.budget.observe(answer.headers);
        return answer;
      } catch (error) {
        note(undefined, error instanceof ClienteleError ? error.kind : 'network');
        throw error;
      }
    };
    try {
      return await this.budget.run(send, ask.priority ?? 'foreground', ask.signal);
    } catch (error) {
      throw ask.signal.aborted ? cancelled(provider.title) : error;
    }
  }

  /** The token exchange: the only POST there is. It is shared, so it ends with the requester and with no caller. */
  private async exchange(): Promise<{ credentials: Credentials; expiresIn: number }> {
    const { exchange } = this.method;
    if (!exchange) throw new ClienteleError({ kind: 'configuration', who: this.setup.provider.title });
    const url = this.urlOf({ path: exchange.path });
    const body = JSON.stringify(exchange.body(this.setup.credentials));
    const request = { url, headers: { 'Content-Type': 'application/json' }, body };
    const answer = await this.inTurn(request, { signal: this.life.signal }, exchange.path, 1);
    if (answer.status < 200 || answer.status >= 300) throw this.refusal(answer);
    return exchange.read(this.read(answer));
  }

  /** Waits `backoff` milliseconds, and as long as the provider wants quiet; a wait that tries the patience is told instead. */
  private async pause(backoff: number, ask: Ask): Promise<void> {
    const who = this.setup.provider.title;
    const wait = Math.max(backoff, this.quiet.until - Date.now());
    if (wait <= 0) return;
    const retryAt = new Date(Date.now() + wait).toISOString();
    if (wait > (ask.priority === 'background' ? retryPolicy.longPatience : retryPolicy.patience)) {
      const cure = `It may be asked again from ${retryAt} on.`;
      throw new ClienteleError({ kind: 'rateLimited', who, words: this.quiet.words, retryAt, cure });
    }
    if (wait > 1000) ask.onPause?.(retryAt);
    try {
      await sleep(wait, undefined, { signal: ask.signal });
    } catch {
      throw cancelled(who);
    }
  }

  /** What a refusal means, in the provider's own words where it gave any. */
  private refusal(answer: HttpAnswer): Refused {
    const { provider } = this.setup;
    const { status } = answer;
    const refusal = { status, json: parse(answer.text) };
    const said = provider.readError(refusal);
    const words = said && scrub(said, this.session.secrets);
    const kind = provider.isNotFound?.(refusal) ? 'notFound' : kindOf(status);
    const asked = askedToWait(answer.headers, status, Date.now());
    const until = asked === undefined ? undefined : Date.now() + asked;
    if (kind === 'rateLimited' && until !== undefined && until > this.quiet.until) this.quiet = { until, words };
    const retryAt = until === undefined ? undefined : new Date(until).toISOString();
    const reason = new ClienteleError({ kind, who: provider.title, status, words, retryAt });
    return new Refused({ status, passing: false, asked }, reason);
  }

  private read(answer: HttpAnswer): Answer {
    const json = parse(answer.text);
    if (json !== undefined) return { connectionId: this.setup.connection.id, text: answer.text, json };
    const start = answer.text.trimStart().slice(0, 1);
    const what =
      start === '' ? 'sent an empty body' : start === '<' ? 'answered with a web page instead of JSON' : undefined;
    throw new ClienteleError({ kind: 'notJson', who: this.setup.provider.title, what, status: answer.status });
  }
}
