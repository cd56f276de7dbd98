import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Status } from '../../../../src/core/model/customer.ts';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import {
  failed,
  hasNews,
  notReadYet,
  type Observation,
  observed,
  seen,
} from '../../../../src/customers/follow/watched.ts';
import { recordOf } from '../records.ts';

let minute = 0;
const found = (status: Status): Observation => ({
  kind: 'record',
  record: recordOf({ id: '1', status }),
  at: `2026-01-01T00:${String(minute++).padStart(2, '0')}:00.000Z`,
});
const gone: Observation = { kind: 'gone', at: '2026-01-01T01:00:00.000Z' };
const readings = (...all: readonly Observation[]) => all.reduce(observed, notReadYet);

describe('a watched customer', () => {
  it('has no news by being read for the first time, nor by being read the same again', () => {
    equal(hasNews(readings(found('active'))), false);
    equal(hasNews(readings(found('active'), found('active'))), false);
  });

  it('has news when it changed, from what was there before', () => {
    const [before, now] = [found('active'), found('blocked')];
    const watched = readings(before, now);
    ok(hasNews(watched));
    deepEqual(watched.change, {
      before,
      after: now,
      changes: { fields: ['status'], others: 1 },
      isSeen: false,
    });
  });

  it('keeps what was there before as long as nobody has looked, and begins anew behind that', () => {
    const [one, two, three, four] = [found('active'), found('pending'), found('blocked'), found('deleted')];
    const watched = readings(one, two, three);
    deepEqual({ before: watched.change?.before, after: watched.change?.after }, { before: one, after: three });
    const later = observed(seen(watched), four);
    deepEqual(
      { before: later.change?.before, after: later.change?.after, isSeen: later.change?.isSeen },
      { before: three, after: four, isSeen: false },
    );
  });

  it('has no news where all is again as it was before anybody looked', () => {
    const watched = readings(found('active'), found('blocked'), found('active'));
    equal(watched.change, undefined);
  });

  it('still shows what was looked at, without news', () => {
    const watched = observed(seen(readings(found('active'), found('blocked'))), found('blocked'));
    equal(hasNews(watched), false);
    equal(watched.change?.isSeen, true);
  });

  it('has news when the provider knows it no longer, and when it knows it again', () => {
    const watched = readings(found('active'), gone);
    ok(hasNews(watched));
    equal(watched.change?.after.kind, 'gone');
    ok(hasNews(observed(seen(watched), found('active'))));
    equal(hasNews(readings(gone)), false);
  });

  it('keeps what was known when a reading fails, until one succeeds', () => {
    const error = new ClienteleError({ kind: 'server' });
    const known = readings(found('active'), found('blocked'));
    const watched = failed(known, error);
    deepEqual(watched, { ...known, failure: error });
    equal(observed(watched, found('blocked')).failure, undefined);
  });
});
