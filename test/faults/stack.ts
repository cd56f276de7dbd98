// The whole way of a customer but for VS Code's own part: sample server, HTTP, client, accounts, the rows of the tree.

import { createHttp, type Http } from '../../src/core/http/http.ts';
import type { Connection, CustomerRecord } from '../../src/core/model/customer.ts';
import { ClienteleError } from '../../src/core/model/errors.ts';
import type { Providers } from '../../src/core/model/provider.ts';
import type { RequestLog } from '../../src/core/requests/requester.ts';
import type { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import { OpenConnections } from '../../src/customers/connections/open-connections.ts';
import { CustomerList } from '../../src/customers/pages/opened-list.ts';
import { providers } from '../../src/providers/index.ts';
import {
  type Sandbox,
  type SandboxOptions,
  type SandboxRequest,
  type ScriptedAnswer,
  startSandbox,
} from '../../src/sandbox/server.ts';
import { type ConnectionNode, type Node, rowNodes } from '../../src/ui/tree/nodes.ts';
import { readingThread } from '../support/reading-thread.ts';

/** Where a provider keeps its rows, and its key for an id. */
export interface Layout {
  readonly path: readonly string[];
  readonly id: string;
  readonly name: string;
}

const layouts: Readonly<Record<string, Layout>> = {
  cartevo: { path: ['data'], id: 'id', name: 'first_name' },
  yativo: { path: ['data'], id: 'customer_id', name: 'customer_name' },
  devdraft: { path: ['data'], id: 'id', name: 'first_name' },
  easytools: { path: ['items'], id: 'id', name: 'name' },
  xtrakit: { path: ['data', 'customers'], id: 'id', name: 'customer_name' },
};

/** Matches the requests for one path, while it is switched on. */
class Switch extends RegExp {
  on = true;

  constructor(path: string) {
    super(`^${path}\\?`);
  }

  override test(text: string): boolean {
    return this.on && super.test(text);
  }
}

export interface Stack {
  readonly provider: string;
  readonly layout: Layout;
  readonly sandbox: Sandbox;
  readonly accounts: OpenConnections;
  readonly http: Http;
  readonly list: CustomerList;
  readonly log: readonly RequestLog[];
  /** Everything that must not be shown. */
  secrets(): readonly string[];
  account(): Promise<OpenConnection>;
  /** Answers requests for the list, or for another path, so until the returned function is called. */
  fault(answer: ScriptedAnswer, path?: string): () => void;
  /** Sends what is asked of the connection elsewhere from now on, as when its base URL is edited. */
  moveTo(baseUrl: string | undefined): Promise<void>;
  /** Takes the credentials away, or gives them back, as when they are changed. */
  credentials(given: boolean): Promise<void>;
  /** The rows of a loaded page. */
  rows(page: number): readonly Node[];
  /** Seconds an attempt may take from now on: few only while a fault is to run into the limit. */
  patience(seconds?: number): void;
  close(): Promise<void>;
}

export const pageSize = 20;

/** `npm run faults -- there` has every page read in the thread that reads. */
const thread = process.argv[2] === 'there' ? readingThread() : undefined;

/** Long enough for a busy machine. */
const plenty = 60;

/** `known` are the providers as they come with Clientele, or others of the same IDs. */
export async function stackOf(
  provider: string,
  options: SandboxOptions = {},
  known: Providers = providers,
): Promise<Stack> {
  let requestTimeout = plenty;
  const sandbox = await startSandbox({ customers: 75, rateLimits: false, records: { many: 45 }, ...options });
  const log: RequestLog[] = [];
  const http = createHttp();
  let elsewhere: string | undefined;
  let given = true;
  const connection: Connection = {
    ...{ id: 'c1', provider, name: 'My connection', environment: 'sandbox', baseUrl: sandbox.baseUrl(provider) },
    options: provider === 'easytools' ? { currency: 'pln' } : {},
  };
  const credentials = sandbox.credentials(provider);
  const accounts = new OpenConnections({
    providers: known,
    connections: () => [connection],
    async access({ baseUrl, name }) {
      if (given) return { baseUrl: elsewhere ?? baseUrl, credentials };
      throw new ClienteleError({ kind: 'configuration', who: name, what: '{who} has no credentials here' });
    },
    settings: () => ({ pageSize, requestTimeout, ttl: 60 }),
    http,
    log: line => log.push(line),
    ...(thread && { elsewhere: of => thread.elsewhere(of) }),
    onRecords: () => {},
    onMissing: () => {},
  });
  const { signal } = new AbortController();
  const list = new CustomerList('c1', {}, async (query, how) => {
    const account = await accounts.get('c1');
    return account.page(query, { ...how, signal });
  });
  const root: ConnectionNode = {
    kind: 'connection',
    id: 'c1',
    parent: undefined,
    connectionId: 'c1',
    connection,
    list,
  };
  const layout = layouts[provider];
  if (!layout) throw new Error(`There is no provider ${provider}.`);
  return {
    ...{ provider, layout, sandbox, accounts, http, list, log },
    secrets: () => [
      ...Object.values(credentials),
      ...sandbox.requests.flatMap(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? []),
    ],
    patience(seconds = plenty) {
      requestTimeout = seconds;
    },
    account: () => accounts.get('c1'),
    fault(answer, asked) {
      const path = new Switch(asked?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') ?? '/customers?');
      sandbox.script({ times: Number.POSITIVE_INFINITY, ...answer, provider, path });
      return () => {
        path.on = false;
      };
    },
    async moveTo(baseUrl) {
      elsewhere = baseUrl;
      await accounts.forget('c1');
    },
    async credentials(are) {
      given = are;
      await accounts.forget('c1');
    },
    rows: page => rowNodes(root, list, page),
    async close() {
      await accounts.dispose();
      http.dispose();
      await sandbox.close();
    },
  };
}

/** What the list's pages are without any fault, as texts. */
export async function answersOf({ sandbox, provider }: Stack): Promise<readonly string[]> {
  const request = sandbox.requests.findLast(one => one.provider === provider && /^\/customers?$/.test(one.path));
  if (!request) throw new Error('Nothing was asked yet.');
  const texts: string[] = [];
  for (const page of [1, 2]) {
    const paged: Record<string, string> =
      provider === 'devdraft' ? { skip: String((page - 1) * pageSize) } : { page: String(page) };
    const query = { ...request.query, ...(provider === 'xtrakit' ? {} : paged) };
    texts.push(await again(sandbox, { ...request, provider, query }));
  }
  return texts;
}

/** What the last question for a path was answered, as a text. */
export async function answerTo({ sandbox, provider }: Stack, path: string): Promise<string> {
  const request = sandbox.requests.findLast(one => one.provider === provider && one.path === path);
  if (!request) throw new Error(`Nothing asked for ${path} yet.`);
  return again(sandbox, { ...request, provider });
}

/** Asks a question of before once more, past the product. */
async function again(
  sandbox: Sandbox,
  { provider, path, query, headers: sent }: Omit<SandboxRequest, 'provider'> & { readonly provider: string },
): Promise<string> {
  const url = new URL(sandbox.baseUrl(provider) + path);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  const { host, connection, 'accept-encoding': _, ...headers } = sent;
  return (await fetch(url, { headers })).text();
}

/** The page that a request for a list asks for. */
export const pageAsked = (query: Readonly<Record<string, string>>): number =>
  query.skip === undefined ? Number(query.page ?? 1) : Number(query.skip) / Number(query.take) + 1;

export const idsOf = (rows: readonly Node[]): readonly string[] => rows.map(({ id }) => id);

export const recordsOf = (rows: readonly Node[]): readonly CustomerRecord[] =>
  rows.flatMap(row => (row.kind === 'customer' ? [row.known.record] : []));
