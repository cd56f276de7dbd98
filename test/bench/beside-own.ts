// One checkout in a process of its own, which does a lap of work whenever it is asked to and says how long that took:
// node beside-own.ts <checkout> <file of pages>, started with a channel to its parent.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ListQuestion, Options, Page, Provider } from '../../src/core/model/provider.ts';
import type { CustomerList } from '../../src/customers/pages/opened-list.ts';
import type { rowNodes } from '../../src/ui/tree/nodes.ts';

/** Pages of a provider, as they were answered. */
export interface SentPages {
  readonly id: string;
  readonly options: Options;
  readonly texts: readonly string[];
}

/** A lap: one page from its bytes to the rows of the tree, or the rows of all pages read, `times` over. */
export interface LapAsked {
  readonly id: string;
  readonly work: 'page' | 'rows';
  readonly times: number;
}

/** Milliseconds, and the rows there were. */
export interface LapDone {
  readonly took: number;
  readonly rows: number;
}

/** A provider as it was before its lists were questions. */
interface OldProvider {
  readPage(answer: { connectionId: string; text: string; json: unknown }, question: ListQuestion): Page;
}

const [root = '', file = ''] = process.argv.slice(2);

/** A module of the checkout, at the first of the places where it was in some version. */
async function module(...places: readonly string[]): Promise<unknown> {
  const found = places.map(place => path.join(root, place)).find(existsSync);
  if (found === undefined) throw new Error(`${root} has no ${places[0]}.`);
  return import(pathToFileURL(found).href);
}

// What modules of another version export is not known here: what is used of it has been the same since the first of them.
const { providers } = (await module('src/providers/index.ts')) as {
  readonly providers: ReadonlyMap<string, Provider | OldProvider>;
};
const lists = (await module('src/customers/pages/opened-list.ts', 'src/ui/tree/list.ts')) as {
  readonly CustomerList: typeof CustomerList;
};
const tree = (await module('src/ui/tree/nodes.ts')) as { readonly rowNodes: typeof rowNodes };

/** What reads one of the pages: made when it was asked for, before there was an answer. */
function readerOf({ id, options }: Omit<SentPages, 'texts'>, at: number): (text: string) => Page {
  const provider = providers.get(id);
  if (!provider) throw new Error(`${root} has no provider ${id}.`);
  const question: ListQuestion = { page: at + 1, pageSize: 100, filters: {} };
  const answer = (text: string) => ({ connectionId: id, text, json: JSON.parse(text) as unknown });
  if ('readPage' in provider) return text => provider.readPage(answer(text), question);
  const asked = provider.list(question, options);
  return text => asked.read(answer(text));
}

async function page({ id, reads, bytes }: Sent): Promise<LapDone> {
  const connection = { id, provider: id, name: id, baseUrl: '', environment: 'sandbox', options: {} } as const;
  const start = performance.now();
  const answered = reads[0]?.(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  const reading = performance.now() - start;
  if (!answered) throw new Error(`There is no page of ${id}.`);
  const list = new lists.CustomerList(id, {}, () => Promise.resolve({ ...answered, fetchedAt: '' }));
  await list.load(1);
  const again = performance.now();
  const parent = { kind: 'connection', id, parent: undefined, connectionId: id, connection, list } as const;
  const rows = tree.rowNodes(parent, list, 1).length;
  return { took: reading + performance.now() - again, rows };
}

function rowsOf({ texts, reads }: Sent): LapDone {
  const start = performance.now();
  let rows = 0;
  for (let at = 0; at < texts.length; at++) rows += reads[at]?.(texts[at] ?? '').records.length ?? 0;
  return { took: performance.now() - start, rows };
}

interface Sent extends SentPages {
  readonly bytes: Uint8Array;
  readonly reads: readonly ((text: string) => Page)[];
}

const sent = (JSON.parse(readFileSync(file, 'utf8')) as readonly SentPages[]).map(
  (pages): Sent => ({
    ...pages,
    bytes: Buffer.from(pages.texts[0] ?? ''),
    reads: pages.texts.map((_, at) => readerOf(pages, at)),
  }),
);

process.on('message', async ({ id, work, times }: LapAsked) => {
  const one = sent.find(pages => pages.id === id);
  if (!one) throw new Error(`There are no pages of ${id}.`);
  let done: LapDone = { took: 0, rows: 0 };
  for (let time = 0; time < times; time++) {
    const { took, rows } = work === 'page' ? await page(one) : rowsOf(one);
    done = { took: done.took + took, rows: done.rows + rows };
  }
  process.send?.(done);
});
