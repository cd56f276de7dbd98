import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClienteleError, isClienteleError } from '../../../../src/core/model/errors.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { type Follower, SharedScan } from '../../../../src/customers/scan/shared-scan.ts';
import { type ShiftingList, shiftingList } from './shifting-list.ts';

const forgotten = new ClienteleError({ kind: 'server', what: '{who} was forgotten' });

describe('a whole list', () => {
  let list: ShiftingList;
  let whole: SharedScan;
  let made: boolean[];
  /** Pages that fail the next time they are asked for. */
  let failing: Set<number>;
  /** What the second page is refused with, so many times. */
  let refusal: ClienteleError;
  let refusals: number;

  beforeEach(() => {
    list = shiftingList({ seed: 1, rows: 200, pageSize: 10, changes: 0 });
    made = [];
    failing = new Set();
    refusals = 0;
    whole = new SharedScan(({ fresh, ...on }) => {
      made.push(fresh);
      return new Scan({
        ...on,
        twice: false,
        async read(page, { signal }) {
          const answer = await list.read(page);
          if (signal.aborted) throw new ClienteleError({ kind: 'cancelled' });
          if (page === 2 && refusals-- > 0) throw refusal;
          if (failing.delete(page)) throw new ClienteleError({ kind: 'server', who: 'Test' });
          return answer;
        },
      });
    });
  });

  interface Following {
    readonly ids: string[];
    readonly stop: AbortController;
    readonly done: Promise<void>;
  }

  function follow(options: Partial<Follower> = {}): Following {
    const ids: string[] = [];
    const stop = new AbortController();
    const done = whole.join({
      signal: stop.signal,
      limit: Number.POSITIVE_INFINITY,
      proof: true,
      maxAge: Number.POSITIVE_INFINITY,
      ...options,
      onPage(page) {
        ids.push(...page.records.map(({ customer }) => customer.id));
        options.onPage?.(page);
      },
    });
    return { ids, stop, done };
  }

  const isCancelled = (error: unknown) => isClienteleError(error) && error.kind === 'cancelled';

  it('a shared scan is read once for all who follow it', async () => {
    const [one, other] = [follow(), follow()];
    await Promise.all([one.done, other.done]);
    deepEqual(
      { one: one.ids, other: other.ids, requests: list.requests },
      { one: [...list.throughout], other: [...list.throughout], requests: 20 },
    );
    deepEqual(
      { ended: whole.reading?.ended, complete: whole.reading?.summary.complete },
      { ended: true, complete: true },
    );
  });

  it('a shared scan goes on for the others when one leaves', async () => {
    const leaving = follow({ onPage: () => leaving.stop.abort() });
    const staying = follow();
    await rejects(leaving.done, isCancelled);
    await staying.done;
    equal(staying.ids.length, 200);
    ok(leaving.ids.length < 200);
  });

  it('a shared scan stops when nobody follows it, and is read on by the next one', async () => {
    const first = follow({ onPage: () => first.ids.length >= 50 && first.stop.abort() });
    await rejects(first.done, isCancelled);
    await sleep(50); // what was on its way arrives
    deepEqual({ scanned: whole.reading?.scanned, ended: whole.reading?.ended }, { scanned: 50, ended: false });
    const next = follow();
    await next.done;
    deepEqual([...first.ids, ...next.ids], [...list.throughout]);
    equal(made.length, 1);
  });

  it('a shared scan is read on for who comes in the moment the last one leaves', async () => {
    let next: Following | undefined;
    const first = follow({
      onPage() {
        first.stop.abort();
        next ??= follow();
      },
    });
    await rejects(first.done, isCancelled);
    await next?.done;
    deepEqual([...first.ids, ...(next?.ids ?? [])], [...list.throughout]);
  });

  it('a shared scan lets each go at its own limit', async () => {
    const few = follow({ limit: 30 });
    const more = follow({ limit: 70 });
    await Promise.all([few.done, more.done]);
    deepEqual(
      { few: few.ids.length, more: more.ids.length, scanned: whole.reading?.scanned },
      { few: 30, more: 70, scanned: 70 },
    );
    const again = follow({ limit: 70 });
    await again.done;
    deepEqual({ ids: again.ids.length, requests: list.requests }, { ids: 0, requests: 7 });
  });

  it('a shared scan keeps nobody waiting who wants no more than was read already', async () => {
    refusals = 1;
    refusal = new ClienteleError({ kind: 'rateLimited', retryAt: new Date(Date.now() + 400).toISOString() });
    let readThen = -1;
    let other: Promise<void> | undefined;
    const one = follow({
      onPause() {
        setImmediate(() => {
          other = follow({ limit: 10 }).done.then(() => {
            readThen = one.ids.length;
          });
        });
      },
    });
    await one.done;
    await other;
    equal(readThen, 10);
  });

  it('a shared scan says to who joins in a pause how long it is', async () => {
    const retryAt = new Date(Date.now() + 400).toISOString();
    refusals = 1;
    refusal = new ClienteleError({ kind: 'rateLimited', retryAt });
    const pauses: string[] = [];
    let other: Following | undefined;
    const one = follow({
      onPause() {
        setImmediate(() => {
          other = follow({ onPause: until => pauses.push(until) });
        });
      },
    });
    await one.done;
    await other?.done;
    deepEqual(pauses, [retryAt]);
  });

  it('a shared scan is watched without being read for it, for as long as somebody else has it read', async () => {
    const seen: string[] = [];
    const watch = () =>
      whole.observe({
        signal: new AbortController().signal,
        onPage: page => seen.push(...page.records.map(({ customer }) => customer.id)),
      });
    await watch();
    equal(list.requests, 0);
    const one = follow({ limit: 50 });
    await Promise.all([watch(), one.done]);
    deepEqual(seen, one.ids);
    ok(list.requests < 20, `${list.requests} requests`);
  });

  it('a shared scan lets those who watch go when it is forgotten or stopped, and says to them what it failed with', async () => {
    for (const end of ['forgotten', 'stopped', 'failed']) {
      if (end === 'failed') failing.add(15);
      const one = follow({
        onPage() {
          if (end === 'stopped') one.stop.abort();
          if (end === 'forgotten') whole.forget(forgotten);
        },
      });
      const watched = whole.observe({ signal: new AbortController().signal });
      const over = end === 'failed' ? rejects(watched, /Test failed unexpectedly/) : watched;
      await Promise.all([rejects(one.done), over]);
    }
    const leaving = new AbortController();
    const one = follow();
    const watched = whole.observe({ signal: leaving.signal });
    leaving.abort();
    await rejects(watched, isCancelled);
    await one.done;
  });

  it('a shared scan says to all who follow it what a page failed with, and is read on from there', async () => {
    failing.add(9);
    const [one, other] = [follow(), follow()];
    await Promise.all([rejects(one.done, /Test failed unexpectedly/), rejects(other.done, /Test failed unexpectedly/)]);
    const next = follow();
    await next.done;
    deepEqual([...one.ids, ...next.ids], [...list.throughout]);
  });

  it('a shared scan is read anew when it was read too long ago, and not for who is content with it', async () => {
    await follow().done;
    await follow({ maxAge: 60 }).done;
    equal(list.requests, 20);
    await follow({ maxAge: 0 }).done;
    deepEqual({ requests: list.requests, made }, { requests: 40, made: [false, true] });
  });

  it('a shared scan is forgotten with all who follow it', async () => {
    const one = follow({ onPage: () => whole.forget(forgotten) });
    await rejects(one.done, forgotten);
    equal(whole.reading, undefined);
    const next = follow();
    await next.done;
    equal(next.ids.length, 200);
  });

  it('a shared scan is read from its beginning for who comes in the moment it is forgotten', async () => {
    let next: Following | undefined;
    const one = follow({
      onPage() {
        if (next) return;
        whole.forget(forgotten);
        next = follow();
      },
    });
    await rejects(one.done, forgotten);
    await next?.done;
    deepEqual(next?.ids, [...list.throughout]);
  });

  it('a shared scan asks nothing for who has left already', async () => {
    await rejects(follow({ signal: AbortSignal.abort() }).done, isCancelled);
    deepEqual({ requests: list.requests, reading: whole.reading }, { requests: 0, reading: undefined });
  });
});
