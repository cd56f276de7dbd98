import { deepEqual, equal } from 'node:assert/strict';
import { joinSignals, orAborted } from '../../../../src/core/http/signals.ts';

describe('a signal that many requests listen to', () => {
  it('is no leak to Node, however many there are', async () => {
    const warned: string[] = [];
    const onWarning = ({ name }: Error) => warned.push(name);
    process.on('warning', onWarning);
    const [one, other] = [new AbortController(), new AbortController()];
    try {
      const joined = Array.from({ length: 40 }, () => joinSignals(one.signal));
      const waiting = Array.from({ length: 40 }, () =>
        orAborted(new Promise(() => {}), other.signal, () => new Error('left')).catch(() => 'left'),
      );
      await new Promise(resolve => setTimeout(resolve, 20)); // Node warns a moment later
      one.abort();
      other.abort();
      equal(
        joined.every(({ signal }) => signal.aborted),
        true,
      );
      deepEqual(new Set(await Promise.all(waiting)), new Set(['left']));
      for (const { release } of joined) release();
    } finally {
      process.off('warning', onWarning);
    }
    deepEqual(warned, []);
  });
});
