// What axe finds wrong with a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare const axe: { run(within: string): Promise<AxeResults> } | undefined;

let source: string | undefined;

/**
 * The rules that a page breaks, each with the markup that does. axe runs in the frame itself: Playwright's package for it opens
 * a second page in the browser, after which a webview that VS Code 1.139 opens may wait for its service worker for good.
 */
export async function axeFaults(frame: Frame | Page, within = '#clientele'): Promise<string[]> {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await frame.evaluate(() => typeof axe === 'object'))) await frame.evaluate(source);
  const results = await frame.evaluate(place => axe?.run(place), within);
  if (!results || results.passes.length === 0) throw new Error(`axe has looked at nothing in ${within}.`);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
