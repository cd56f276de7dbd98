// What a person does in VS Code's window, as functions. Rows and buttons are found by their role and accessible name.

import type { Frame, Locator, Page } from 'playwright-core';
import type { Sandbox } from '../../src/sandbox/server.ts';

/** Milliseconds: a busy machine takes its time to draw a window. */
export const WAIT = 60_000;

/** Runs a command by the title the command palette shows, such as "Clientele: Refresh". */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: title }).first();
  // Whatever takes the focus late, such as a panel that was just opened, closes the palette again.
  const opened = async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input.input').fill(`>${title}`, { timeout: 2000 });
    await row.click({ timeout: 5000 });
    return true;
  };
  await eventually(
    () => opened().catch(() => false),
    done => done,
    60_000,
  );
}

/** Opens the search over all customers, and waits for its box: the palette's is the same element a moment before. */
export async function openSearch(page: Page): Promise<void> {
  await runCommand(page, 'Clientele: Search Customers');
  const input = page.locator('.quick-input-widget:visible input.input');
  await eventually(
    () => input.getAttribute('placeholder', { timeout: 5000 }).catch(() => null),
    placeholder => placeholder === 'Name, e-mail, phone or ID',
  );
}

/** Whether the palette offers a command by its title, such as "Clientele: Refresh". */
export async function paletteOffers(page: Page, title: string): Promise<boolean> {
  const rows = page.locator('.quick-input-widget:visible .monaco-list-row');
  // Whatever takes the focus late, such as a view that was just opened, closes the palette again.
  const asked = async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input.input').fill(`>${title}`, { timeout: 2000 });
    await rows.first().waitFor({ timeout: 5000 });
    return rows.locator('.label-name').allTextContents();
  };
  const titles = await eventually(
    () => asked().catch(() => undefined),
    found => found !== undefined,
    60_000,
  );
  await page.keyboard.press('Escape');
  return titles?.includes(title) === true;
}

/** Types into the open input box or quick pick and accepts it. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input.input');
  await input.waitFor({ timeout: WAIT });
  await input.fill(text);
  await page.keyboard.press('Enter');
}

/**
 * Enters the credentials of the connection whose row in `view` asks for them: by what each question begins with, such as
 * "Client key".
 */
export async function enterCredentials(
  page: Page,
  view: Locator,
  answers: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const row = await waitForRow(view, 'Enter credentials');
  const message = page.locator('.quick-input-widget:visible .quick-input-message');
  for (const [at, [question, text = '']] of Object.entries(answers).entries()) {
    const asked = message.filter({ hasText: question }).first();
    const opened = async () => {
      // A row that is drawn anew meanwhile, or moved by a view above it, loses the click.
      if (at === 0 && !(await message.isVisible())) await row.click({ timeout: 5000 });
      await asked.waitFor({ timeout: 10_000 });
      return true;
    };
    await eventually(
      () => opened().catch(firstLine),
      done => done === true,
    );
    await answer(page, text);
  }
}

/** The credentials of a sandbox's Devdraft, by what asks for them. */
export const devdraftCredentials = (sandbox: Sandbox): Readonly<Record<string, string | undefined>> => {
  const { clientKey, clientSecret } = sandbox.credentials('devdraft');
  return { 'Client key': clientKey, 'Client secret': clientSecret };
};

/** The row of an open quick pick that contains this text. */
export function pickRow(page: Page, text: string | RegExp): Locator {
  return page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: text }).first();
}

/** Opens the view container of this name from the activity bar, where it is not open yet. */
export async function openViewContainer(page: Page, name: string): Promise<void> {
  const tab = page.locator('.part.activitybar').getByRole('tab', { name: new RegExp(`^${literally(name)}`) });
  await tab.waitFor({ timeout: WAIT });
  // A window that has just come opens what was open in it by itself, and a click on what is open closes it.
  await eventually(
    async () => {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      await new Promise(resolve => setTimeout(resolve, 250));
      return tab.getAttribute('aria-selected');
    },
    selected => selected === 'true',
  );
}

/** The header of a view in the side bar; a container with one view alone has none. */
const viewHeader = (view: string, page: Page): Locator =>
  page.locator('.pane-header').filter({ has: page.locator('.title').getByText(view, { exact: true }) });

/** The view on top of the others. */
const home = 'Home';

/** Opens or closes a view. By its key: while views are laid out, a click may come down on the row that was moved there. */
const toggle = (header: Locator): Promise<void> => header.press('Enter');

/**
 * One view of the side bar: its header, which is hidden where it is the only view, and its rows. Waits and expands it, and
 * closes Home for its room unless that stays `beside` it: a view that is opened gets the least room there is.
 */
export async function openView(page: Page, view: string, { beside = false } = {}): Promise<Locator> {
  if (view !== home && !beside) await collapseView(page, home).catch(() => {});
  const header = page.locator('.part.sidebar').locator(viewHeader(view, page)).first();
  await header.waitFor({ state: 'attached', timeout: WAIT });
  // A view that has just come is laid out once more, shut: it is open when it stays so.
  await eventually(
    async () => {
      if ((await header.getAttribute('aria-expanded')) === 'false') await toggle(header);
      await new Promise(resolve => setTimeout(resolve, 250));
      return header.getAttribute('aria-expanded');
    },
    expanded => expanded !== 'false',
  );
  return page
    .locator('.part.sidebar .pane')
    .filter({ has: viewHeader(view, page) })
    .first();
}

