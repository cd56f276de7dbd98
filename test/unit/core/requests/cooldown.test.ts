import { equal, ok, rejects } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { Cooldown } from '../../../../src/core/requests/cooldown.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { emptyList } from '../../../support/local-client.ts';
import { json } from './answers.ts';
import { clientFor, closeClients, page } from './client-for.ts';

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

  const usedUp = json(200, emptyList.devdraft, {
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '50',
  });

  it('a person is not made to wait in silence for a window that is used up, though nothing was refused', async () => {
    const made = await clientFor('devdraft', [usedUp]);
    try {
      await page(made);
      await rejects(page(made), failsAs('rateLimited', /may be asked again from \d{4}-/));
      equal(made.asked.length, 1);
    } finally {
      await closeClients();
    }
  });

  it('what runs behind says until when it waits for a window that is used up', async () => {
    const made = await clientFor('devdraft', [usedUp]);
    const stop = new AbortController();
    try {
      await page(made);
      const until: string[] = [];
      const onPause = (retryAt: string) => {
        until.push(retryAt);
        stop.abort();
      };
      await rejects(page(made, { priority: 'background', onPause, signal: stop.signal }), failsAs('cancelled'));
      equal(until.length, 1);
    } finally {
      await closeClients();
    }
  });
});
