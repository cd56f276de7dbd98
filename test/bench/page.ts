// Our own work for a page of 100 rows, from bytes to tree nodes, beside a bare node-fetch and JSON.parse of the same page.

import fetch from 'node-fetch';
import { CustomerList } from '../../src/customers/pages/opened-list.ts';
import { providers } from '../../src/providers/index.ts';
import { type ConnectionNode, rowNodes } from '../../src/ui/tree/nodes.ts';
import { serve } from './server.ts';
import { ms, print, quantile } from './table.ts';

const rounds = 400;
const { accounts, addresses, close } = await serve({ customers: 2000 });

const rows: string[][] = [];
for (const [id, provider] of providers) {
  const { client } = await accounts.get(id);
  const { connection } = client;
  const question = client.question({ pageSize: 100 });
  const { path, params, headers } = client.listQuestion(question).request;
  const url = `${connection.baseUrl}${path}?${new URLSearchParams(params)}`;
  const credentials = addresses[id]?.credentials ?? {};
  const method = provider.authMethods.find(one => one.credentials.every(({ key }) => credentials[key] !== undefined));
  const exchange = method?.exchange?.(credentials);
  const token = exchange && (await exchanged(connection.baseUrl, exchange.path, credentials));
  const proof = method?.headers(token ? { accessToken: token } : credentials) ?? {};

  const bare: number[] = [];
  let bytes = Buffer.alloc(0);
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const response = await fetch(url, { headers: { ...headers, ...proof } });
    const text = await response.text();
    JSON.parse(text);
    bare.push(performance.now() - start);
    bytes = Buffer.from(text);
  }

  const connectionNode = (list: CustomerList): ConnectionNode => ({
    kind: 'connection',
    id,
    parent: undefined,
    connectionId: id,
    connection,
    list,
  });
  const { read } = provider.list(question, client.connection.options);
  const own: number[] = [];
  let nodes = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const page = read({ connectionId: id, text, json: JSON.parse(text) });
    const reading = performance.now() - start;
    const fetched = { ...page, fetchedAt: '' };
    const list = new CustomerList(id, {}, () => Promise.resolve(fetched));
    await list.load(1);
    const again = performance.now();
    nodes = rowNodes(connectionNode(list), list, 1).length;
    own.push(reading + performance.now() - again);
  }
  rows.push([id, `${nodes}`, ms(quantile(own, 0.5)), ms(quantile(own, 0.95)), ms(quantile(bare, 0.5))]);
}
await close();

async function exchanged(baseUrl: string, path: string, { clientId, clientKey }: Readonly<Record<string, string>>) {
  const body = JSON.stringify({ client_id: clientId, client_key: clientKey });
  const answer = await fetch(baseUrl + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
  return ((await answer.json()) as { access_token: string }).access_token;
}

print(
  'A page: our own work, from bytes to tree nodes',
  ['provider', 'rows', 'own work, median', 'own work, p95', 'bare node-fetch + JSON.parse, median'],
  rows,
  'Budget: under 2 ms at the median for 100 rows. Easy.tools chooses the size of its pages, Xtrakit sends all at once.',
);
