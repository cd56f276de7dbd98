// What a failed browser test leaves behind: a picture, and a window in which the next test can go on.

import type { Workbench } from './workbench.ts';

/** To be called inside a `describe`. */
export function pictureFailures(workbench: () => Workbench | undefined): void {
  afterEach(async function () {
    const shown = workbench();
    // One that is tried once more has no state yet.
    const test = this.currentTest;
    if (!shown || !test || test.state === 'passed' || test.isPending()) return;
    const name = test.title.replace(/[^\w]+/g, '-').slice(0, 60);
    console.log(`      picture: ${await shown.screenshot(`failed-${name}`)}`);
    // An open box or dialog would take the keys of all that follows.
    for (let press = 0; press < 2; press++) await shown.page.keyboard.press('Escape');
  });
}
