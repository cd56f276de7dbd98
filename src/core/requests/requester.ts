/**
 * Asks one origin with one set of credentials: in its turn, again where that can help, and never after a 401 was final.
 * It lives as long as the credentials it was made for; disposing it drops the answers that are still on their way.
 */

import { CredentialFinder } from '../http/credential-finder.ts';
import type { HttpAnswer } from '../http/http.ts';
import { redactAll } from '../http/redact.ts';
import { joinSignals, orAborted } from '../http/signals.ts';
import type { Credentials } from '../model/customer.ts';
import { ClienteleError, cancelled } from '../model/errors.ts';
import type { Answer, ApiRequest, AuthMethod, Exchanged, Question, TokenExchange } from '../model/provider.ts';
import type { Answered, Asking, Reply, Turn } from './asking.ts';
import { type Proof, Session, tokenFault } from './authentication.ts';
import { Cooldown } from './cooldown.ts';
import { type About, curedHere } from './cures.ts';
import { FailedAnswer, type RawAnswer } from './failed-answer.ts';
import { AttemptFailed, classify, readerLost, withoutRetry } from './failed-response.ts';
import { proofParams } from './header-template.ts';
import { emptyBody, type Outcome, outcomeOf, unknownHere } from './outcome.ts';
import { RateLimiter, rateHeadersOf } from './rate-limiter.ts';
import { asBytesFor, type BytesAnswer, nothingIn, readHere } from './read-answer.ts';
import { type Asked, Recording } from './recording.ts';
import type { AskHow, RequestOptions } from './request-options.ts';
import { isRetryable } from './retry-policy.ts';
import { type SenderSetup, type Sending, send } from './send.ts';
import { headersOf, tokenSending, urlOf, withParams } from './sendable.ts';
import type { Sendable } from './snippets.ts';
import { withRetries } from './with-retries.ts';

export type { Answered } from './asking.ts';
export type { AskHow, RequestLog, RequestOptions } from './request-options.ts';

export interface RequesterSetup extends SenderSetup {
  readonly credentials: Credentials;
}

export class Requester {
  private readonly setup: RequesterSetup;
  private readonly method: AuthMethod;
  private readonly session: Session;
  private readonly budget: RateLimiter;
  private readonly life = new AbortController();
  private readonly quiet: Cooldown;
  private readonly failed: FailedAnswer;
  private lock: ClienteleError | undefined;

