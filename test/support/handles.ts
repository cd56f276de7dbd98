// What a piece of work opened and has not closed: timers, sockets, servers, threads, whoever on its way opened them.

import { AsyncLocalStorage, createHook } from 'node:async_hooks';

export interface Handles {
  /** Runs something whose handles count, now and whatever comes of it later. */
  during<T>(work: () => T): T;
  /** Those that are open: their kinds as Node names them, and where they were made. */
  readonly open: readonly { readonly kind: string; readonly from: string }[];
  stop(): void;
}

const kinds = new Set(['Timeout', 'TCPWRAP', 'TLSWRAP', 'TCPSERVERWRAP', 'WORKER', 'FSEVENTWRAP']);

/** `foreign` is the folder of code that may keep a timer of its own, such as that of VS Code. */
export function watchHandles(foreign: string): Handles {
  const work = new AsyncLocalStorage<true>();
  const open = new Map<number, { readonly kind: string; readonly from: string }>();
  const hook = createHook({
    init(id, kind) {
      if (!kinds.has(kind) || !work.getStore()) return;
      const from = maker(new Error().stack ?? '');
      if (kind !== 'Timeout' || !from.includes(foreign)) open.set(id, { kind, from });
    },
    destroy: id => void open.delete(id),
  }).enable();
  return {
    during: run => work.run(true, run),
    get open() {
      return [...open.values()];
    },
    stop: () => void hook.disable(),
  };
}

/** The innermost line of a stack that is neither Node's nor of this file. */
const maker = (stack: string): string =>
  stack
    .split('\n')
    .slice(2)
    .find(line => !/\bnode:|AsyncHook/.test(line))
    ?.trim() ?? '';
