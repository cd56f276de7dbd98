import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { type Clock, type Priority, RateLimiter } from '../../../../src/core/requests/rate-limiter.ts';
import { providers } from '../../../../src/providers/index.ts';

// The vocabulary of this suite: a clock that stands still until it is turned, and tasks that are over at once or when they are ended.

class FakeClock implements Clock {
  private time = 0;
  private timers: { at: number; callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    ok(milliseconds > 0, 'a timer lies ahead');
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter(other => other !== timer);
    };
  }

  get pending(): number {
    return this.timers.length;
  }

  /** Lets time pass, with all that happens meanwhile. */
  async turn(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const [next] = this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.timers = this.timers.filter(other => other !== next);
      this.time = next.at;
      next.callback();
    }
    this.time = end;
    await settled();
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve));

const rate = { requests: 10, interval: 60_000 };
const forever = new AbortController().signal;

/** Starts tasks that are over at once; the list fills with the times at which they began. */
function start(budget: RateLimiter, clock: Clock, count: number, priority: Priority = 'foreground'): number[] {
  const begun: number[] = [];
  for (let at = 0; at < count; at++) void budget.run(async () => begun.push(clock.now()), priority, forever);
  return begun;
}

/** The most starts that fall into any window of that length. */
const mostWithin = (starts: readonly number[], interval: number) =>
  Math.max(...starts.map(first => starts.filter(at => at >= first && at < first + interval).length));

const limit = (headers: Record<string, number>) =>
  new Map(Object.entries(headers).map(([name, value]) => [`x-ratelimit-${name}`, String(value)]));