  constructor(setup: RequesterSetup, method: AuthMethod) {
    this.setup = setup;
    this.method = method;
    this.quiet = new Cooldown(setup.provider.title, () => this.budget.held);
    this.failed = new FailedAnswer([...(setup.provider.secrets ?? []), ...setup.provider.covered]);
    this.budget = new RateLimiter(setup.provider.rate);
    this.session = new Session(method, setup.credentials, given => this.exchange(given), setup.connection.options);
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

  /** A text that is handed on, without the credentials. */
  redact(text: string): string {
    return redactAll(text, new CredentialFinder(this.session.secrets));
  }

  /** The last answer that was none, as it may be handed on. */
  failedAnswer(): Promise<RawAnswer | undefined> {
    return this.failed.handedOn(this.session.secrets);
  }

  forgetFailedAnswer(): void {
    this.failed.forget();
  }

  /** Asks, asks again by the retry policy, and reads the answer. */
  async ask<T>(question: Question<T>, options: RequestOptions, how: AskHow<T> = {}): Promise<Answered<T>> {
    const joined = joinSignals(options.signal, this.life.signal);
    const recording = new Recording();
    const asking = { question, options: { ...options, signal: joined.signal }, how, recording, renewed: false };
    try {
      const value = await this.answerTo(asking);
      return { value, exchange: recording.exchange(this.asked(question.request)) };
    } catch (error) {
      const failure = curedHere(error, how.about, this.setup.provider);
      recording.failed(failure, this.asked(question.request));
      throw failure;
    } finally {
      joined.release();
    }
  }

  private async answerTo<T>(asking: Asking<T>): Promise<T> {
    const { question, options, recording, how } = asking;
    const attempt = (number: number) => recording.judging(() => this.attempt(asking, number));
    const reply = await withRetries(attempt, backoff => this.quiet.wait(options, backoff));
    if (this.life.signal.aborted) throw cancelled(this.setup.provider.title);
    return reply.kind === 'value'
      ? reply.value
      : this.keeping(reply.answer, () => readHere(question, reply.answer, this.session.secrets, how.about));
  }

  /** A question as it goes out, with environment variables in the place of credentials. */
  sendable(request: ApiRequest): Sendable {
    const { connection } = this.setup;
    return {
      url: urlOf(connection.baseUrl, request),
      headers: headersOf(request, this.method, connection),
      params: proofParams(this.method, connection),
    };
  }

  private asked(request: ApiRequest): Asked {
    return { request, sendable: of => this.sendable(of), secrets: this.session.secrets };
  }

  /** Keeps an answer of which nothing comes but a failure. That of a token exchange is not kept: it may hold a token. */
  private keeping<T>(answer: { readonly text: string | undefined; readonly status?: number }, use: () => T): T {
    try {
      return use();
    } catch (error) {
      this.failed.keep({ text: answer.text, status: answer.status ?? 200 });
      throw error;
    }
  }

  /** One attempt: as many turns as it takes until one of them is answered. */
  private async attempt<T>(asking: Asking<T>, number: number): Promise<Reply<T>> {
    const { question, options, how, recording } = asking;
    const { request } = question;
    for (;;) {
      this.checkLock(how);
      const proof = await this.proof(options.signal);
      const sending: Sending = {
        url: withParams(urlOf(this.setup.connection.baseUrl, request), proof.params),
        headers: { ...request.headers, ...proof.headers },
        timeout: request.timeout,
        logPath: how.logPath ?? request.path,
        asBytes: asBytesFor(how.elsewhere),
      };
      const reply = await this.inTurn(sending, options, number, {
        recording,
        ready: () => {
          this.checkLock(how);
          return this.session.holds(proof);
        },
        judge: answer =>
          answer.body
            ? this.judgeRead(asking, proof, { ...answer, body: answer.body })
            : this.keeping(answer, () => this.judge(asking, proof, answer, this.outcome(answer))),
      });
      if (reply) return reply;
      await this.quiet.wait(options);
    }
  }

  private checkLock({ evenLocked }: AskHow): void {
    if (this.lock && !evenLocked) throw withoutRetry(this.lock);
  }

  /** undefined where a refused token can be renewed first. */
  private judge<T>(asking: Asking<T>, proof: Proof, answer: HttpAnswer, outcome: Outcome): Reply<T> | undefined {
    if (outcome.kind === 'failed' && outcome.status === 401 && !asking.renewed && this.session.wasRefused(proof)) {
      asking.renewed = true;
      asking.recording.refused('unauthorized');
      return undefined;
    }
    const { nothing, nothingAt = [] } = asking.question;
    const isNothing =
      outcome.kind === 'nothing' ||
      (outcome.kind === 'failed' && (outcome.saysNothing || nothingAt.includes(outcome.status ?? 0)));
    if (isNothing && nothing !== undefined) {
      this.quiet.answered();
      return { kind: 'value', value: nothing };
    }
    return { kind: 'answer', answer: this.accepted(answer, outcome, asking.how.about) };
  }

  /** The same for an answer that is read somewhere else. */
  private async judgeRead<T>(asking: Asking<T>, proof: Proof, answer: BytesAnswer): Promise<Reply<T> | undefined> {
    const read = await asking.how.elsewhere?.read(answer).catch(readerLost);
    if (read?.kind === 'read' || read?.kind === 'refused') this.quiet.answered();
    if (read?.kind === 'read') return { kind: 'value', value: read.value };
    return (
      read &&
      this.keeping({ ...answer, text: read.text }, () => {
        if (read.kind === 'failure') return this.judge(asking, proof, { ...answer, text: '' }, read.outcome);
        return { kind: 'value', value: nothingIn(read, asking.question, this.session.secrets, asking.how.about) };
      })
    );
  }

  private outcome(answer: HttpAnswer): Outcome {
    return outcomeOf(answer, this.setup.provider, this.setup.connection.id);
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
  private async inTurn<R>(
    sending: Sending,
    ask: RequestOptions,
    attempt: number,
    { recording, ready, judge }: Turn<R>,
  ): Promise<R | undefined> {
    const { signal } = ask;
    try {
      return await this.budget.run(
        // Judged before the next one in the queue begins: it must not be sent after a final 401, or into the quiet.
        async () => judge(await recording.sending(() => this.send(sending, signal, attempt))),
        ask.priority ?? 'foreground',
        signal,
        () => this.quiet.left === 0 && ready(),
      );
    } catch (error) {
      throw signal.aborted ? cancelled(this.setup.provider.title) : error;
    }
  }

  private async send(sending: Sending, signal: AbortSignal, attempt: number): Promise<HttpAnswer> {
    const answer = await send(this.setup, sending, signal, attempt);
    this.budget.observe(answer.headers, Date.now());
    return answer;
  }

  /** What is answered; a failure is thrown as what it means, and what it means for later requests is noted. */
  private accepted(answer: HttpAnswer, outcome: Outcome, about?: About): Answer {
    const { title: who } = this.setup.provider;
    if (outcome.kind === 'answer') {
      this.quiet.answered();
      return outcome.answer;
    }
    if (outcome.kind === 'nothing') throw about?.kind === 'customer' ? unknownHere(who) : emptyBody(who, answer.status);
    const { failure, ...meaning } = classify(answer, outcome, this.session.secrets, Date.now(), {
      ...(about && { about }),
      rateHeaders: rateHeadersOf(this.setup.provider),
    });
    const { kind, words } = meaning;
    const quiet = kind === 'rateLimited' || (failure.asked !== undefined && isRetryable(failure));
    if (quiet) this.quiet.begin(failure, words);
    const retryAt = quiet ? new Date(Date.now() + this.quiet.left).toISOString() : undefined;
    const reason = new ClienteleError({ ...meaning, who, status: outcome.status ?? answer.status, retryAt });
    if (kind === 'unauthorized') this.lock = reason;
    throw new AttemptFailed(failure, reason);
  }

  /** The token exchange: the only POST there is. It is shared, so it ends with the requester and with no caller. */
  private async exchange(given: Credentials): Promise<Exchanged> {
    const { provider, connection } = this.setup;
    const question = this.method.exchange?.(given);
    if (!question) throw new ClienteleError({ kind: 'configuration', who: provider.title });
    const about: About = { kind: 'token', isElsewhere: question.url !== undefined };
    try {
      return await this.exchanged(question, tokenSending(connection.baseUrl, question), about);
    } catch (error) {
      throw curedHere(error, about, provider);
    }
  }

  private async exchanged(question: TokenExchange, sending: Sending, about: About): Promise<Exchanged> {
    const ask = { signal: this.life.signal };
    const turn: Turn<Answer> = {
      recording: new Recording(),
      ready: () => true,
      judge: answer => this.accepted(answer, this.outcome(answer), about),
    };
    const attempt = async (number: number): Promise<Answer> => {
      const answered = await this.inTurn(sending, ask, number, turn);
      return answered ?? this.quiet.wait(ask).then(() => attempt(number));
    };
    const answer = await withRetries(attempt, backoff => this.quiet.wait(ask, backoff));
    const exchanged = readHere(question, answer, this.session.secrets);
    const what = tokenFault(exchanged);
    if (what) throw new ClienteleError({ kind: 'schema', who: this.setup.provider.title, what });
    return exchanged;
  }
}
