import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import type { Locator, Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { pictureFailures } from '../support/failure.ts';
import { leaveBox } from '../support/leave-box.ts';
import {
  chooseFromMenu,
  clickInlineAction,
  devdraftCredentials,
  enterCredentials,
  eventually,
  expandRow,
  openView,
  openViewContainer,
  rowTexts,
  treeRow,
  waitForRow,
} from '../support/steps.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

/** A page as Devdraft answers it: three a page, eight in all. */
const page = (number: number, ...names: string[]) => ({
  data: names.map(name => ({
    id: `cust_${name}`,
    first_name: name,
    last_name: 'Person',
    email: `${name.toLowerCase()}@example.com`,
    status: 'ACTIVE',
    createdAt: '2024-03-20T10:00:00Z',
    updatedAt: '2024-03-20T10:00:00Z',
  })),
  total: 8,
  skip: (number - 1) * 3,
  take: 3,
});

const first = /skip=0&take=3/;
const second = /skip=3&take=3/;
const third = /skip=6&take=3/;

/** What the customer rows say, from the top. */
const people = async (view: Locator): Promise<string[]> =>
  (await rowTexts(view)).flatMap(text => /^(\w+) Person/.exec(text)?.[1] ?? []);

describe('the tree, on a list that fails, repeats and keeps one waiting', () => {
  let sandbox: Sandbox;
  let workbench: Workbench;
  let window: Page;
  let view: Locator;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    workbench = await openWorkbench({
      settings: {
        'clientele.pageSize': 3,
        'clientele.connections': [
          { id: 'local', provider: 'devdraft', name: 'Local', baseUrl: sandbox.baseUrl('devdraft') },
        ],
      },
    });
    window = workbench.page;
    await openViewContainer(window, 'Clientele');
    view = await openView(window, 'Devdraft');
    sandbox.script({ path: first, json: page(1, 'Ann', 'Bob', 'Ann') });
    sandbox.script({ path: /take=1/, json: page(1, 'Ann') });
    await expandRow(await waitForRow(view, 'Local'));
    await enterCredentials(window, view, devdraftCredentials(sandbox));
  });

  after(async () => {
    await workbench?.close();
    await sandbox?.close();
  });

  pictureFailures(() => workbench);

  const asked = (what: RegExp): number =>
    sandbox.requests.filter(({ path, query }) => what.test(`${path}?${new URLSearchParams(query)}`)).length;

  /** Holds the next answer back: resolves when it is asked for, to the function that gives it. */
  function held(path: RegExp, json: unknown): { asked: Promise<void>; give(): void } {
    let waiting: ServerResponse | undefined;
    const arrived = new Promise<void>(resolve => {
      sandbox.script({
        path,
        handler: (_, response) => {
          waiting = response;
          resolve();
        },
      });
    });
    const give = () => waiting?.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
    return { asked: arrived, give };
  }

  it('shows a customer that stands twice on a page twice, and knows where the list ends', async () => {
    assert.deepEqual(
      await eventually(
        () => people(view),
        found => found.length === 3,
      ),
      ['Ann', 'Bob', 'Ann'],
    );
    await waitForRow(view, 'Page 3 · 7–8');
    assert.equal(await treeRow(view, 'Page 4').count(), 0);
    await eventually(
      () => treeRow(view, 'Local').textContent(),
      text => !!text?.includes('production · 8'),
    );
  });

  it('asks once for a page, however often its row is opened meanwhile', async () => {
    const { asked: arrived, give } = held(second, page(2, 'Ann', 'Cy', 'Di'));
    const row = await waitForRow(view, 'Page 2 · 4–6');
    const twistie = row.locator('.monaco-tl-twistie');
    await twistie.click();
    await arrived;
    for (let click = 0; click < 4; click++) await twistie.click();
    give();
    assert.deepEqual(
      await eventually(
        () => people(view),
        found => found.length === 6,
      ),
      [...['Ann', 'Bob', 'Ann'], ...['Ann', 'Cy', 'Di']],
    );
    await twistie.click();
    await eventually(
      () => people(view),
      found => found.length === 3,
    );
    await twistie.click();
    await eventually(
      () => people(view),
      found => found.length === 6,
    );
    assert.equal(asked(second), 1);
  });

  it('keeps what was loaded when a page fails, says why, and tries again by a click', async () => {
    sandbox.script({ path: third, status: 403, json: { message: 'Not on a Friday' } });
    await expandRow(await waitForRow(view, 'Page 3 · 7–8'));
    const failure = await waitForRow(view, 'Not on a Friday');
    assert.equal((await people(view)).length, 6);
    assert.equal(await failure.getByRole('button', { name: 'Update Credentials' }).count(), 0);
    await failure.hover();
    await failure.getByRole('button', { name: 'Show Log' }).waitFor();
    assert.equal(asked(third), 1, 'a 403 is not retried by itself');
    sandbox.script({ path: third, status: 400, json: { message: ['skip must be even', 'take must be odd'] } });
    await failure.click();
    const again = await waitForRow(view, 'skip must be even');
    sandbox.script({ path: third, json: page(3, 'Eve', 'Flo') });
    await clickInlineAction(again, 'Try Again');
    await eventually(
      () => people(view),
      found => found.length === 8,
    );
    assert.equal(asked(third), 3);
  });

  it('refreshes what is open and keeps the old rows usable until the new ones are there', async () => {
    await treeRow(view, 'Page 3').locator('.monaco-tl-twistie').click();
    await eventually(
      () => people(view),
      found => found.length === 6,
    );
    const counts = () => [first, second, third].map(asked);
    const before = counts();
    sandbox.script({ path: first, json: page(1, 'Ann', 'Bob', 'Gus') });
    const { asked: arrived, give } = held(second, page(2, 'Hal', 'Cy', 'Di'));
    // F5 in the view: the keys belong to the row that has the focus.
    await treeRow(view, /^.*Bob Person/).click({ modifiers: ['Control'] });
    await window.keyboard.press('F5');
    await arrived;
    assert.deepEqual(await people(view), ['Ann', 'Bob', 'Ann', 'Ann', 'Cy', 'Di']);
    give();
    assert.deepEqual(
      await eventually(
        () => people(view),
        found => found.includes('Hal'),
      ),
      ['Ann', 'Bob', 'Gus', 'Hal', 'Cy', 'Di'],
    );
    assert.deepEqual(
      counts().map((count, at) => count - (before[at] ?? 0)),
      [1, 1, 0],
    );
    assert.equal(await treeRow(view, 'Bob Person').getAttribute('aria-selected'), 'true');
    assert.equal(await treeRow(view, 'Page 2').getAttribute('aria-expanded'), 'true');
  });

  it('keeps the old rows when a refresh fails, with a row that says so until one succeeds', async () => {
    const refuse = (words: string) => {
      for (const path of [first, second]) sandbox.script({ path, status: 403, json: { message: words } });
    };
    const old = ['Ann', 'Bob', 'Gus', 'Hal', 'Cy', 'Di'];
    refuse('Closed today');
    await clickInlineAction(treeRow(view, 'Local'), 'Refresh');
    const row = await waitForRow(view, /Not refreshed.*Closed today/);
    assert.match((await rowTexts(view))[1] ?? '', /^Not refreshed/);
    assert.match(
      (await row.getAttribute('aria-label')) ?? '',
      /Closed today.* The oldest rows below are from .*Press Enter to try again/,
    );
    assert.deepEqual(await people(view), old);
    assert.equal(await treeRow(view, 'Page 2').getAttribute('aria-expanded'), 'true');
    await workbench.screenshot('tree-not-refreshed');

    refuse('Closed tomorrow');
    await row.click();
    const again = await waitForRow(view, /Not refreshed.*Closed tomorrow/);
    assert.deepEqual(await people(view), old);

    sandbox.script({ path: first, json: page(1, 'Ann', 'Bob', 'Gus') });
    sandbox.script({ path: second, json: page(2, 'Hal', 'Ida', 'Di') });
    await clickInlineAction(again, 'Try Again');
    await eventually(
      () => people(view),
      found => found.includes('Ida'),
    );
    assert.equal(await treeRow(view, 'Not refreshed').count(), 0);
    assert.equal(await treeRow(view, 'Page 2').getAttribute('aria-expanded'), 'true');
  });

  it('asks for a page that there is', async () => {
    await chooseFromMenu(window, treeRow(view, 'Local'), 'Go to Page…');
    const box = window.locator('.quick-input-widget:visible');
    await box.locator('.quick-input-message', { hasText: 'Page 1 to 3' }).waitFor();
    await box.locator('input.input').fill('4');
    await box.locator('.quick-input-message', { hasText: 'The last page is 3.' }).waitFor();
    await workbench.screenshot('tree-go-to-page');
    await leaveBox(window);
  });

  it('shows a row that cannot be read in its place, and its raw JSON by a click', async () => {
    const broken = page(1, 'Ann', 'Bob', 'Gus');
    sandbox.script({
      path: first,
      json: { ...broken, data: [broken.data[0], { first_name: 'No id' }, broken.data[2]] },
    });
    sandbox.script({ path: second, json: page(2, 'Hal', 'Cy', 'Di') });
    await clickInlineAction(treeRow(view, 'Local'), 'Refresh');
    const problem = await waitForRow(view, 'Row 2 could not be read');
    assert.deepEqual((await people(view)).slice(0, 2), ['Ann', 'Gus']);
    await problem.click();
    await eventually(
      () => window.locator('.editor-instance .view-lines').first().textContent(),
      text => !!text && /No\sid/.test(text),
    );
  });

  it('says all of a failure by pointing at its red row, and diagnoses the connection from there', async () => {
    const words = `Closed for ${'a very long '.repeat(12)}holiday`;
    sandbox.script({ path: third, status: 403, json: { message: words } });
    await expandRow(await waitForRow(view, 'Page 3 · 7–8'));
    const row = await waitForRow(view, 'Closed for a very long');
    const colours = await row.locator('.custom-view-tree-node-item-icon').evaluate(icon => {
      const wanted = document.createElement('span');
      wanted.style.color = 'var(--vscode-errorForeground)';
      icon.append(wanted);
      const colour = getComputedStyle(wanted).color;
      wanted.remove();
      return { icon: getComputedStyle(icon).color, wanted: colour };
    });
    assert.equal(colours.icon, colours.wanted);
    await row.hover();
    await window.locator('.monaco-hover:visible', { hasText: /holiday.*Click to try again/s }).waitFor();
    await workbench.screenshot('tree-failure');
    await clickInlineAction(row, 'Diagnose Connection');
    await window.locator('.tab', { hasText: 'Diagnosis of Local' }).waitFor();
    await eventually(
      () => window.locator('.editor-instance .view-lines').first().textContent(),
      text => !!text && /failed\.|All\sis\swell/.test(text),
    );
  });
});
