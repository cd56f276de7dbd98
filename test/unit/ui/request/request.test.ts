import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { asClienteleError } from '../../../../src/core/model/errors.ts';
import { CustomerList } from '../../../../src/customers/pages/opened-list.ts';
import { requestReport } from '../../../../src/ui/request/request-report.ts';
import { exchangeOfCustomer, exchangeOfRow } from '../../../../src/ui/request/shown-exchange.ts';
import { attemptWords, duration, exchangeWords } from '../../../../src/ui/text/exchange-words.ts';
import { type ConnectionNode, type Node, pageNodes, rowNodes } from '../../../../src/ui/tree/nodes.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { type LocalClient, localClient } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';

const signal = new AbortController().signal;

describe('the request behind a row', () => {
  let made: LocalClient;
  afterEach(() => made.close());

  /** A list whose second row has no ID, as it is opened in a tree. */
  async function opened(answer: Handler): Promise<ConnectionNode> {
    made = await localClient('devdraft', answer);
    const { connection } = made.client;
    const list = new CustomerList('c1', {}, query => made.client.page(query, { signal }));
    await list.load(1);
    return { kind: 'connection', id: 'c1', parent: undefined, connectionId: 'c1', connection, list };
  }

  const rows: Handler = response => response.end(JSON.stringify({ data: [{ id: '7' }, { name: 'No ID' }], total: 2 }));

  it('is that of its page, for the page, its customers and the rows that could not be read', async () => {
    const root = await opened(rows);
    const [page] = pageNodes(root, root.list, [1]);
    ok(page);
    const below = rowNodes(page, root.list, 1);
    deepEqual(
      below.map(({ kind }) => kind),
      ['customer', 'problem'],
    );
    for (const node of [root, page, ...below]) {
      const shown = exchangeOfRow(node);
      equal(shown?.exchange.url, `${made.server.origin}/customers?skip=0&take=50`, node.kind);
      equal(shown.cached, false);
    }
  });

  it('is that of the failure, for a row that failed and for a page that did', async () => {
    const root = await opened(response => response.writeHead(404).end('{"message":"No."}'));
    const state = root.list.state(1);
    ok(state?.kind === 'failed');
    const failed: Node = {
      ...{ kind: 'failure', id: 'c1/failure', parent: root, connectionId: 'c1' },
      error: state.error,
      page: undefined,
    };
    for (const node of [root, failed])
      deepEqual(
        exchangeOfRow(node)?.exchange.attempts.map(({ status, failure }) => ({ status, failure })),
        [{ status: 404, failure: 'notFound' }],
      );
  });

  it('is none for a page that was not opened, and for a customer that was found in the index', async () => {
    const root = await opened(rows);
    const [, second] = pageNodes(root, root.list, [1, 2]);
    ok(second);
    equal(exchangeOfRow(second), undefined);
    equal(exchangeOfCustomer({ connectionId: 'c1', customerId: '7' }), undefined);
  });

  it('is for a customer the last one, where that failed', async () => {
    made = await localClient('devdraft', (response, { url }) =>
      url === '/customers/7' ? response.end('{"id":"7"}') : response.writeHead(404).end('{}'),
    );
    const { value: record, exchange } = await made.client.answeredCustomer('7', { signal });
    const error = asClienteleError(await failureOf(made.client.customer('8', { signal })));
    const known = { kind: 'record', record, fetchedAt: '', exchange } as const;
    const target = { connectionId: 'c1', customerId: '7', known };
    match(exchangeOfCustomer(target)?.exchange.url ?? '', /\/customers\/7$/);
    match(exchangeOfCustomer({ ...target, error })?.exchange.url ?? '', /\/customers\/8$/);
  });

  it('is a document with all of it, and with the same request in other languages', async () => {
    const root = await opened((response, request) => {
      response.setHeader('X-Request-Id', 'req\u00ad_81');
      rows(response, request);
    });
    const { page } = root.list.state(1) as { page: FetchedPage }; // it was loaded
    ok(page.exchange);
    const text = requestReport(
      { exchange: page.exchange, cached: true },
      { curl: 'CURL', fetch: 'FETCH', python: 'PY' },
    );
    const lines = text.split('\n');
    equal(lines[0], `GET ${made.server.origin}/customers?skip=0&take=50`);
    match(lines[2] ?? '', /^200 in [\d.]+ m?s · 48 bytes · sent at 20\d\d-/);
    match(lines[3] ?? '', /from the cache/);
    for (const line of [`x-client-key: \${DEVDRAFT_CLIENT_KEY}`, '# cURL', 'CURL', '# Python, requests', 'PY'])
      ok(lines.includes(line), line);
    ok(!text.includes('\u00ad'));
  });
});

describe('a request in few words', () => {
  const attempt = { sentAt: '', waited: 0, took: 45, status: 200, failure: undefined, asked: undefined };

  it('says how often it was sent, and how long it took in all', () => {
    equal(exchangeWords({ attempts: [] }), 'nothing was sent');
    equal(exchangeWords({ attempts: [{ ...attempt, waited: 900 }] }), '200 in 45 ms');
    const failed = { ...attempt, status: 503, failure: 'server', took: 100 } as const;
    equal(exchangeWords({ attempts: [failed, { ...attempt, waited: 1105 }] }), '200 in 1.25 s, 2 attempts');
  });

  it('says of an attempt why there was one before it', () => {
    const limited = { ...attempt, status: 429, failure: 'rateLimited', asked: 2000 } as const;
    equal(attemptWords(limited, undefined), '429 (rate limited) after 45 ms; it asked to wait 2 s');
    equal(attemptWords({ ...attempt, waited: 2003 }, limited), 'Waited 2 s, then 200 after 45 ms');
    const refused = { ...attempt, status: 401, failure: 'unauthorized' } as const;
    equal(attemptWords(attempt, refused), 'With a new token: 200 after 45 ms');
    const lost = { ...attempt, status: undefined, failure: 'network' } as const;
    equal(attemptWords(lost, undefined), 'no connection after 45 ms');
    equal(duration(61_234), '61.23 s');
  });
});
