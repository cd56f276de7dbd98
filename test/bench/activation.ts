/** What VS Code itself reports of loading and activating the extension, on a host that does nothing else. */
import { openView, openViewContainer, runCommand } from '../support/steps.ts';
import { openWorkbench } from '../support/workbench.ts';

/** As "Developer: Show Running Extensions" shows it: "Activation: 4ms". Build first. */
export async function activationTime(): Promise<string> {
  const connection = { id: 'idle', provider: 'cartevo', name: 'Idle', baseUrl: 'http://127.0.0.1:9/v1' };
  const workbench = await openWorkbench({ settings: { 'clientele.connections': [connection] } });
  try {
    const { page } = workbench;
    // The quickest stand last, and what is out of sight is not drawn.
    await page.setViewportSize({ width: 1400, height: 3000 });
    await page.waitForTimeout(8000); // starting up is not what is measured
    // Views start closed in a new window, and a closed one activates nothing.
    await openViewContainer(page, 'Clientele');
    await openView(page, 'Cartevo');
    await page.waitForTimeout(3000);
    await runCommand(page, 'Developer: Show Running Extensions');
    const row = page.locator('.runtime-extensions-editor .extension').filter({ hasText: /^clientele/i });
    return (await row.locator('.activation-time').textContent()) ?? '';
  } finally {
    await workbench.close();
  }
}

if (import.meta.main) console.log(await activationTime());
