// A webview's page on its own, in plain Chromium: the html, policy, style and script that VS Code is given.

import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { pageHtml } from '../../src/ui/webview/page-html.ts';
import { type ThemeName, themeVariables } from './detail-themes.ts';

const origin = 'https://panel.test';
const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

export interface WebviewPage<From, To> {
  readonly page: Page;
  /** What the page has sent, and what its policy has refused. */
  readonly sent: From[];
  readonly refused: string[];
  readonly states: unknown[];
  send(...messages: readonly To[]): Promise<void>;
}

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** The image the page's policy lets through. */
  readonly image?: string;
}

/** Which page it is, and its styles in `dist`. */
interface PageFiles {
  readonly page: string;
  readonly styles: readonly string[];
}

export async function openWebviewPage<From, To>(
  browser: Browser,
  { page: name, styles }: PageFiles,
  options: PageOptions,
): Promise<WebviewPage<From, To>> {
  const { theme = 'dark', width = 1280, height = 860, image } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-US',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const [sent, refused, states]: [From[], string[], unknown[]] = [[], [], []];
  await page.exposeFunction('toExtension', (message: From) => sent.push(message));
  await page.exposeFunction('toState', (state: unknown) => states.push(state));
  await page.exposeFunction('toRefused', (what: string) => refused.push(what));
  await page.addInitScript(() => {
    // What VS Code puts into the page, and what the policy says of it.
    Object.assign(window, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => Reflect.get(window, 'toExtension')(message),
        setState: Reflect.get(window, 'toState'),
      }),
    });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      Reflect.get(window, 'toRefused')(`${violatedDirective} ${blockedURI}`),
    );
  });
  const html = pageHtml({
    cspSource: origin,
    script: `${origin}/pages.js`,
    page: name,
    styles: styles.map(name => `${origin}/${name}`),
    title: 'Page',
    nonce: 'bm9uY2U=',
    image,
    language: 'en',
    translations: {},
  });
  await page.route('**/*', route => {
    const { pathname, origin: from } = new URL(route.request().url());
    if (from !== origin)
      return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
    const asked = pathname.slice(1);
    if (asked === 'pages.js') return route.fulfill({ contentType: 'text/javascript', body: file('dist/pages.js') });
    if (styles.includes(asked)) return route.fulfill({ contentType: 'text/css', body: file(`dist/${asked}`) });
    return route.fulfill({ contentType: 'text/html', body: html });
  });
  await page.goto(`${origin}/`);
  await page.evaluate(variables => {
    const root = document.documentElement.style;
    for (const [name, value] of Object.entries(variables)) root.setProperty(`--vscode-${name}`, value);
  }, themeVariables(theme));
  return {
    page,
    sent,
    refused,
    states,
    send: async (...messages) => {
      for (const message of messages) await page.evaluate(data => window.postMessage(data, '*'), message as unknown);
      // Messages are read in turn: when an answer to the last one can be drawn, it has been.
      await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 30)));
    },
  };
}
