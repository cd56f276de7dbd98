// node clear-connection.ts <folder>: keeps megabytes of two connections there, and clears one of them.

import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { people } from '../people.ts';

const [folder = ''] = process.argv.slice(2);
const worker = new URL('../../../../src/customers/index/worker.ts', import.meta.url);
const index = new WorkerIndex({ worker, disk: { folder, prints: () => ({ one: 'a', two: 'a' }) } });
const raw = JSON.stringify({ text: 'x'.repeat(2000) });
index.add(['one', 'two'].flatMap(id => people(3000, id).map(record => ({ ...record, raw }))));
await index.clear('one');
await index.dispose();
