/** The thread that reads: answers become pages here, and exports their text, so that the extension's thread has neither. */
import type { MessagePort } from 'node:worker_threads';
import type { Provider } from '../../core/model/provider.ts';
import { questionOf } from '../../core/questions.ts';
import { type ReadAnswer, readAnswer } from '../../core/requests/read-answer.ts';
import { cutOf } from './cuts.ts';
import { HeldWork } from './held-work.ts';
import type { FromReader, ProviderSource, Sliced, ToReader } from './protocol.ts';
import { memoryOf, Slices } from './slices.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type ToRead = Extract<ToReader, { kind: 'read' }>;

/** An answer with its first slice, and what is left of its rows. */
function readSliced(
  { place, question: { kind, asked }, answer }: ToRead,
  provider: Provider,
): { readonly read: ReadAnswer<Sliced>; readonly rest?: Slices } {
  const { connectionId, options } = place;
  const read = readAnswer(answer, { provider, connectionId }, questionOf(provider, kind, asked, options).read);
  if (read.kind !== 'read') return { read };
  const { head, rows, problems } = cutOf(kind, read.value);
  const rest = new Slices(rows, problems);
  const first = rest.next();
  return { read: { kind: 'read', value: { head, first } }, ...(!first.isLast && { rest }) };
}

/** Answers what comes through a port, one message after another. `providerFrom` is where providers are known. */
export function serve(port: MessagePort, providerFrom: (source: ProviderSource) => Provider): void {
  const works = new Map<number, HeldWork>();
  const slices = new Map<number, Slices>();
  const post = (message: FromReader, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const workOf = (number: number): HeldWork => {
    const work = works.get(number);
    if (work) return work;
    throw new RangeError('An export goes on that was not begun.');
  };
  const answer = async (message: ToReader): Promise<void> => {
    switch (message.kind) {
      case 'read': {
        const { read, rest } = readSliced(message, providerFrom(message.place.provider));
        if (rest) slices.set(message.request, rest);
        const transfer = read.kind === 'read' ? memoryOf(read.value.first) : [];
        return post({ kind: 'read', request: message.request, read }, transfer);
      }
      case 'slice': {
        const slice = slices.get(message.of)?.next();
        if (!slice) throw new RangeError('A slice is asked for of an answer that is not held.');
        if (slice.isLast) slices.delete(message.of);
        return post({ kind: 'slice', request: message.request, slice }, memoryOf(slice));
      }
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
        return workOf(message.work).write(message.pages);
      case 'remarks':
        return post({ kind: 'remarks', request: message.request, remarks: await workOf(message.work).remarks() });
      case 'end':
        await workOf(message.work).end(message.summary);
        works.delete(message.work);
        return post({ kind: 'done', request: message.request });
      case 'stop':
        await works.get(message.work)?.stop();
        works.delete(message.work);
        return post({ kind: 'done', request: message.request });
    }
  };
  inOrder(port, answer, post);
}

/** A message is done before the next one begins: what is written keeps its order. */
function inOrder(
  port: MessagePort,
  answer: (message: ToReader) => Promise<void>,
  post: (of: FromReader) => void,
): void {
  let before: Promise<void> = Promise.resolve();
  const inTurn = (message: ToReader) => {
    before = before.then(async () => {
      try {
        await answer(message);
      } catch (error) {
        if ('request' in message) post({ kind: 'failed', request: message.request, message: messageOf(error) });
        else post({ kind: 'broken', work: message.work, message: messageOf(error) });
      }
    });
  };
  port.on('message', (message: ToReader) => {
    inTurn(message);
    // The other thread waits for the answer, and not for what goes along with it: that may fail by itself.
    if (message.kind === 'hold') inTurn({ kind: 'write', work: message.work, pages: message.pages });
  });
}
