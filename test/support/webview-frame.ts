// The pages of webviews in VS Code's window.

import type { Frame, Page } from 'playwright-core';
import { runCommand, WAIT } from './steps.ts';

/** Milliseconds that a webview may be blank. */
const longestBlank = 10_000;

/** Whether this is the outer frame of a webview, in which VS Code makes the one that has its page. */
const isWebview = (frame: Frame): boolean => frame.url().includes('/webview/browser/pre/index.html');

/** What a frame says of itself, or undefined where it is replaced or does not answer: a frame that loads keeps one waiting. */
const asked = <T>(answer: Promise<T>): Promise<T | undefined> =>
  Promise.race([
    answer.catch(() => undefined),
    new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), 2000)),
  ]);

/**
 * Whether a webview shows nothing: VS Code has not begun to fill it, or the script of its page has not come. On a busy
 * machine 1.139 was seen to leave both so for good: the outer frame waits for its service worker before it makes the inner
 * one, and a file that this worker was asked for may never be answered.
 */
async function isBlank(webview: Frame): Promise<boolean> {
  const drawn = await Promise.all(webview.childFrames().map(frame => asked(frame.locator('body > * > *').count())));
  return !drawn.some(count => (count ?? 0) > 0);
}

/** What the webviews there are show, for who reads of a failure. */
async function webviewTexts(page: Page): Promise<string> {
  const texts = page
    .frames()
    .filter(isWebview)
    .map(async webview => {
      const inner = webview.childFrames().map(frame => asked(frame.locator('body > div').first().textContent()));
      const said = await Promise.all(inner);
      return JSON.stringify(said.map(text => text?.replace(/\s+/g, ' ').slice(0, 200) ?? '(no answer)').join(' | '));
    });
  return (await Promise.all(texts)).join(', ') || 'none';
}

/** The frame of a webview, three deep, found by a selector or text that only its content has. */
export async function webviewFrame(page: Page, content: string, timeout = WAIT): Promise<Frame> {
  let end = Date.now() + timeout;
  let reloads = 0;
  let blankFrom = Date.now();
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      // A frame may be replaced while it is asked; then it is not the one.
      const found = await asked(frame.locator(content).count());
      if (found !== undefined && found > 0) return frame;
    }
    const blank = await Promise.all(page.frames().filter(isWebview).map(isBlank));
    if (!blank.includes(true)) blankFrom = Date.now();
    else if (Date.now() - blankFrom > longestBlank && reloads < 3) {
      reloads++;
      console.log(`      a webview stayed blank: webviews are loaded again (${reloads})`);
      await runCommand(page, 'Developer: Reload Webviews');
      blankFrom = Date.now();
      // Its page begins anew, and so does the time it has.
      end = Date.now() + timeout;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No webview with ${content}; what there is: ${await webviewTexts(page)}.`);
}
