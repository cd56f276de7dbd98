/** Why a connection does not work: one question after another, from the name of the host to a search, a line each. */
import { lookup } from 'node:dns/promises';
import { connect } from 'node:tls';
import { requireCertificates } from '../../core/http/certificates.ts';
import { networkError } from '../../core/http/network-errors.ts';
import { asClienteleError, ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import type { OpenConnection } from './open-connection.ts';

export interface Finding {
  readonly title: string;
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** What was found, and the cure where something failed; nothing in it is secret and no customer. */
  readonly text: string;
}

export interface DiagnoseSetup {
  readonly account: OpenConnection;
  /** Where the proxy of requests is set, without credentials; undefined for none. */
  readonly proxy: string | undefined;
  readonly signal: AbortSignal;
}

type Step = readonly [title: string, run: () => Promise<Omit<Finding, 'title'>>];

const ok = (text: string) => ({ outcome: 'ok' as const, text });
const skipped = (text: string) => ({ outcome: 'skipped' as const, text });

/** The findings as they are made. A step that fails does not end it, but a refused key makes the rest pointless. */
export async function* diagnose(setup: DiagnoseSetup): AsyncGenerator<Finding> {
  for (const [title, run] of steps(setup)) {
    if (setup.signal.aborted) return;
    try {
      yield { title, ...(await run()) };
    } catch (error) {
      if (isClienteleError(error) && error.kind === 'cancelled') return;
      yield {
        title,
        outcome: 'failed',
        text: asClienteleError(error).message,
      };
    }
  }
}

function steps({ account, proxy, signal }: DiagnoseSetup): readonly Step[] {
  const { client, provider } = account;
  const base = new URL(client.connection.baseUrl);
  const ask = { signal };
  let pages: number | null = null;
  let more = false;
  return [
    ['Name look-up', async () => (proxy ? skipped('Left to the proxy.') : ok(await resolve(base, provider.title)))],
    [
      'Proxy',
      async () =>
        ok(
          proxy
            ? `Requests go through ${proxy}.`
            : 'No proxy is set in VS Code or in the environment; one of the system may be in use.',
        ),
    ],
    [
      'TLS',
      async () => {
        requireCertificates(base, provider.title);
        return proxy
          ? skipped('Left to the proxy; the next step shows whether it works.')
          : secure(base, provider.title, signal);
      },
    ],
    [
      'Authentication',
      async () => {
        await client.test(ask);
        return ok('The provider accepts the credentials.');
      },
    ],
    ...(provider.checks ?? []).map(
      (check): Step => [
        check.title,
        async () => {
          const found = await client.ask(check, ask, { evenLocked: true });
          return { outcome: found.ok ? 'ok' : 'failed', text: found.text };
        },
      ],
    ),
    [
      'First page',
      async () => {
        const page = await account.page({}, { ...ask, fresh: true });
        pages = page.pageCount;
        more = page.hasMore;
        const total = page.total === null ? '' : ` of ${page.total}`;
        const problems = page.problems.length ? `, ${page.problems.length} rows could not be read` : '';
        return ok(`${page.records.length}${total} customers${problems}.`);
      },
    ],
    [
      'Second page',
      async () => {
        if (!more)
          return skipped(pages === null ? 'The first page did not say that there is more.' : 'There is one page.');
        const page = await account.page({ page: 2 }, { ...ask, fresh: true });
        return ok(`${page.records.length} customers.`);
      },
    ],
    [
      'Search',
      async () => {
        // An address that nobody has, so that no customer is named in what is sent or logged.
        const text = ['nobody@example.invalid', 'zzzz'].find(candidate => provider.serverSearch?.(candidate));
        if (!text) return skipped(`${provider.title} has no search of its own; Clientele searches what it has read.`);
        await account.page({ search: text }, ask);
        return ok('The provider’s own search answers.');
      },
    ],
  ];
}

async function resolve({ hostname }: URL, who: string): Promise<string> {
  try {
    const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
    return `${hostname} resolves to ${found.length === 1 ? 'one address' : `${found.length} addresses`}.`;
  } catch (error) {
    throw networkError(error, who);
  }
}

/** Shakes hands as a request would, and hangs up. */
function secure({ protocol, hostname, port }: URL, who: string, signal: AbortSignal): Promise<Omit<Finding, 'title'>> {
  if (protocol === 'http:') return Promise.resolve(skipped('The base URL is http on this machine.'));
  return new Promise((found, failed) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      timeout: 15_000,
      rejectUnauthorized: true,
    });
    const leave = () => socket.destroy(new ClienteleError({ kind: 'cancelled', who }));
    signal.addEventListener('abort', leave, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', leave));
    socket.once('timeout', () => socket.destroy(new ClienteleError({ kind: 'timeout', who })));
    socket.once('error', error => failed(isClienteleError(error) ? error : networkError(error, who)));
    socket.once('secureConnect', () => {
      const { valid_to: until, issuer } = socket.getPeerCertificate();
      socket.end();
      found(ok(`${socket.getProtocol()}, certificate of ${issuer.O ?? issuer.CN} until ${until}.`));
    });
  });
}
