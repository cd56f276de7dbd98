// The thread that reads, which dies when it is to read its third answer.

import { parentPort } from 'node:worker_threads';
import type { ToReader } from '../../../../src/customers/reading/protocol.ts';

let pages = 0;
parentPort?.on('message', ({ kind }: ToReader) => {
  if ((kind === 'hold' || kind === 'read') && ++pages === 3) process.exit(7);
});
await import('../../../../src/ui/reading/worker.ts');
