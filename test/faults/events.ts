// What happens meanwhile: credentials that are taken away, the end of the extension, a full disk.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ErrorKind, isClienteleError } from '../../src/core/model/errors.ts';
import { fileSink } from '../../src/customers/export/destination.ts';
import { exportCustomers } from '../../src/customers/export/export.ts';
import { faults as wire } from '../support/faults.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import type { Event } from './fault.ts';
import { pageSize, recordsOf, type Stack } from './stack.ts';

const never = new AbortController().signal;

async function failure(work: Promise<unknown>, kind: ErrorKind): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!isClienteleError(error)) throw error;
    equal(error.kind, kind, error.message);
    return `${error.kind}: ${error.message}`;
  }
  throw new Error(`It did not end as ${kind}.`);
}

/** Waits until the provider hears something for the first time since. */
async function requestArrived({ sandbox }: Stack, before: number): Promise<void> {
  while (sandbox.requests.length === before) await wait(5);
}

export const events: readonly Event[] = [
  {
    name: 'credentials removed while a request runs',
    async play(stack) {
      const over = stack.fault({ handler: wire.hang });
      const before = stack.sandbox.requests.length;
      const account = await stack.account();
      const cut = failure(account.page({ pageSize }, { signal: never, fresh: true }), 'cancelled');
      await requestArrived(stack, before);
      await stack.credentials(false);
      await cut;
      const refused = await stack.list.refresh([1]);
      equal(refused?.kind, 'configuration');
      const count = stack.sandbox.requests.length;
      await stack.list.refresh([1]);
      equal(stack.sandbox.requests.length, count, 'nothing is sent without credentials');
      ok(recordsOf(stack.rows(1)).length > 0, 'what was loaded stays');
      over();
      await stack.credentials(true);
      return `${refused?.kind}: ${refused?.message}`;
    },
  },
  {
    name: 'the extension deactivated while a scan runs',
    async play(stack) {
      const over = stack.fault({ handler: wire.hang });
      const before = stack.sandbox.requests.length;
      const account = await stack.account();
      const reading = failure(
        account.read({ page: 1, pageSize }, { signal: never, priority: 'background' }, { feed: false }),
        'cancelled',
      );
      await requestArrived(stack, before);
      await stack.accounts.dispose();
      const shown = await reading;
      over();
      return shown;
    },
  },
  {
    name: 'the disk full while an export writes',
    async play(stack) {
      if (!existsSync('/dev/full')) return 'not tried: this system has no disk that is always full';
      const { folder, remove } = temporaryFolder('export');
      const path = join(folder, 'customers.csv');
      const to = { path, partial: `${path}.partial`, onLeft: () => {} };
      const shown = await failure(
        exportCustomers(
          await stack.account(),
          { open: async () => fileSink(await open('/dev/full', 'a'), to) },
          { format: 'csv', signal: never },
        ),
        'configuration',
      );
      match(shown, /could not be written.*\(ENOSPC\)/);
      deepEqual(readdirSync(folder), [], 'nothing pretends to be whole');
      remove();
      return shown;
    },
  },
];
