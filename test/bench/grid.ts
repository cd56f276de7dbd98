// A list as a table: over the index in its worker, and its page in Chromium while it is scrolled.

import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { openTablePage, tableOf } from '../browser/table-page.ts';
import { launchBrowser } from '../support/browser.ts';
import { alone } from './alone.ts';
import { megabytes, ms, print, whole } from './table.ts';

const customers = 100_000;

type Figures = Record<string, { readonly time: number; readonly pause: number }>;
const figures = await alone<Figures>('grid-own.ts', [`${customers}`], 900_000);
print(
  `A table of ${whole(customers)} customers, over the index`,
  ['what', 'time', 'longest pause of the extension host'],
  Object.entries(figures ?? {}).map(([what, { time, pause }]) => [what, ms(time), ms(pause)]),
  'Budget: it opens and sorts in under 300 ms, without a pause over 16 ms. A pause is what the thread worked in one go; programs beside it are not in it.',
);

/** What Chromium writes of the thread that draws. */
interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly dur?: number;
    readonly tdur?: number;
    readonly tid: number;
    readonly pid: number;
    readonly args?: { readonly name?: string };
  }[];
}

/** The tasks of the page's main thread, in milliseconds. */
function tasksOf({ traceEvents }: Trace): { readonly lasted: number; readonly worked: number }[] {
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = dur }) => ({ lasted: dur / 1000, worked: tdur / 1000 }));
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

const browser = await launchBrowser();
try {
  const { page, serve } = await openTablePage(browser, { width: 1280 });
  await serve(tableOf({ shown: customers }));
  const session = await page.context().newCDPSession(page);
  const file = `${import.meta.dirname}/../../out/grid-trace.json`;
  await browser.startTracing(page, { path: file, categories: ['devtools.timeline', 'toplevel', '__metadata'] });
  // By the wheel, by pages, and from end to end.
  await page.locator('.grid').hover();
  for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, 240);
  await page.locator('.grid').focus();
  for (let turn = 0; turn < 60; turn++) await page.keyboard.press('PageDown');
  for (const key of ['Control+End', 'Control+Home', 'Control+End']) {
    await page.keyboard.press(key);
    await page.locator('.grid-body .grid-row:not(.coming)').first().waitFor();
  }
  await browser.stopTracing();
  const trace = JSON.parse(readFileSync(file, 'utf8')) as Trace; // Chromium's own, of which little is read
  const tasks = tasksOf(trace);
  const longest = (key: 'lasted' | 'worked') => ms(Math.max(...tasks.map(task => task[key])));
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  print(
    `Its page, scrolled through ${whole(customers)} rows`,
    ['tasks', 'longest', 'of it the processor’s', 'heap after it', 'elements'],
    [[whole(tasks.length), longest('lasted'), longest('worked'), megabytes(await heapOf(session)), whole(nodes)]],
    'By the wheel, by pages and from end to end, traced by Chromium. Budget: no frame over 50 ms, 60 MB in the page.',
  );
} finally {
  await browser.close();
}
