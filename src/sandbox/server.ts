import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { cartevo } from './cartevo/cartevo.ts';
import { devdraft } from './devdraft/devdraft.ts';
import { easytools } from './easytools/easytools.ts';
import { PROVIDERS, type ProviderName, population } from './people/people.ts';
import {
  type Answer,
  type Api,
  type Notable,
  type Records,
  type Route,
  type SandboxRequest,
  type Shapes,
  stringify,
  type World,
} from './wire/wire.ts';
import { xtrakit } from './xtrakit/xtrakit.ts';
import { yativo } from './yativo/yativo.ts';

export type { ProviderName } from './people/people.ts';
export type { Notable, Records, SandboxRequest, Shapes } from './wire/wire.ts';

/** The sample data: a server on this machine that speaks the wire formats of all five APIs. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  has(provider: string): boolean;
  /** What a connection to that provider takes as its base URL. Throws for a provider that is not there. */
  baseUrl(provider: string): string;
  /** Accepted keys, new with every start, by the names of the provider's credential fields. */
  credentials(provider: string, method?: string): Readonly<Record<string, string>>;
  /** The id of a customer that is there for a reason. Throws where there are too few customers for it. */
  customer(provider: string, which: Notable): string;
  /** Everything that arrived, oldest first; at most the newest few thousand. */
  readonly requests: readonly SandboxRequest[];
  /** Answers the next matching requests in place of the API; the first script that matches wins. */
  script(answer: ScriptedAnswer): void;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** The same seed makes the same people. */
  readonly seed?: number;
  /** How many, for all providers or by provider. */
  readonly customers?: number | Readonly<Partial<Record<ProviderName, number>>>;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Seconds that a Cartevo token lasts. */
  readonly tokenLifetime?: number;
  /** Milliseconds that Cartevo's `sync=true` takes. */
  readonly syncDelay?: number;
  /** Whether the documented limits of Devdraft (100 a minute) and Yativo (20 a second) hold. They do by default. */
  readonly rateLimits?: boolean;
  /** Which of several documented shapes is spoken. */
  readonly shapes?: Shapes;
  /** How much belongs to a customer, and how the server gets questions for it wrong; by default it does not. */
  readonly records?: Partial<Records>;
}

export interface ScriptedAnswer {
  readonly provider?: string;
  /** The path below the base, or a pattern for path and query string. */
  readonly path?: string | RegExp;
  /** How many requests get it; 1 unless given. */
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly body?: string | Uint8Array;
  readonly json?: unknown;
  /** Milliseconds. */
  readonly delay?: number;
  /** Answers by itself, in place of the fields above. */
  readonly handler?: (request: SandboxRequest, response: ServerResponse) => void | Promise<void>;
}

