// The customer panel's timeline of 5,000 entries, in plain Chromium: until it is drawn, and its frames while it is scrolled.

import type { SectionUpdate, ShownItem } from '../../src/ui/detail/shared/section-messages.ts';
import { cartevoRecord, cartevoRow, messages, openDetailPage } from '../browser/detail-page.ts';
import { launchBrowser } from '../support/browser.ts';
import { ms, print, quantile } from './table.ts';

const entries = 5_000;
const laps = 9;

const item = (at: number): ShownItem => ({
  ...{ kind: 'transaction', id: `t${at}`, title: `Card funding ${at}`, status: at % 3 ? 'SUCCESS' : 'FAILED' },
  at: new Date(Date.UTC(2026, 4, 20) - at * 3_600_000 * 7).toISOString(),
  amount: { amount: `${at}.50`, currency: at % 2 ? 'USD' : 'EUR' },
});

const record = cartevoRecord(cartevoRow());
const update: SectionUpdate = {
  ...{ type: 'section', connectionId: 'c1', customerId: record.customer.id, id: 'transactions', state: 'done' },
  ...{ failure: undefined, total: entries, dropped: 0, problems: 0, fetchedAt: new Date().toISOString(), from: 0 },
  items: Array.from({ length: entries }, (_, at) => item(at)),
};
const sections = [{ id: 'transactions', title: 'Transactions', covers: undefined, detail: undefined }];

const browser = await launchBrowser();
const first: number[] = [];
const frames: number[] = [];
for (let lap = 0; lap < laps; lap++) {
  const { page, send } = await openDetailPage(browser);
  await send(...messages(record, { sections }), update);
  first.push(
    await page.evaluate(async () => {
      const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
      const start = performance.now();
      tabs.find(tab => tab.textContent === 'Timeline')?.click();
      // Drawn when the frame after it has begun.
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return performance.now() - start;
    }),
  );
  const drawn = await page.evaluate(async () => {
    const grid = document.querySelector<HTMLElement>('.timeline [role=grid]');
    let scrolled = grid;
    while (scrolled && scrolled.scrollHeight <= scrolled.clientHeight + 1) scrolled = scrolled.parentElement;
    if (!grid || !scrolled) throw new Error('There is no timeline to scroll.');
    const between: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let step = 0; step < 120; step++) {
      scrolled.scrollTop += step % 10 === 9 ? 4_000 : 300;
      const now = await new Promise<number>(requestAnimationFrame);
      between.push(now - before);
      before = now;
    }
    return between;
  });
  frames.push(...drawn);
  await page.context().close();
}
await browser.close();
print(
  'The timeline of a customer, in the page',
  ['entries', 'first drawn, median', 'longest', 'a frame while scrolling, median', 'p99', 'longest'],
  [
    [
      entries.toLocaleString('en'),
      ms(quantile(first, 0.5)),
      ms(Math.max(...first)),
      ms(quantile(frames, 0.5)),
      ms(quantile(frames, 0.99)),
      ms(Math.max(...frames)),
    ],
  ],
  `From the click on its tab until the frame after it has begun, ${laps} times; 120 steps of scrolling each, every tenth a jump. Budgets: first drawn in 100 ms, no frame over 50 ms.`,
);
