import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { Lines } from '../../../../src/core/fields/compile.ts';
import { joined } from '../../../../src/core/fields/fields.ts';

describe('the sources of rows', () => {
  const made = () => {
    const lines = new Lines<{ name: string }>({ name: joined(...Array.from({ length: 14 }, (_, at) => `/part${at}`)) });
    lines.line('name');
    return lines;
  };

  it('are one object for the rows of one shape, as a list has', () => {
    const lines = made();
    equal(lines.sources(0b101), lines.sources(0b101));
    deepEqual(lines.sources(0b101), { name: ['/part0', '/part2'] });
  });

  it('are right, and not remembered for ever, where each row has another shape', () => {
    const lines = made();
    for (let used = 1; used < 1 << 14; used++) lines.sources(used);
    const last = (1 << 14) - 1;
    const before = lines.sources(last);
    lines.sources(1);
    deepEqual(lines.sources(last), before);
    notEqual(lines.sources(last), before);
    equal(lines.sources(1), lines.sources(1));
  });
});
