import { deepEqual } from 'node:assert/strict';
import { Redraws } from '../../../../src/ui/tree/redraw.ts';

/** Longer than a tree rests, in milliseconds. */
const later = () => new Promise(resolve => setTimeout(resolve, 400));

describe('rows that are drawn anew', () => {
  let drawn: string[];
  let redraws: Redraws<string>;
  beforeEach(() => {
    drawn = [];
    redraws = new Redraws(row => drawn.push(row));
  });
  afterEach(() => redraws.clear());

  it('are drawn ahead of the rows below them that are waited for', async () => {
    await redraws.during(async () => {
      redraws.ahead('connection');
      drawn.push('its rows');
    });
    deepEqual(drawn, ['connection', 'its rows']);
  });

  it('are drawn when all rows are there, where others are waited for as well', async () => {
    let arrives = () => {};
    const page = new Promise<void>(resolve => {
      arrives = resolve;
    });
    const waiting = redraws.during(() => page);
    await redraws.during(async () => redraws.ahead('connection'));
    await later();
    deepEqual(drawn, []);
    arrives();
    await waiting;
    await later();
    deepEqual(drawn, ['connection']);
  });

  it('are not drawn ahead while VS Code puts off what came before', async () => {
    redraws.now('all');
    await redraws.during(async () => redraws.ahead('connection'));
    deepEqual(drawn, ['all']);
    await later();
    deepEqual(drawn, ['all', 'connection']);
  });
});
