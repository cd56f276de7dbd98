import { deepEqual } from 'node:assert/strict';
import { Drift } from '../../../../src/core/model/drift.ts';

describe('drift', () => {
  it('drift is counted by kind and place, in the order in which it was first met', () => {
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

  it('drift that is known is counted on when no more is taken', () => {
    const drift = new Drift(1);
    drift.add('unknownField', '/a');
    drift.add('unknownField', '/b');
    drift.add('missingField', '/a');
    drift.add('unknownField', '/a');
    deepEqual(drift.notes, [{ kind: 'unknownField', pointer: '/a', count: 2 }]);
  });

  it('long names in drift are cut, and those that are the same then are counted as one', () => {
    const drift = new Drift();
    drift.add('unknownField', `/${'a'.repeat(300)}`);
    drift.add('unknownField', `/${'a'.repeat(400)}`);
    deepEqual(drift.notes, [{ kind: 'unknownField', pointer: `/${'a'.repeat(199)}…`, count: 2 }]);
  });

  it('notes of drift do not change when more is added', () => {
    const drift = new Drift();
    drift.add('unknownField', '/a');
    const { notes } = drift;
    drift.add('unknownField', '/a');
    deepEqual(notes, [{ kind: 'unknownField', pointer: '/a', count: 1 }]);
  });
});
