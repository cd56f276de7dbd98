// The faults of transport, place and content, met by the manifests that are shipped as examples, each against the strict server of
// its API, in the list and in every section: the kind and the words are right, and what was there comes back as it was.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Provider } from '../../src/core/model/provider.ts';
import type { ScriptedAnswer } from '../../src/sandbox/server.ts';
import { localClientOf } from '../support/local-client.ts';
import { type Handler, localServer } from '../support/local-server.ts';
import { contentFaults } from './content.ts';
import type { Fault } from './fault.ts';
import { placeFaults } from './places.ts';
import {
  otherOutcome,
  otherWords,
  type ReadOfExample,
  readsFor,
  readsOfOthers,
  type Seen,
} from './reads-of-examples.ts';
import type { Report } from './run-fault.ts';
import type { Stack } from './stack.ts';
import { transportFaults } from './transport.ts';

/** The keys of these servers are too short for a half of one to be known. */
const needsLongKeys = 'a key thrown back in hexadecimal, and the half of it';

export const exampleFaults: readonly Fault[] = [...transportFaults, ...placeFaults, ...contentFaults].filter(
  ({ name }) => name !== needsLongKeys,
);

/** Seconds, on a busy machine. */
const plenty = 30;

/** The provider without its limit: a fault is not to be waited for. */
const unlimited = ({ rate: _, ...provider }: Provider): Provider => provider;

const signal = new AbortController().signal;
const people = 45;

const isRows = (one: Seen): one is readonly string[] => Array.isArray(one);

/** Plays a scripted answer as the server of the sample data does. */
async function play(answer: ScriptedAnswer, response: Parameters<Handler>[0], url: string, basePath: string) {
  const { pathname, searchParams } = new URL(url, 'http://vendor');
  if (answer.handler) {
    const asked = {
      method: 'GET',
      provider: undefined,
      path: pathname.slice(basePath.length),
      headers: {},
      body: '',
      at: 0,
    };
    await answer.handler({ ...asked, query: Object.fromEntries(searchParams) }, response);
    return;
  }
  const body = answer.body ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
  response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers }).end(body);
}

async function played(fault: Fault, read: ReadOfExample): Promise<string> {
  const { vendor } = read;
  const working = read.handler(people);
  const accounts = await localServer(working);
  const provider = unlimited(read.provider(accounts.origin));
  const { credentials, basePath, options = {} } = vendor;
  const secrets = Object.values(credentials);
  let scripted: { readonly answer: ScriptedAnswer; left: number } | undefined;
  const handler: Handler = (response, request) => {
    if (!scripted || scripted.left-- <= 0) return working(response, request);
    return play(scripted.answer, response, request.url, basePath);
  };
  const made = await localClientOf(provider, handler, {
    ...{ credentials, options, path: basePath },
    // Few only while the fault is met.
    get timeout() {
      return scripted ? (fault.timeout ?? plenty) : plenty;
    },
  });
  const other = await fault.other?.();
  const place = await fault.baseUrl?.();
  const { client } = made;
  // Of the stack a fault knows where it is asked, and what must not be shown.
  const stack = {
    ...{ provider: vendor.id, secrets: () => secrets, layout: read.layout },
    sandbox: { baseUrl: () => made.server.origin + basePath },
  } as unknown as Stack; // the faults above use no more of it
  try {
    const before = await read.seen(made);
    ok(isRows(before) && before.length > 1, inspect(before));
    const request = read.request(provider, options);
    const text = await client.ask({ request, read: answer => answer.text }, { signal });
    const body = fault.bytes?.(text) ?? fault.body?.(text, stack, 1, text) ?? text;
    const answer = fault.answer?.(stack, other?.origin ?? '') ?? { body };
    const there = place
      ? await localClientOf(provider, handler, { credentials, options, baseUrl: place.url, timeout: plenty })
      : made;
    scripted = { answer, left: fault.once ? 1 : Number.POSITIVE_INFINITY };
    const met = await read.seen(there);
    scripted = undefined;
    if (place) await there.close();
    const own = otherOutcome(fault, read);
    // A token that was exchanged is renewed once.
    const isRenewed = fault.once === true && provider.authMethods[0]?.exchange !== undefined;
    const kind = isRenewed ? 'page' : (own ?? (typeof fault.kind === 'function' ? fault.kind(vendor.id) : fault.kind));
    equal(isRows(met) ? 'page' : met.kind, kind, inspect(met));
    if (isRows(met)) equal(met.length === 0, fault.empties === true || own !== undefined);
    else {
      const words = otherWords(fault, read) ?? fault.words;
      if (words && !own) match(met.message, words);
      const said = inspect([met, made.log], { depth: 20, showHidden: true });
      for (const secret of secrets) ok(!said.includes(secret), 'no credential in an error or a log');
      if (met.retryAt) await wait(Math.max(0, Date.parse(met.retryAt) - Date.now()) + 20);
    }
    equal(other?.connections ?? 0, 0, 'another origin hears nothing');
    if (client.locked) await client.test({ signal });
    deepEqual(await read.seen(made), before, 'the same rows as before, digit for digit');
    return isRows(met) ? 'the page' : `${met.kind}: ${met.message}`;
  } finally {
    await Promise.all([made.close(), accounts.close(), other?.close(), place?.close()]);
  }
}

type Run = readonly [fault: Fault, read: ReadOfExample];

/** All of them against every list and section of every example. */
export const runExampleFaults = (): Promise<readonly Report[]> =>
  runAll(exampleFaults.flatMap((fault, at) => readsFor(at).map((read): Run => [fault, read])));

/** The same against the lists of APIs of which no manifest is shipped. */
export const runOtherFaults = (): Promise<readonly Report[]> =>
  runAll(exampleFaults.flatMap(fault => readsOfOthers.map((read): Run => [fault, read])));

/** Several at once, as most of their time is waiting. */
async function runAll(left: Run[]): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const player = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [fault, read] = next;
      const named = { fault: fault.name, provider: read.name };
      try {
        reports.push({ ...named, saw: await played(fault, read), lost: undefined });
      } catch (error) {
        reports.push({ ...named, saw: '', lost: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: 12 }, player));
  return reports;
}
