import { deepEqual } from 'node:assert/strict';
import { Drift } from '../../../../src/core/model/drift.ts';

describe('drift', () => {
  it('counts by kind and place, in the order in which they were first met', () => {
    const drift = new Drift();
    drift.add('unknownField', '/b');
    drift.add('unexpectedType', '/a');
    drift.add('unknownField', '/a', 3);
    drift.add('unexpectedType', '/a', 2);
    drift.add('unknownField', '/b');
    deepEqual(drift.notes, [
      { kind: 'unknownField', pointer: '/b', count: 2 },
      { kind: 'unexpectedType', pointer: '/a', count: 3 },
      { kind: 'unknownField', pointer: '/a', count: 3 },
    ]);
  });

  it('counts on for those it knows when it takes no more', () => {
    const drift = new Drift(1);
    drift.add('unknownField', '/a');
    drift.add('unknownField', '/b');
    drift.add('missingField', '/a');
    drift.add('unknownField', '/a');
    deepEqual(drift.notes, [{ kind: 'unknownField', pointer: '/a', count: 2 }]);
  });

  it('cuts long names, and counts those that are the same then as one', () => {
    const drift = new Drift();
    drift.add('unknownField', `/${'a'.repeat(300)}`);
    drift.add('unknownField', `/${'a'.repeat(400)}`);
    deepEqual(drift.notes, [{ kind: 'unknownField', pointer: `/${'a'.repeat(199)}…`, count: 2 }]);
  });

  it('gives notes that do not change when more is added', () => {
    const drift = new Drift();
    drift.add('unknownField', '/a');
    const { notes } = drift;
    drift.add('unknownField', '/a');
    deepEqual(notes, [{ kind: 'unknownField', pointer: '/a', count: 1 }]);
  });
});
