import { deepEqual } from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { waitFor } from '../../../../src/ui/window/wait-for.ts';
import { watchHandles } from '../../../support/handles.ts';

/** Longer than any test. */
const long = 3_600_000;

describe('waiting for what VS Code is about to do', () => {
  /** Timers that are there once it has waited. */
  async function left(waiting: () => Promise<void>): Promise<readonly unknown[]> {
    const handles = watchHandles('mocha');
    await handles.during(waiting);
    await turn(); // Node says a moment later that a timer is gone
    handles.stop();
    return handles.open;
  }

  it('ends with it, and leaves no timer behind', async () => {
    deepEqual(await left(() => waitFor(Promise.resolve(), long, new AbortController().signal)), []);
  });

  it('ends when it is given up, before or meanwhile, and leaves no timer behind', async () => {
    const closing = new AbortController();
    const never = new Promise(() => {});
    const given = async () => {
      const waiting = waitFor(never, long, closing.signal);
      closing.abort();
      await waiting;
    };
    deepEqual(await left(given), []);
    deepEqual(await left(() => waitFor(never, long, closing.signal)), []);
  });

  it('ends by itself where it does not come', async () => {
    deepEqual(await left(() => waitFor(new Promise(() => {}), 1, new AbortController().signal)), []);
  });
});
