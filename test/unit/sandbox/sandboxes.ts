import { equal } from 'node:assert/strict';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { type Json, list, object, valueAt } from './json.ts';

export interface Answered {
  readonly status: number;
  readonly json: Json;
  readonly text: string;
  readonly headers: Headers;
}

/** Where each provider's customers are listed, as many as it gives at once, and where they stand in the answer. */
export const LISTS: readonly [provider: string, path: string, at: string][] = [
  ['cartevo', '/customers?limit=100', 'data'],
  ['yativo', '/customer?per_page=100', 'data'],
  ['devdraft', '/customers?take=100', 'data'],
  ['easytools', '/customers?currency=pln', 'items'],
  ['xtrakit', '/customers', 'data.customers'],
];

/** Sandboxes for one suite, closed with it. To be called inside a `describe`. */
export function sandboxes() {
  let first: Sandbox;
  const opened: Sandbox[] = [];

  async function open(options: SandboxOptions = {}): Promise<Sandbox> {
    const started = await startSandbox({ rateLimits: false, syncDelay: 40, ...options });
    opened.push(started);
    return started;
  }

  before(async () => {
    first = await open();
  });
  after(() => Promise.all(opened.map(one => one.close())));

  /** The sandbox that is asked where a test names no other. */
  const sandbox = (): Sandbox => first;

  async function ask(
    provider: string,
    path: string,
    { on = first, headers = keys(on, provider), ...init }: RequestInit & { on?: Sandbox } = {},
  ): Promise<Answered> {
    const response = await fetch(on.baseUrl(provider) + path, { ...init, headers });
    const text = await response.text();
    return { status: response.status, json: text ? object(JSON.parse(text)) : {}, text, headers: response.headers };
  }

  /** The customers in a list answer. */
  async function rows(provider: string, path: string): Promise<Json[]> {
    const [, , place = ''] = LISTS.find(([name]) => name === provider) ?? [];
    const { status, json, text } = await ask(provider, path);
    equal(status, 200, text);
    return list(valueAt(json, place));
  }

  return { sandbox, open, ask, rows };
}

/** The headers that let a request in. */
export function keys(sandbox: Sandbox, provider: string): Record<string, string> {
  const held = sandbox.credentials(provider, provider === 'cartevo' ? 'accessToken' : undefined);
  const { accessToken, apiToken, apiKey = '', apiSecret = '', clientKey = '', clientSecret = '' } = held;
  if (provider === 'yativo') return { 'x-api-key': apiKey, 'x-api-secret': apiSecret };
  if (provider === 'devdraft') return { 'x-client-key': clientKey, 'x-client-secret': clientSecret };
  return { authorization: `Bearer ${accessToken ?? apiToken ?? apiKey}` };
}
