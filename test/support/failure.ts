// What a failed browser test leaves behind: a picture.

import type { Workbench } from './workbench.ts';

/** To be called inside a `describe`. */
export function pictureFailures(workbench: () => Workbench | undefined): void {
  afterEach(async function () {
    const shown = workbench();
    const test = this.currentTest;
    if (!shown || test?.state !== 'failed') return;
    const name = test.title.replace(/[^\w]+/g, '-').slice(0, 60);
    console.log(`      picture: ${await shown.screenshot(`failed-${name}`)}`);
  });
}
