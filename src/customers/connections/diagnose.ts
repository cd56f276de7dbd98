/** Why a connection does not work: one question after another, from the name of the host to a search, a line each. */
import { lookup } from 'node:dns/promises';
import { requireCertificates } from '../../core/http/certificates.ts';
import { isLoopback } from '../../core/http/loopback.ts';
import { networkError } from '../../core/http/network-errors.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import type { OpenConnection } from './open-connection.ts';
import { connectTo, shakeHands } from './reach.ts';

/** How a question ended, and in what words. */
export interface Found {
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** What was found, and the cure where something failed; nothing in it is secret. */
  readonly text: string;
  /** The same for others to read: without the provider's words, which may name a customer, and without strangers' names. */
  readonly forOthers: string;
}

export interface Finding extends Found {
  readonly title: string;
}

export interface DiagnoseSetup {
  readonly account: OpenConnection;
  /** Where the proxy of requests is set, without credentials; undefined for none. */
  readonly proxy: string | undefined;
  readonly signal: AbortSignal;
}

interface Step {
  readonly title: string;
  readonly run: () => Promise<Found>;
  /** It reaches out past any proxy of the system, which requests may use. */
  readonly isDirect?: boolean;
  /** What the steps behind it lack when it fails. */
  readonly gives?: string;
  /** It needs nothing of the steps before it. */
  readonly always?: boolean;
}

const ok = (text: string, forOthers = text): Found => ({ outcome: 'ok', text, forOthers });
const skipped = (text: string): Found => ({ outcome: 'skipped', text, forOthers: text });

/** A failure as a finding; the report names its kind, by which it is found in the documentation. */
export const failure = (error: ClienteleError): Found => ({
  outcome: 'failed',
  text: error.message,
  forOthers: `${error.forOthers} [${error.kind}]`,
});

/**
 * The findings as they are made. A step that fails does not end it; but where nobody answers, nothing else is asked. Of
 * another machine that is known only once a request has failed as well, since a proxy of the system may lead there.
 */
export async function* diagnose(setup: DiagnoseSetup): AsyncGenerator<Finding> {
  const isHere = isLoopback(new URL(setup.account.client.connection.baseUrl).hostname);
  let lacking: string | undefined;
  let isSure = false;
  for (const { title, run, gives, isDirect, always } of steps(setup)) {
    if (setup.signal.aborted) return;
    const notTried = { title, ...skipped(`Not tried: ${lacking}.`) };
    if (isSure && !always) {
      yield notTried;
      continue;
    }
    try {
      yield { title, ...(await run()) };
    } catch (thrown) {
      const error = asClienteleError(thrown);
      if (error.kind === 'cancelled') return;
      const isUnreached = lacking !== undefined && (error.kind === 'network' || error.kind === 'timeout');
      isSure = (isUnreached && !isDirect) || (gives !== undefined && isHere);
      lacking ??= gives;
      yield isUnreached ? notTried : { title, ...failure(error) };
    }
  }
}

const steps = (setup: DiagnoseSetup): readonly Step[] => [...wayThere(setup), ...questions(setup)];

/** Whether anybody is reached. */
function wayThere({ account, proxy, signal }: DiagnoseSetup): readonly Step[] {
  const { client, provider } = account;
  const base = new URL(client.connection.baseUrl);
  const noProxy = 'No proxy is set in VS Code or in the environment; one of the system may be in use.';
  return [
    {
      title: 'Name look-up',
      gives: 'no address',
      isDirect: true,
      run: async () => (proxy ? skipped('Left to the proxy.') : ok(await resolve(base, provider.title))),
    },
    {
      title: 'Proxy',
      always: true,
      run: async () => ok(proxy ? `Requests go through ${proxy}.` : noProxy),
    },
    {
      title: 'Connection',
      gives: 'no connection',
      isDirect: true,
      run: async () => (proxy ? skipped('Left to the proxy.') : ok(await connectTo(base, signal))),
    },
    {
      title: 'TLS',
      isDirect: true,
      async run() {
        requireCertificates(base, provider.title);
        if (proxy) return skipped('Left to the proxy; the next step shows whether it works.');
        if (base.protocol === 'http:') return skipped('The base URL is http on this machine.');
        const { protocol, issuer, until } = await shakeHands(base, provider.title, signal);
        return ok(`${protocol}, certificate of ${issuer} until ${until}.`, `${protocol}, certificate until ${until}.`);
      },
    },
  ];
}

/** What the provider answers. */
function questions({ account, signal }: DiagnoseSetup): readonly Step[] {
  const { client, provider } = account;
  const ask = { signal };
  let pages: number | null = null;
  let more = false;
  return [
    {
      title: 'Authentication',
      async run() {
        await client.test(ask);
        return ok('The provider accepts the credentials.');
      },
    },
    ...(provider.checks ?? []).map(
      (check): Step => ({
        title: check.title,
        async run() {
          const { ok: isWell, text } = await client.ask(check, ask);
          return { outcome: isWell ? 'ok' : 'failed', text, forOthers: text };
        },
      }),
    ),
    {
      title: 'First page',
      async run() {
        const page = await account.page({}, { ...ask, fresh: true });
        pages = page.pageCount;
        more = page.hasMore;
        const total = page.total === null ? '' : ` of ${page.total}`;
        const problems = page.problems.length ? `, ${page.problems.length} rows could not be read` : '';
        return ok(`${page.records.length}${total} customers${problems}.`);
      },
    },
    {
      title: 'Second page',
      async run() {
        if (!more)
          return skipped(pages === null ? 'The first page did not say that there is more.' : 'There is one page.');
        const page = await account.page({ page: 2 }, { ...ask, fresh: true });
        return ok(`${page.records.length} customers.`);
      },
    },
    {
      title: 'Search',
      async run() {
        // An address that nobody has, so that no customer is named in what is sent or logged.
        const text = ['nobody@example.invalid', 'zzzz'].find(candidate => provider.serverSearch?.(candidate));
        if (!text) return skipped(`${provider.title} has no search of its own; Clientele searches what it has read.`);
        await account.page({ search: text }, ask);
        return ok('The provider’s own search answers.');
      },
    },
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
