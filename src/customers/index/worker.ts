/** The index's own thread: takes records and questions one after another, so that the extension's thread does not. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { countIn, pickIn } from './counting.ts';
import { DiskCopy } from './disk-copy.ts';
import { IndexStore } from './index-store.ts';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.ts';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function work(port: MessagePort, { disk: copy }: WorkerStart): Promise<void> {
  const post = (message: FromWorker, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const noDisk = (error: unknown) => post({ kind: 'noDisk', message: messageOf(error) });
  const tables = new IndexStore(await (copy ? DiskCopy.open(copy, copy.prints, noDisk) : undefined));
  const answer = async (message: ToWorker): Promise<void> => {
    switch (message.kind) {
      case 'count': {
        const counts = await countIn(tables, message.connectionIds);
        return post({ kind: 'counts', request: message.request, counts });
      }
      case 'pick': {
        const picked = await pickIn(tables, message.search);
        const buffers = picked.batches.map(({ batch }) => batch.bytes.buffer);
        return post({ kind: 'picked', request: message.request, ...picked }, buffers);
      }
      case 'add':
        tables.add(message.connectionId, message.batch);
        break;
      case 'remove':
        tables.remove(message.connectionId, message.ids);
        break;
      case 'search': {
        const found = tables.search(message.connectionId, message.text, message.limit);
        post({ kind: 'hits', request: message.request, ...found });
        break;
      }
      case 'table':
        post(tables.looked.answer(message));
        break;
      case 'connections':
        tables.keep(message.prints);
        break;
      case 'memory': {
        const { heapTotal, external } = process.memoryUsage(); // of this thread alone
        post({ kind: 'memory', request: message.request, heap: heapTotal, buffers: external });
        break;
      }
      case 'clear':
        tables.clear(message.connectionId);
        post({ kind: 'done', request: message.request });
        break;
      case 'close':
        tables.close();
        post({ kind: 'done', request: message.request });
        port.close();
    }
  };
  port.on('message', async (message: ToWorker) => {
    try {
      await answer(message);
    } catch (error) {
      if (message.kind === 'add' || message.kind === 'remove' || message.kind === 'connections') throw error;
      post({ kind: 'failed', request: message.request, message: messageOf(error) });
    }
  });
}

if (parentPort) work(parentPort, workerData as WorkerStart);
