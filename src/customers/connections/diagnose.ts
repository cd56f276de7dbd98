/** Why a connection does not work: one question after another, from the name of the host to a search, a line each. */

import { lookup } from 'node:dns/promises';
import type { FetchedPage } from '../../core/client.ts';
import { requireCertificates } from '../../core/http/certificates.ts';
import { isLoopback } from '../../core/http/loopback.ts';
import { networkError } from '../../core/http/network-errors.ts';
import { customers, rows } from '../../core/l10n/counts.ts';
import { number, plural, t } from '../../core/l10n/language.ts';
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
  /** Called with the title of each step as it begins. */
  readonly onStep: (title: string) => void | Promise<void>;
}

interface Step {
  readonly title: string;
  readonly run: () => Promise<Found>;
  /** It reaches out past any proxy of the system, which requests may use. */
  readonly isDirect?: boolean;
  /** What the steps behind it lack when it fails. */
  readonly gives?: string;
  /** What fails instead where nobody answers it, as silence says nothing of what it asks. */
  readonly answer?: string;
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
  for (const { title, run, gives, answer, isDirect, always } of steps(setup)) {
    if (setup.signal.aborted) return;
    const notTried = () => ({ title, ...skipped(t('Not tried: {0}.', lacking ?? '')) });
    if (isSure && !always) {
      yield notTried();
      continue;
    }
    await setup.onStep(title);
    try {
      yield { title, ...(await run()) };
    } catch (thrown) {
      const error = asClienteleError(thrown);
      if (error.kind === 'cancelled') return;
      const isSilent = error.kind === 'network' || error.kind === 'timeout';
      if (isSilent && answer && lacking === undefined) {
        yield { title: answer, ...failure(error) };
        lacking = t('no answer');
      }
      const isUnreached = isSilent && lacking !== undefined;
      isSure = (isUnreached && !isDirect) || (gives !== undefined && isHere);
      lacking ??= gives;
      yield isUnreached ? notTried() : { title, ...failure(error) };
    }
  }
}

const steps = (setup: DiagnoseSetup): readonly Step[] => [...wayThere(setup), ...questions(setup)];

/** Whether anybody is reached. */
function wayThere({ account, proxy, signal }: DiagnoseSetup): readonly Step[] {
  const { client, provider } = account;
  const base = new URL(client.connection.baseUrl);
  const noProxy = t('No proxy is set in VS Code or in the environment; one of the system may be in use.');
  return [
    {
      title: t('Name look-up'),
      gives: t('no address'),
      isDirect: true,
      run: async () => (proxy ? skipped(t('Left to the proxy.')) : ok(await resolve(base, provider.title))),
    },
    {
      title: t('Proxy'),
      always: true,
      run: async () => ok(proxy ? t('Requests go through {0}.', proxy) : noProxy),
    },
    {
      title: t('Connection'),
      gives: t('no connection'),
      isDirect: true,
      run: async () => (proxy ? skipped(t('Left to the proxy.')) : ok(await connectTo(base, signal))),
    },
    {
      title: 'TLS',
      isDirect: true,
      async run() {
        requireCertificates(base, provider.title);
        if (proxy) return skipped(t('Left to the proxy; the next step shows whether it works.'));
        if (base.protocol === 'http:') return skipped(t('The base URL is http on this machine.'));
        const { protocol, issuer, until } = await shakeHands(base, provider.title, signal);
        return ok(
          t('{0}, certificate of {1} until {2}.', protocol, String(issuer), until),
          t('{0}, certificate until {1}.', protocol, until),
        );
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
      title: t('Authentication'),
      answer: t('Answer'),
      async run() {
        await client.test(ask);
        return ok(t('The provider accepts the credentials.'));
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
      title: t('First page'),
      async run() {
        const page = await account.page({}, { ...ask, fresh: true });
        pages = page.pageCount;
        more = page.hasMore;
        return ok(firstPageText(page));
      },
    },
    {
      title: t('Second page'),
      async run() {
        if (!more)
          return skipped(
            pages === null ? t('The first page did not say that there is more.') : t('There is one page.'),
          );
        const page = await account.page({ page: 2 }, { ...ask, fresh: true });
        return ok(t('{0}.', customers(page.records.length)));
      },
    },
    {
      title: t('Search'),
      async run() {
        // An address that nobody has, so that no customer is named in what is sent or logged.
        const text = ['nobody@example.invalid', 'zzzz'].find(candidate => provider.serverSearch?.(candidate));
        if (!text)
          return skipped(t('{0} has no search of its own; Clientele searches what it has read.', provider.title));
        await account.page({ search: text }, ask);
        return ok(t('The provider’s own search answers.'));
      },
    },
  ];
}

function firstPageText({ records, problems, total }: FetchedPage): string {
  const read = customers(total ?? records.length);
  const here = total === null ? t('{0}.', read) : t('{count} of {all}.', { count: number(records.length), all: read });
  return problems.length ? `${here} ${t('{0} could not be read.', rows(problems.length))}` : here;
}

async function resolve({ hostname }: URL, who: string): Promise<string> {
  try {
    const found = await lookup(hostname.replace(/^\[|\]$/g, ''), { all: true });
    return plural(found.length, {
      one: () => t('{0} resolves to one address.', hostname),
      other: n => t('{0} resolves to {1} addresses.', hostname, n),
    });
  } catch (error) {
    throw networkError(error, who);
  }
}
