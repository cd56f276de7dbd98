/** One attempt of one request, and its line in the log. */
import type { Http, HttpAnswer, HttpRequest } from '../http/http.ts';
import { withoutEndSlashes } from '../http/request-path.ts';
import { bytesOf } from '../http/response-body.ts';
import { parsedUrl } from '../http/url.ts';
import type { Connection } from '../model/customer.ts';
import { defaultBaseUrl } from '../model/default-base-url.ts';
import { ClienteleError, type ErrorKind } from '../model/errors.ts';
import type { Provider } from '../model/provider.ts';
import type { RequestLog } from './request-options.ts';

export interface SenderSetup {
  readonly connection: Connection;
  readonly provider: Provider;
  readonly http: Http;
  /** Seconds for one attempt, read at each, so that a changed setting holds at once. */
  readonly timeout: () => number;
  readonly log: (line: RequestLog) => void;
}

/** One request as it is sent, attempt after attempt. */
export interface Sending {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Makes it a POST. */
  readonly body?: string;
  /** Seconds, where the setting is too short. */
  readonly timeout?: number | undefined;
  /** The path as the log shows it. */
  readonly logPath: string;
  /** Which answers stay as bytes. */
  readonly asBytes?: HttpRequest['asBytes'];
}

/** Sends; a line in the log whatever comes of it. */
export async function send(
  { connection, provider, http, log, timeout }: SenderSetup,
  { url, headers, body, timeout: least = 0, logPath, asBytes }: Sending,
  signal: AbortSignal,
  attempt: number,
): Promise<HttpAnswer> {
  const method = body === undefined ? 'GET' : 'POST';
  const base = new URL(connection.baseUrl);
  // A token may be had elsewhere, at an address of its own.
  const path = url.origin === base.origin ? withoutEndSlashes(base.pathname) + logPath : url.pathname;
  const target = `${url.origin}${path}`;
  const started = performance.now();
  const note = (status: number | undefined, failure?: ErrorKind) => {
    const milliseconds = Math.round(performance.now() - started);
    log({ connection: connection.name, method, target, status, milliseconds, attempt, failure });
  };
  try {
    const answer = await http.send({
      ...{ method, url, headers, signal, who: provider.title, asBytes, limit: bytesOf(connection.answerLimit) },
      ...(body === undefined ? {} : { body }),
      timeout: Math.max(least, timeout()) * 1000,
    });
    note(answer.status);
    return answer;
  } catch (error) {
    note(undefined, error instanceof ClienteleError ? error.kind : 'network');
    throw byHost(error, { connection, provider }, url);
  }
}

const unanswered: readonly ErrorKind[] = ['network', 'timeout'];

/** Elsewhere than at its provider's own address, it is not the provider that did not answer. */
function byHost(
  error: unknown,
  { connection, provider }: Pick<SenderSetup, 'connection' | 'provider'>,
  url: URL,
): unknown {
  if (!(error instanceof ClienteleError) || !unanswered.includes(error.kind) || error.facts.who !== provider.title)
    return error;
  const own = defaultBaseUrl(provider, connection.environment, connection.options);
  const isOwn = parsedUrl(own)?.origin === url.origin;
  // A token may be had elsewhere, at an address of its own.
  return isOwn || url.origin !== new URL(connection.baseUrl).origin ? error : error.ofHost(url.host);
}
