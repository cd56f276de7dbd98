#!/usr/bin/env bash
# When is the next payment of a subscription that began on the last of a month? Periods of ISO 8601, as Google Play writes them
# (P1M, P1Y, P1W), and one with a fraction, added to a date by iso8601-duration 2.1.4, @0dep/piso 5.1.2, date-duration 2.0.0,
# pomeranian-durations 1.11.4, luxon 3.7.2, moment 2.31.0 and dayjs 1.11.23.
# Expected: one day from all, the last of February after 31 January; or a refusal. Seen: for the first four the month after
# 31 January is over on 3 March, and February has no payment; the year after 29 February ends in March. P1M1D is 1 March for
# four, and the 4th for three. A week is no time for dayjs, nor is half a year (P0.5Y) for dayjs and pomeranian-durations; for
# the others that is six months, 182.5 days or an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts iso8601-duration@2.1.4 @0dep/piso@5.1.2 date-duration@2.0.0 \
  pomeranian-durations@1.11.4 luxon@3.7.2 moment@2.31.0 dayjs@1.11.23
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const piso = require('@0dep/piso');
const dateDuration = require('date-duration').default;
const dayjs = require('dayjs');
const { end, parse } = require('iso8601-duration');
const { DateTime, Duration } = require('luxon');
const moment = require('moment');
const { addToDate } = require('pomeranian-durations');

dayjs.extend(require('dayjs/plugin/duration'));
dayjs.extend(require('dayjs/plugin/utc'));
const libraries = {
  'iso8601-duration': (date, period) => end(parse(period), date),
  '@0dep/piso': (date, period) => piso.parseDuration(period).getExpireAt(date),
  'date-duration': (date, period) => dateDuration(period).addTo(date),
  'pomeranian-durations': (date, period) => addToDate(period, date),
  luxon: (date, period) => DateTime.fromJSDate(date, { zone: 'utc' }).plus(Duration.fromISO(period)).toJSDate(),
  moment: (date, period) => moment.utc(date).add(moment.duration(period)).toDate(),
  dayjs: (date, period) => dayjs.utc(date).add(dayjs.duration(period)).toDate(),
};
function next(add, day, period) {
  try {
    const then = add(new Date(`${day}T12:00:00Z`), period);
    return then.toISOString().slice(0, 10);
  } catch {
    return 'error';
  }
}
const asked = [
  ['2026-01-31', 'P1M', '2026-02-28'],
  ['2028-02-29', 'P1Y', '2029-02-28'],
  ['2026-01-31', 'P1M1D', '2026-03-01'],
  ['2026-12-10', 'P1W', '2026-12-17'],
  ['2026-12-10', 'P0.5Y', '2027-06-10 or an error'],
];
const seen = asked.map(([day, period]) => Object.values(libraries).map(add => next(add, day, period)));
console.log('of', Object.keys(libraries).join(', '));
asked.forEach(([day, period, expected], at) => {
  console.log(`${day} + ${period}\n  expected: ${expected}\n  seen: ${seen[at].join(' · ')}`);
});
const times = (count, day) => Array(count).fill(day);
assert.deepEqual(seen, [
  [...times(4, '2026-03-03'), ...times(3, '2026-02-28')],
  [...times(4, '2029-03-01'), ...times(3, '2029-02-28')],
  [...times(3, '2026-03-04'), ...times(4, '2026-03-01')],
  [...times(6, '2026-12-17'), '2026-12-10'],
  ['error', '2027-06-11', 'error', '2026-12-10', '2027-06-11', '2027-06-10', '2026-12-10'],
]);
JS
TZ=UTC node try.cjs