describe('a budget', () => {
  it('a budget lets through what fits, at once', async () => {
    const clock = new FakeClock();
    const begun = start(new RateLimiter(rate, clock), clock, 10);
    await clock.turn(0);
    deepEqual(begun, Array(10).fill(0));
    equal(clock.pending, 0);
  });

  it('a budget never lets more through in any minute, wherever it begins', async () => {
    const clock = new FakeClock();
    const budget = new RateLimiter(rate, clock);
    const begun = start(budget, clock, 4);
    await clock.turn(50_000);
    begun.push(...(await later(clock, budget, 30)));
    equal(begun.length, 34);
    equal(mostWithin(begun, 60_000), 10);
  });

  async function later(clock: FakeClock, budget: RateLimiter, count: number): Promise<readonly number[]> {
    const begun = start(budget, clock, count);
    await clock.turn(600_000);
    return begun;
  }

  for (const [id, requests] of [
    ['devdraft', 100],
    ['yativo', 60],
  ] as const) {
    it(`the budget of ${id} is the documented one: ${requests} in any minute`, async () => {
      const clock = new FakeClock();
      const begun = start(new RateLimiter(providers.get(id)?.rate, clock), clock, 350);
      await clock.turn(600_000);
      equal(begun.length, 350);
      equal(mostWithin(begun, 60_000), requests);
      equal(begun.filter(at => at === 0).length, requests);
    });
  }

  for (const id of ['cartevo', 'easytools', 'xtrakit']) {
    it(`the budget of ${id}, which documents none, is four at once`, async () => {
      const budget = new RateLimiter(providers.get(id)?.rate);
      const ends: (() => void)[] = [];
      for (let at = 0; at < 9; at++)
        void budget.run(() => new Promise<void>(end => ends.push(end)), 'foreground', forever);
      await settled();
      equal(ends.length, 4);
      ends.shift()?.();
      await settled();
      equal(ends.length, 4);
    });
  }

  it('a budget gives a person’s request the next place, whatever waits in the background', async () => {
    const clock = new FakeClock();
    const budget = new RateLimiter(rate, clock);
    const order: string[] = [];
    const run = (name: string, priority: Priority) =>
      void budget.run(async () => order.push(`${name} ${clock.now()}`), priority, forever);
    for (let at = 0; at < 20; at++) run('scan', 'background');
    await clock.turn(1000);
    // Of ten places a scan takes nine, so that a person need not wait for the minute to end.
    deepEqual(order, Array(9).fill('scan 0'));
    run('person', 'foreground');
    await clock.turn(0);
    equal(order.at(-1), 'person 1000');
    run('person', 'foreground');
    await clock.turn(58_999);
    equal(order.length, 10);
    await clock.turn(1);
    equal(order[10], 'person 60000');
    equal(order[11], 'scan 60000');
  });

  it('a budget forgets at once what is given up while it waits', async () => {
    const clock = new FakeClock();
    const budget = new RateLimiter(rate, clock);
    start(budget, clock, 10);
    const stop = new AbortController();
    let ran = false;
    const waiting = budget.run(async () => (ran = true), 'foreground', stop.signal);
    await clock.turn(0);
    stop.abort();
    await rejects(waiting);
    await clock.turn(120_000);
    equal(ran, false);
  });

  it('a budget counts nothing for what is not ready when its turn comes', async () => {
    const clock = new FakeClock();
    const budget = new RateLimiter(rate, clock);
    for (let at = 0; at < 50; at++) {
      equal(
        await budget.run(
          async () => 'sent',
          'foreground',
          forever,
          () => false,
        ),
        undefined,
      );
    }
    const begun = start(budget, clock, 10);
    await clock.turn(0);
    equal(begun.length, 10);
  });

  it('a budget leaves no timer behind', async () => {
    const clock = new FakeClock();
    const budget = new RateLimiter(rate, clock);
    start(budget, clock, 20);
    await clock.turn(0);
    equal(clock.pending, 1);
    budget.dispose();
    equal(clock.pending, 0);
    const idle = new RateLimiter(rate, clock);
    start(idle, clock, 10);
    await clock.turn(0);
    equal(clock.pending, 0);
  });

  describe('follows the headers', () => {
    /** How many start at once and within a minute after an answer with these headers. */
    async function after(headers: ReadonlyMap<string, string>): Promise<[number, number]> {
      const clock = new FakeClock();
      const budget = new RateLimiter({ requests: 60, interval: 60_000 }, clock);
      budget.observe(headers, 0);
      const begun = start(budget, clock, 2000);
      await clock.turn(59_999);
      return [begun.filter(at => at === 0).length, begun.length];
    }

    const rows: readonly [string, ReadonlyMap<string, string>, [number, number]][] = [
      ['up', limit({ limit: 120 }), [120, 120]],
      ['up, but not to no limit', limit({ limit: 1_000_000_000 }), [600, 600]],
      ['down, where the window is no shorter one', limit({ limit: 20, reset: 40 }), [20, 20]],
      ['to a limit for a second', limit({ limit: 20, reset: 1 }), [20, 1200]],
      ['not down to a limit whose window is unknown', limit({ limit: 20 }), [60, 60]],
      ['not to nothing', limit({ limit: 0, reset: 40 }), [60, 60]],
      ['not where they make no sense', new Map([['x-ratelimit-limit', 'many']]), [60, 60]],
      ['not where they are negative', limit({ limit: -5, reset: 40 }), [60, 60]],
      ['not where they are a fraction', limit({ limit: 0.5, reset: 40 }), [60, 60]],
      ['not where there are none', new Map(), [60, 60]],
    ];
    for (const [name, headers, expected] of rows) {
      it(`a budget follows the headers of an answer ${name}`, async () => deepEqual(await after(headers), expected));
    }

    it('a budget follows the headers of an answer for what waits already, too', async () => {
      const clock = new FakeClock();
      const budget = new RateLimiter({ requests: 60, interval: 60_000 }, clock);
      const begun = start(budget, clock, 200);
      await clock.turn(0);
      budget.observe(limit({ limit: 120 }), 0);
      await clock.turn(0);
      equal(begun.length, 120);
    });

    it('a budget follows no headers where no limit is documented', async () => {
      const clock = new FakeClock();
      const budget = new RateLimiter(undefined, clock);
      budget.observe(limit({ limit: 1, reset: 40 }), 0);
      const begun = start(budget, clock, 30);
      await clock.turn(0);
      equal(begun.length, 30);
    });
  });
});
