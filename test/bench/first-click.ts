// From the click on the activity bar's icon to rows on screen, first use in a window: Clientele’s customers beside an
// extension whose tree is a constant, and beside one that loads the same code and registers as many commands before it says
// that constant, in the same window. Build first.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startSandbox } from '../../src/sandbox/server.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { eventually, expandRow, openView, openViewContainer, waitForRow } from '../support/steps.ts';
import { openWorkbench } from '../support/workbench.ts';
import { ms, print, quantile } from './table.ts';

const laps = 9;
const rows = 50;

const root = path.join(import.meta.dirname, '../..');
const ours = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly commands: readonly object[] };
};

/** What an extension cannot do without that is as large as ours: before it knows its rows, too, it does this. */
const asMuch = `for (let at = 0; at < ${ours.contributes.commands.length}; at++)
  context.subscriptions.push(vscode.commands.registerCommand('loaded.command' + at, () => {}));
setTimeout(load);`;

/** An extension whose only view has fifty rows that are known beforehand. `loads`: it has as much code as ours. */
function constantTree(name: string, { loads }: { readonly loads: boolean }): string {
  const folder = path.join(temporaryFolder(name).folder, `${name}.tree-1.0.0`);
  mkdirSync(folder);
  const view = { id: `${name}.rows`, name: `${name} rows` };
  const manifest = {
    ...{ name: 'tree', publisher: name, version: '1.0.0', engines: { vscode: '^1.90.0' }, main: 'main.js' },
    contributes: {
      viewsContainers: { activitybar: [{ id: name, title: name, icon: 'icon.svg' }] },
      views: { [name]: [view] },
    },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>');
  writeFileSync(
    path.join(folder, 'main.js'),
    `const vscode = require('vscode');
    const rows = Array.from({ length: ${rows} }, (_, at) => new vscode.TreeItem('Row ' + at));
    const load = () => ${loads ? `require(${JSON.stringify(copyOf(folder))})` : '{}'};
    const tree = { getChildren: () => (load(), rows), getTreeItem: row => row };
    exports.activate = context => {
      context.subscriptions.push(vscode.window.registerTreeDataProvider('${view.id}', tree));
      ${loads ? asMuch : ''}
    };`,
  );
  return folder;
}

/** The built code once more, in a folder of an extension: it is loaded as that one's own. */
function copyOf(folder: string): string {
  cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), { recursive: true });
  return './dist/main.cjs';
}

/** Milliseconds from a click on the first element of `selector` with such a name until a row with such a label is drawn. */
const click = (page: Page, selector: string, name: string, label: string): Promise<number> =>
  page.evaluate(
    async ([where = '', title = '', pattern = '']) => {
      const named = (one: HTMLElement) => (one.getAttribute('aria-label') ?? '').startsWith(title);
      const clicked = [...document.querySelectorAll<HTMLElement>(where)].find(named);
      if (!clicked) throw new Error(`There is no ${title}.`);
      const isRow = new RegExp(pattern);
      const shown = () =>
        [...document.querySelectorAll('.part.sidebar .pane .monaco-list-row')].some(row =>
          isRow.test(`${row.getAttribute('aria-level')} ${row.textContent}`),
        );
      const start = performance.now();
      for (const type of ['mousedown', 'mouseup', 'click'])
        clicked.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0, detail: 1 }));
      while (!shown()) {
        if (performance.now() - start > 30_000) throw new Error(`${title} shows no such row.`);
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - start;
    },
    [selector, name, label],
  );

const sandbox = await startSandbox();
const connection = { id: 'first', provider: 'devdraft', name: 'First use', environment: 'sandbox' };
const workbench = await openWorkbench({
  beside: [constantTree('Constant', { loads: false }), constantTree('Loaded', { loads: true })],
  keepsSecrets: true,
  settings: { 'clientele.connections': [{ ...connection, baseUrl: sandbox.baseUrl('devdraft') }] },
});
const { page } = workbench;
await openViewContainer(page, 'Clientele');
const view = await openView(page, 'Devdraft');
await expandRow(await waitForRow(view, 'First use'));
await (await waitForRow(view, 'Enter credentials')).click();
const input = page.locator('.quick-input-widget:visible input.input');
for (const name of ['clientKey', 'clientSecret']) {
  const text = sandbox.credentials('devdraft')[name] ?? '';
  await input.fill(text);
  // A box that has only just opened takes no Enter yet.
  const taken = async () => {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    return !(await input.isVisible()) || (await input.inputValue()) !== text;
  };
  await eventually(taken, done => done);
}
await view.locator('.monaco-list-row[aria-level="3"]').first().waitFor({ timeout: 60_000 });

const icon = '.part.activitybar [role=tab]';
const [constant, loaded, connections, customers]: [number[], number[], number[], number[]] = [[], [], [], []];
for (let lap = 0; lap < laps; lap++) {
  await openViewContainer(page, 'Explorer');
  await workbench.reload();
  // Starting up is not what is measured.
  await page.waitForTimeout(6_000);
  const own = async () => {
    connections.push(await click(page, icon, 'Clientele', '^1 First use'));
    customers.push(await click(page, '.part.sidebar .monaco-list-row', 'First use', '^3 '));
  };
  if (lap % 2) await own();
  constant.push(await click(page, icon, 'Constant', '^1 Row '));
  loaded.push(await click(page, icon, 'Loaded', '^1 Row '));
  if (lap % 2 === 0) await own();
}
await workbench.close();
await sandbox.close();

const row = (click: string, rows: string, times: readonly number[]) => [
  click,
  rows,
  ms(quantile(times, 0.5)),
  ms(Math.min(...times)),
  ms(Math.max(...times)),
];
const above = (times: readonly number[]) => times.map((time, lap) => time - (constant[lap] ?? 0));
print(
  'From a click to rows on screen, first use in a window',
  ['click', 'rows', 'median', 'fastest', 'slowest'],
  [
    row('on the icon', 'a constant', constant),
    row('on the icon', 'a constant, after as much code and as many commands', loaded),
    row('', 'above the constant', above(loaded)),
    row('on the icon', 'connections', connections),
    row('', 'above the constant', above(connections)),
    row('on the connection', 'customers, a page of 50 asked for', customers),
  ],
  'The window is loaded anew each time; the provider answers from the same machine without delay. “As much code” is our own, loaded and never called. Budget: 150 ms above the constant.',
);
