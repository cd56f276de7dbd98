// The same faults where what belongs to a customer is asked for, and what happens meanwhile.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { ClienteleError } from '../../src/core/model/errors.ts';
import type { Section } from '../../src/core/model/section.ts';
import type { OpenedSection } from '../../src/customers/related/opened-section.ts';
import { providers } from '../../src/providers/index.ts';
import type { ScriptedAnswer } from '../../src/sandbox/server.ts';
import { faults as wire } from '../support/faults.ts';
import type { Event, Fault } from './fault.ts';
import { assertNoSecrets } from './run-fault.ts';
import { isMet, layoutOf, nothingLost, outcomeIn } from './section-content.ts';
import { answerTo, type Stack, stackOf } from './stack.ts';

const withSections = [...providers.values()].filter(({ sections = [] }) => sections.length > 0);

/** Each fault in each section of each provider. */
export const inSections = (faults: readonly Fault[]): readonly Event[] => [
  ...faults.map(inEach),
  credentialsRemoved,
  theEnd,
];

/** The sections of a provider are played side by side, each with a server and a connection of its own. */
function inEach(fault: Fault): Event {
  return {
    name: `${fault.name}, in a section`,
    ...(fault.timeout !== undefined && { timeout: fault.timeout }),
    providers: withSections.map(({ id }) => id),
    async play({ provider }) {
      const all = sectionsOf(provider).filter(({ id }) => isMet(fault, provider, id));
      const met = fault.heavy ? all.slice(0, 1) : all;
      const seen = await Promise.all(met.map(section => playedIn(section, fault, provider)));
      return [...new Set(seen)].join(' · ');
    },
  };
}

const sectionsOf = (provider: string): readonly Section[] => providers.get(provider)?.sections ?? [];

async function playedIn(section: Section, fault: Fault, provider: string): Promise<string> {
  // Yativo documents its wallets as a list that is always empty; its code fills it.
  const stack = await stackOf(provider, section.id === 'wallets' ? { shapes: { yativo: 'code' } } : {});
  try {
    return await failureShown(fault, section, stack);
  } catch (error) {
    throw new Error(`${section.id}: ${error instanceof Error ? error.stack : String(error)}`, { cause: error });
  } finally {
    await stack.close();
  }
}

/** A section of the customer who has the most, as it is opened. */
async function opened({ sandbox, provider, account }: Stack, { id }: Section): Promise<OpenedSection> {
  return (await account()).section(id, sandbox.customer(provider, 'many'));
}

function questionOf(section: Section, { sandbox, provider }: Stack) {
  const options: Record<string, string> = provider === 'easytools' ? { currency: 'pln' } : {};
  return section.ask({ customerId: sandbox.customer(provider, 'many') }, options);
}

/** What the user sees where the fault meets a section that is read anew. */
async function failureShown(fault: Fault, section: Section, stack: Stack): Promise<string> {
  const { request, nothing } = questionOf(section, stack);
  // The limit is for the fault, and not for what comes before it.
  stack.patience();
  const before = await whole(stack, section);
  stack.patience(fault.timeout);
  const other = await fault.other?.();
  const place = await fault.baseUrl?.();
  if (place) await stack.moveTo(place.url);
  const over = place
    ? () => {}
    : stack.fault(await script(fault, stack, { section, path: request.path }, other?.origin ?? ''), request.path);
  try {
    const again = place ? await opened(stack, section) : before.section;
    await again.load({ fresh: true });
    const { state } = again;
    const seen = state.kind === 'failed' ? `${state.error.kind}: ${state.error.message}` : 'the section';
    const { kind, empties } = outcomeIn(fault, stack.provider, section);
    // Nothing is known of a section that is not there at all.
    const isGone = empties && fault.answer !== undefined && nothing === undefined;
    if (isGone) equal(state.kind, 'failed', seen);
    else equal(state.kind === 'failed' ? state.error.kind : 'page', kind, seen);
    if (state.kind === 'failed') {
      if (fault.words && !empties) match(state.error.message, fault.words);
      assertNoSecrets(state.error, stack);
      if (!place) deepEqual(again.items, before.items, 'what was read stays');
    } else if (empties) equal(again.items.length, 0, seen);
    else await nothingLost(fault, again, before.items);
    equal(other?.connections ?? 0, 0, 'another origin hears nothing');
    if (state.kind === 'failed') await patient(state.error);
    return seen;
  } finally {
    over();
    stack.patience();
    if (place) await stack.moveTo(undefined);
    await Promise.all([other?.close(), place?.close()]);
    await sameAs(before.items, stack, section);
  }
}

