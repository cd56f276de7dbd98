import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { ErrorKind } from '../../../../src/core/model/errors.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { faults } from '../../../support/faults.ts';
import type { Handler } from '../../../support/local-server.ts';
import { scripted } from '../../../support/scripted.ts';
import { emptyPage, json, limited, neverAnswers } from './answers.ts';
import { clientFor, closeClients, page } from './client-for.ts';

describe('asking a provider', () => {
  afterEach(closeClients);

  describe('again', () => {
    const failing: readonly [string, Handler][] = [
      ['a 500', json(500, {})],
      ['a 503', json(503, {})],
      ['a 408', json(408, {})],
      ['a 429 that says when', limited({ 'Retry-After': '0' })],
      ['a 429 that does not', limited()],
      ['a reset', scripted(faults.resetBeforeHeaders)],
      ['a reset in the middle of the body', scripted(faults.resetDuringBody)],
    ];
    for (const [name, say] of failing) {
      it(`a provider is asked again after ${name}, and the person sees the page`, async () => {
        const made = await clientFor('devdraft', [say, emptyPage('devdraft')]);
        deepEqual((await page(made)).records, []);
        equal(made.asked.length, 2);
      });
    }

    const lasting: readonly [string, Handler, ErrorKind][] = [
      ['a 503 for ever', json(503, { message: 'Down.' }), 'server'],
      ['a reset for ever', scripted(faults.resetBeforeHeaders), 'network'],
      ['a 408 for ever', json(408, {}), 'timeout'],
    ];
    for (const [name, say, kind] of lasting) {
      it(`a provider is asked again twice at most: ${name}`, async () => {
        const made = await clientFor('devdraft', [say]);
        await rejects(page(made), failsAs(kind));
        equal(made.asked.length, 3);
        deepEqual(
          made.log.map(({ attempt }) => attempt),
          [1, 2, 3],
        );
      });
    }

    const final: readonly [number, ErrorKind][] = [
      [304, 'schema'],
      [400, 'badRequest'],
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'notFound'],
      [409, 'badRequest'],
      [422, 'badRequest'],
    ];
    for (const [status, kind] of final) {
      it(`a provider is not asked again after ${status}`, async () => {
        const made = await clientFor('devdraft', [json(status, { message: 'No.' })]);
        await rejects(page(made), failsAs(kind));
        equal(made.asked.length, 1);
      });
    }

    it('a provider is not asked again after a time limit', async () => {
      const made = await clientFor('devdraft', [neverAnswers], { timeout: 0.1 });
      await rejects(page(made), failsAs('timeout', /within 0\.1 seconds/));
      equal(made.asked.length, 1);
    });
  });
});
