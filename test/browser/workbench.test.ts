import { openViewContainer } from '../support/steps.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

describe("VS Code's window", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });

  after(() => workbench?.close());

  it('shows Clientele in the activity bar', async () => {
    await openViewContainer(workbench.page, 'Clientele');
  });
});
