// The browser and the page that the tests of one webview share: opened by a test, closed behind it.

import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import type { PageOptions } from './webview-page.ts';

interface Opened {
  readonly page: Page;
  readonly refused: readonly string[];
}

/** Called inside `describe`. After each test its page must have refused nothing of its own. */
export function webviewPages<One extends Opened>(
  openPage: (browser: Browser, options: PageOptions) => Promise<One>,
): (options?: PageOptions) => Promise<One> {
  let browser: Browser;
  let opened: One | undefined;

  before(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    assert.deepEqual(opened?.refused, [], 'the policy of the page refused something of its own');
    await opened?.page.context().close();
    opened = undefined;
  });
  after(() => browser?.close());

  return async (options = {}) => {
    opened = await openPage(browser, options);
    return opened;
  };
}