/** Closes a view of the side bar, so that the others have its room. */
export async function collapseView(page: Page, view: string): Promise<void> {
  const header = page.locator('.part.sidebar').locator(viewHeader(view, page)).first();
  await header.waitFor({ timeout: view === home ? 2000 : WAIT });
  if ((await header.getAttribute('aria-expanded')) === 'true') await toggle(header);
}

/** The first tree row with this text, in a view or in the whole side bar. Rows that are scrolled away do not exist. */
export function treeRow(within: Page | Locator, text: string | RegExp): Locator {
  return within.locator('.monaco-list-row[role="treeitem"]').filter({ hasText: text }).first();
}

export async function waitForRow(within: Page | Locator, text: string | RegExp, timeout = WAIT): Promise<Locator> {
  const row = treeRow(within, text);
  await row.waitFor({ timeout });
  return row;
}

const customerPicture = `.custom-view-tree-node-item-icon:is(${[
  'account',
  'circle-outline',
  'circle-slash',
  'clock',
  'trash',
  'question',
]
  .map(icon => `.codicon-${icon}`)
  .join()})`;

/** The rows of customers: by their pictures, as a customer's row opens into what belongs to it as a page's does into customers. */
export const customerRows = (within: Page | Locator): Locator =>
  within.locator(`.monaco-list-row[role="treeitem"]:has(${customerPicture})`);

/** The texts of the rows that are drawn. */
export async function rowTexts(within: Page | Locator): Promise<string[]> {
  const texts = await within.locator('.monaco-list-row[role="treeitem"]').allInnerTexts();
  return texts.map(text => text.replace(/\s+/g, ' ').trim());
}

/** Expands a row by its twistie, so that no command of the row runs. */
export async function expandRow(row: Locator): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
}

/** Clicks one of the icons that a row shows when the pointer is on it; again, as a row that is drawn anew takes no click, until what it `opens` is there. */
export async function clickInlineAction(row: Locator, name: string | RegExp, opens?: Locator): Promise<void> {
  const clicked = async () => {
    await row.hover().then(() => row.getByRole('button', { name }).first().click());
    return opens?.waitFor({ timeout: 3000 }).catch((error: unknown) => error);
  };
  await eventually(clicked, failure => failure === undefined);
}

/** Opens the context menu of a row and chooses an entry. */
export async function chooseFromMenu(page: Page, row: Locator, name: string | RegExp): Promise<void> {
  const entry = page.getByRole('menuitem', { name }).first();
  // What a choice asks: a click that closes its menu is not always reported as one.
  const question = page.locator('.monaco-dialog-box, .quick-input-widget:visible').first();
  // A menu takes no click in its first moment, so that the click that opened it chooses nothing; and whatever takes the focus
  // late, or draws its row anew, closes it again with nothing chosen.
  let isTried = false;
  const chosen = async () => {
    if (isTried && (await question.isVisible())) return true;
    isTried = true;
    if (!(await entry.isVisible())) await row.click({ button: 'right', timeout: 10_000 });
    await entry.click({ timeout: 5000 });
    return !(await entry.isVisible());
  };
  await eventually(
    () => chosen().catch(firstLine),
    done => done === true,
  );
}

/**
 * The list of notifications, opened by the bell: the driver that tests use keeps them from popping up over the window. A
 * notification that comes, or an editor that takes the focus, may close it again.
 */
async function notifications(page: Page): Promise<Locator> {
  const list = page.locator('.notifications-center.visible');
  const opened = async () => {
    if (await list.isVisible()) return true;
    await page.locator('[id="status.notifications"]').getByRole('button').click({ timeout: 10_000 });
    await list.waitFor({ timeout: 5000 });
    return true;
  };
  await eventually(
    () => opened().catch(firstLine),
    done => done === true,
  );
  return list;
}

/** The texts of the notifications there are. */
export async function notificationTexts(page: Page): Promise<string[]> {
  return (await notifications(page)).locator('.notification-list-item-message').allTextContents();
}

export async function clickNotificationButton(page: Page, name: string | RegExp): Promise<void> {
  const clicked = async () => {
    const list = await notifications(page);
    // The bell says in a box over the buttons what it does, as long as it is pointed at.
    await list.locator('.notifications-center-header').hover({ timeout: 5000 });
    await list.getByRole('button', { name }).first().click({ timeout: 5000 });
    return true;
  };
  await eventually(
    () => clicked().catch(firstLine),
    done => done === true,
  );
}

/** Presses a button of the modal dialog. */
export async function clickDialogButton(page: Page, name: string | RegExp): Promise<void> {
  const button = page.locator('.monaco-dialog-box').getByRole('button', { name }).first();
  await button.waitFor({ timeout: WAIT });
  await button.click();
}

export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Asks again and again until the answer is what is expected, and says the last answer when it never is. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  expected: (answer: T) => boolean,
  timeout = WAIT,
): Promise<T> {
  const end = Date.now() + timeout;
  let last = await ask();
  while (!expected(last)) {
    if (Date.now() > end) throw new Error(`Not so after ${timeout} ms; the last answer was ${JSON.stringify(last)}.`);
    await new Promise(resolve => setTimeout(resolve, 100));
    last = await ask();
  }
  return last;
}

const firstLine = ({ message }: Error): string | undefined => message.split('\n')[0];

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Chooses from the menu of the customer panel's toolbar. */
export async function choosePanelAction(panel: Page | Frame, name: string): Promise<void> {
  const item = panel.getByRole('menuitem', { name, exact: true });
  await panel.getByRole('button', { name: 'More actions' }).click();
  await item.click();
  await item.waitFor({ state: 'detached' });
}