const SIZES: Readonly<Record<ProviderName, number>> = {
  cartevo: 1370,
  yativo: 640,
  devdraft: 820,
  easytools: 460,
  xtrakit: 210,
};
const KEPT = 5000;

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const apis = speak(options);
  const requests: SandboxRequest[] = [];
  const scripts: { answer: ScriptedAnswer; left: number }[] = [];
  const closing = new AbortController();

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await received(incoming, apis);
    if (requests.push(request) > KEPT * 1.2) requests.splice(0, requests.length - KEPT);
    const script = scripts.find(({ answer, left }) => left > 0 && matches(answer, request));
    if (script) script.left--;
    const answer = script ? undefined : respond(apis, request);
    const delay = (options.latency ?? 0) + (script?.answer.delay ?? answer?.delay ?? 0);
    if (delay > 0) await wait(delay, undefined, { signal: closing.signal });
    if (script) await play(script.answer, request, response);
    else if (answer) send(response, answer);
  }

  const server = createServer((incoming, response) => {
    // What goes wrong here is a request that was given up, or a server that is closing.
    serve(incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;

  function api(provider: string): Api {
    const found = apis.get(provider);
    if (!found) throw new Error(`The sample data has no provider "${provider}".`);
    return found;
  }

  return {
    origin,
    has: provider => apis.has(provider),
    baseUrl: provider => `${origin}/${provider}${api(provider).base}`,
    credentials: (provider, method) => api(provider).credentials(method),
    customer(provider, which) {
      const id = api(provider).notable(which);
      if (!id) throw new Error(`The sample data has too few customers of ${provider} for one with "${which}".`);
      return id;
    },
    requests,
    script: answer => void scripts.push({ answer, left: answer.times ?? 1 }),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function speak(options: SandboxOptions): ReadonlyMap<string, Api> {
  const { seed = 1, customers, tokenLifetime = 3600, syncDelay = 1500, rateLimits = true, shapes = {} } = options;
  const records = { many: 5200, othersToo: false, emptyIsNotFound: false, ...options.records };
  const builders: Readonly<Record<ProviderName, (world: World) => Api>> = {
    cartevo,
    yativo,
    devdraft,
    easytools,
    xtrakit,
  };
  return new Map(
    PROVIDERS.map(name => {
      const size = (typeof customers === 'number' ? customers : customers?.[name]) ?? SIZES[name];
      const people = population(seed, name, size);
      return [name, builders[name]({ seed, people, tokenLifetime, syncDelay, rateLimits, shapes, records })];
    }),
  );
}

async function received(incoming: IncomingMessage, apis: ReadonlyMap<string, Api>): Promise<SandboxRequest> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const provider = PROVIDERS.find(name => url.pathname.startsWith(`/${name}${apis.get(name)?.base}/`));
  const start = provider ? provider.length + 1 + (apis.get(provider)?.base.length ?? 0) : 0;
  let body = '';
  for await (const part of incoming.setEncoding('utf8')) if (body.length < 65_536) body += part;
  return {
    method: incoming.method ?? 'GET',
    provider,
    path: url.pathname.slice(start),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    body,
    at: Date.now(),
  };
}

function matches({ provider, path }: ScriptedAnswer, request: SandboxRequest): boolean {
  if (provider !== undefined && provider !== request.provider) return false;
  if (path === undefined) return true;
  return typeof path === 'string'
    ? path === request.path
    : path.test(`${request.path}?${new URLSearchParams(request.query)}`);
}

function respond(apis: ReadonlyMap<string, Api>, request: SandboxRequest): Answer {
  const api = request.provider && apis.get(request.provider);
  if (!api) return { status: 404, json: { message: 'There is no such API in the sample data.' } };
  const here = api.routes.flatMap(route => found(route, request.path));
  const match = here.find(({ route }) => route.method === request.method);
  if (!match)
    return api.noRoute(
      request,
      here.map(({ route }) => route.method),
    );
  const guard = match.route.open ? {} : api.guard(request);
  const answer = guard.refusal ?? match.route.answer(request, match.id);
  return { ...answer, headers: { ...guard.headers, ...answer.headers } };
}

function found(route: Route, path: string): { route: Route; id: string }[] {
  const [wanted, given] = [route.path.split('/'), path.split('/')];
  if (wanted.length !== given.length) return [];
  if (!wanted.every((part, at) => part === given[at] || (part === ':id' && given[at] !== ''))) return [];
  return [{ route, id: decoded(given[wanted.indexOf(':id')] ?? '') }];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function play(script: ScriptedAnswer, request: SandboxRequest, response: ServerResponse): Promise<void> {
  if (script.handler) return script.handler(request, response);
  const body = script.body ?? (script.json === undefined ? '' : stringify(script.json));
  response.writeHead(script.status ?? 200, { 'Content-Type': 'application/json', ...script.headers });
  response.end(body);
}

function send(response: ServerResponse, { status, json, headers }: Answer): void {
  const body = Buffer.from(stringify(json));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    ...headers,
  });
  response.end(body);
}