/** The first page of a section without any fault. */
async function whole(stack: Stack, asked: Section) {
  const section = await opened(stack, asked);
  await section.load({ fresh: true });
  const { state, items } = section;
  ok(state.kind === 'done' || state.kind === 'more', state.kind === 'failed' ? state.error.message : state.kind);
  ok(items.length > 0, `${asked.id} has something to lose`);
  return { section, items };
}

/** Once the fault is over, the section is what it was, digit for digit. */
async function sameAs(before: OpenedSection['items'], stack: Stack, section: Section): Promise<void> {
  const { client } = await stack.account();
  if (client.locked) await client.test({ signal: new AbortController().signal });
  deepEqual((await whole(stack, section)).items, before);
}

/** Leaves the provider alone for as long as it wants to be. */
async function patient({ retryAt }: ClienteleError): Promise<void> {
  if (retryAt) await wait(Math.max(0, Date.parse(retryAt) - Date.now()) + 20);
}

async function script(
  fault: Fault,
  stack: Stack,
  { section, path }: { readonly section: Section; readonly path: string },
  other: string,
): Promise<ScriptedAnswer> {
  const times = fault.once ? { times: 1 } : {};
  if (fault.answer) return { ...fault.answer(stack, other), ...times };
  const text = await answerTo(stack, path);
  const asList = { ...stack, layout: layoutOf(stack.provider, section.id) };
  const body = fault.bytes?.(text) ?? fault.body?.(text, asList, 1, text) ?? text;
  return { body, ...times };
}

const first = (stack: Stack): Section => {
  const section = providers.get(stack.provider)?.sections?.[0];
  if (!section) throw new Error(`${stack.provider} has no sections.`);
  return section;
};

/** Waits until the provider hears something for the first time since. */
async function requestArrived({ sandbox }: Stack, before: number): Promise<void> {
  while (sandbox.requests.length === before) await wait(5);
}

const credentialsRemoved: Event = {
  name: 'credentials removed while a section is read',
  providers: withSections.map(({ id }) => id),
  async play(stack) {
    const section = first(stack);
    const { request } = questionOf(section, stack);
    const before = await whole(stack, section);
    const over = stack.fault({ handler: wire.hang }, request.path);
    const count = stack.sandbox.requests.length;
    const reading = before.section.load({ fresh: true });
    await requestArrived(stack, count);
    await stack.credentials(false);
    await reading;
    const { state, items } = before.section;
    ok(state.kind === 'failed', state.kind);
    equal(state.error.kind, 'cancelled');
    deepEqual(items, before.items, 'what was read stays');
    over();
    await stack.credentials(true);
    await sameAs(before.items, stack, section);
    return `${state.error.kind}: ${state.error.message}`;
  },
};

const theEnd: Event = {
  name: 'the extension deactivated while a section is read',
  providers: withSections.map(({ id }) => id),
  async play(stack) {
    const section = first(stack);
    const before = await whole(stack, section);
    const over = stack.fault({ handler: wire.hang }, questionOf(section, stack).request.path);
    const count = stack.sandbox.requests.length;
    const reading = before.section.load({ fresh: true });
    await requestArrived(stack, count);
    await stack.accounts.dispose();
    await reading;
    over();
    const { state, items } = before.section;
    ok(state.kind === 'failed', state.kind);
    deepEqual(items, before.items, 'what was read stays');
    return `${state.error.kind}: ${state.error.message}`;
  },
};
