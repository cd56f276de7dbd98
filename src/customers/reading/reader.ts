/** The thread that reads: answers become pages here, and exports their text, so that the extension's thread has neither. */
import type { MessagePort } from 'node:worker_threads';
import type { Provider } from '../../core/model/provider.ts';
import { HeldWork } from './held-work.ts';
import type { FromReader, ProviderSource, ToReader } from './protocol.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Answers what comes through a port, one message after another. `providerFrom` is where providers are known. */
export function serve(port: MessagePort, providerFrom: (source: ProviderSource) => Provider): void {
  const works = new Map<number, HeldWork>();
  const post = (message: FromReader, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const workOf = (number: number): HeldWork => {
    const work = works.get(number);
    if (work) return work;
    throw new RangeError('An export goes on that was not begun.');
  };
  const answer = async (message: ToReader): Promise<void> => {
    switch (message.kind) {
      case 'open': {
        const { work, place, how } = message;
        const hand = (bytes: Uint8Array<ArrayBuffer>) => post({ kind: 'text', work, bytes }, [bytes.buffer]);
        works.set(work, new HeldWork(providerFrom(place.provider), place, how, hand));
        return;
      }
      case 'hold': {
        const { request, question, answer } = message;
        return post({ kind: 'held', request, read: workOf(message.work).hold(request, question, answer) });
      }
      case 'write':
        return workOf(message.work).write(message);
      case 'doubts':
        return post({ kind: 'doubts', request: message.request, doubts: await workOf(message.work).doubts() });
      case 'end':
        await workOf(message.work).end(message.summary);
        works.delete(message.work);
        return post({ kind: 'done', request: message.request });
      case 'drop': {
        const work = works.get(message.work);
        works.delete(message.work);
        await work?.stop().catch(() => {});
      }
    }
  };
  /** A message is done before the next one begins: what is written keeps its order. */
  let before: Promise<void> = Promise.resolve();
  port.on('message', (message: ToReader) => {
    before = before.then(async () => {
      try {
        await answer(message);
      } catch (error) {
        if ('request' in message) post({ kind: 'failed', request: message.request, message: messageOf(error) });
        else post({ kind: 'broken', work: message.work, message: messageOf(error) });
      }
    });
  });
}
