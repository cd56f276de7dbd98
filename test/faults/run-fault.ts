// One fault against one provider, through the whole stack: what the user saw, and whether all that must hold did.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { ClienteleError } from '../../src/core/model/errors.ts';
import type { Providers } from '../../src/core/model/provider.ts';
import type { ScriptedAnswer } from '../../src/sandbox/server.ts';
import type { Event, Fault } from './fault.ts';
import { answersOf, idsOf, pageAsked, recordsOf, type Stack, stackOf } from './stack.ts';

export interface Report {
  readonly fault: string;
  readonly provider: string;
  /** What the user saw: the kind and the sentence, or that the page came. */
  readonly saw: string;
  /** Why it did not survive; undefined when it did. */
  readonly lost: string | undefined;
}

export async function runFault(fault: Fault | Event, provider: string, known?: Providers): Promise<Report> {
  const stack = await stackOf(provider, {}, known);
  let saw = 'nothing';
  try {
    equal(await load(stack, 1), undefined);
    const before = { ids: idsOf(stack.rows(1)), raw: recordsOf(stack.rows(1)).map(({ raw }) => raw) };
    ok(before.ids.length > 0);
    stack.patience(fault.timeout);
    saw = 'play' in fault ? await fault.play(stack) : await failureShown(fault, stack, before.ids);
    stack.patience();
    await assertUsableAgain(stack, before);
    assertLogKeepsSecrets(stack, saw);
    return { fault: fault.name, provider, saw, lost: undefined };
  } catch (error) {
    return {
      fault: fault.name,
      provider,
      saw,
      lost: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  } finally {
    await stack.close();
  }
}

/** Opens a page as a click does; the error that its row would show. */
async function load({ list }: Stack, page: number): Promise<ClienteleError | undefined> {
  list.retry(page);
  const state = await list.load(page);
  return state.kind === 'failed' ? state.error : undefined;
}

/** What the user sees where the fault meets a refresh of the first page, and the opening of the second one. */
async function failureShown(fault: Fault, stack: Stack, before: readonly string[]): Promise<string> {
  const kind = typeof fault.kind === 'function' ? fault.kind(stack.provider) : fault.kind;
  const other = await fault.other?.();
  const place = await fault.baseUrl?.();
  const over = place
    ? () => {}
    : stack.fault({ ...(await script(fault, stack, other?.origin ?? '')), ...(fault.once && { times: 1 }) });
  if (place) await stack.moveTo(place.url);
  try {
    const refreshed = await stack.list.refresh([1]);
    const seen = refreshed ? `${refreshed.kind}: ${refreshed.message}` : 'the page';
    equal(refreshed?.kind ?? 'page', kind, seen);
    if (refreshed) {
      if (fault.words) match(refreshed.message, fault.words);
      deepEqual(idsOf(stack.rows(1)), before, 'what was loaded stays');
      assertNoSecrets(refreshed, stack);
    } else check(fault, stack, 1);
    // A whole list answers for its second page from what it has.
    if (stack.provider !== 'xtrakit') {
      const opened = await load(stack, 2);
      if (kind === 'page') equal(opened?.kind, fault.secondPage, opened?.message);
      else ok(opened, 'the second page fails as well');
      if (!opened) check(fault, stack, 2);
      if (!fault.empties) ok(stack.rows(1).length > 0, 'the first page stays when the second one fails');
    }
    equal(other?.connections ?? 0, 0, 'another origin hears nothing');
    return seen;
  } finally {
    over();
    if (place) await stack.moveTo(undefined);
    await Promise.all([other?.close(), place?.close()]);
  }
}

async function script(fault: Fault, stack: Stack, other: string): Promise<ScriptedAnswer> {
  if (fault.answer) return fault.answer(stack, other);
  const [first = '', second = ''] = await answersOf(stack);
  return {
    handler(request, response) {
      const page = pageAsked(request.query);
      const text = page === 1 ? first : second;
      const body = fault.bytes?.(text) ?? fault.body?.(text, stack, page, first) ?? text;
      response.writeHead(200, { 'Content-Type': 'application/json', ...fault.headers }).end(body);
    },
  };
}

function check(fault: Fault, stack: Stack, page: number): void {
  const state = stack.list.state(page);
  if (state?.kind === 'loaded') fault.check?.(state.page, stack, page);
}

/** Once the fault is over, the connection works as before: at once, or when a limit has ended, or after a test lifts the lock. */
async function assertUsableAgain(
  stack: Stack,
  before: { readonly ids: readonly string[]; readonly raw: readonly string[] },
): Promise<void> {
  const account = await stack.account();
  if (account.client.locked) await account.client.test({ signal: new AbortController().signal });
  let failure = await stack.list.refresh([1]);
  for (let round = 0; failure?.retryAt && round < 3; round++) {
    await wait(Math.max(0, Date.parse(failure.retryAt) - Date.now()) + 20);
    failure = await stack.list.refresh([1]);
  }
  equal(failure, undefined);
  equal(await load(stack, 2), undefined);
  deepEqual(idsOf(stack.rows(1)), before.ids, 'the same rows as before');
  deepEqual(
    recordsOf(stack.rows(1)).map(({ raw }) => raw),
    before.raw,
    'digit for digit',
  );
}

/** Nothing secret and nothing of a query in an error, however deep it is looked into. */
export function assertNoSecrets(error: ClienteleError, stack: Stack): void {
  const text = inspect(error, { depth: 20, showHidden: true });
  for (const secret of stack.secrets()) ok(!text.includes(secret), 'no credential in an error');
  ok(!/[?&](?:page|skip|limit|per_page|currency)=/.test(text), `no query string in an error: ${text}`);
  match(error.message, /[.!?]$/);
}

function assertLogKeepsSecrets(stack: Stack, saw: string): void {
  const written = JSON.stringify([saw, stack.log]);
  for (const secret of stack.secrets()) ok(!written.includes(secret), 'no credential in the log');
  ok(
    stack.log.every(({ target }) => !target.includes('?')),
    'no query string in the log',
  );
  for (const record of recordsOf(stack.rows(1))) {
    const { id, email } = record.customer;
    ok(
      ![id, email].some(value => value !== null && value.length > 5 && written.includes(value)),
      'no customer in the log',
    );
  }
}
