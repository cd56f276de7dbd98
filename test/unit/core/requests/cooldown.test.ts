import { equal, ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Cooldown } from '../../../../src/core/requests/cooldown.ts';

// The vocabulary of this suite: refusals that name a time, and refusals that do not.

const refusal = (asked?: number) => ({ status: 429, passing: false, asked });

describe('the quiet a provider asks for', () => {
  it('the quiet a provider asks for is as long as it says', () => {
    const quiet = new Cooldown('Acme');
    equal(quiet.left, 0);
    quiet.begin(refusal(60_000), undefined);
    ok(quiet.left > 59_000 && quiet.left <= 60_000);
  });

  it('the quiet a provider asks for is not cut short by another answer', () => {
    const quiet = new Cooldown('Acme');
    quiet.begin(refusal(60_000), undefined);
    quiet.begin(refusal(1_000), undefined);
    quiet.begin(refusal(), undefined);
    quiet.answered();
    ok(quiet.left > 59_000);
  });

  it('the quiet grows each time where a provider names no time; what was sent together counts once', async () => {
    const quiet = new Cooldown('Acme');
    const longest = [400, 800, 1600];
    for (const most of longest) {
      for (let together = 0; together < 8; together++) quiet.begin(refusal(), undefined);
      ok(quiet.left > most / 2 - 50 && quiet.left <= most, `${quiet.left} of ${most}`);
      if (most < 1600) await wait(quiet.left + 5);
    }
  });

  it('the quiet grows each time where a provider names a time that is too short, as a rounded zero is', async () => {
    const quiet = new Cooldown('Acme');
    for (const least of [200, 400, 800]) {
      for (let together = 0; together < 8; together++) quiet.begin(refusal(1), undefined);
      ok(quiet.left > least - 50, `${quiet.left} of ${least}`);
      if (least < 800) await wait(quiet.left + 5);
    }
  });

  it('the quiet starts small again once a provider has answered', async () => {
    const quiet = new Cooldown('Acme');
    quiet.begin(refusal(), undefined);
    await wait(quiet.left + 5);
    quiet.answered();
    quiet.begin(refusal(), undefined);
    ok(quiet.left <= 400);
  });
});
