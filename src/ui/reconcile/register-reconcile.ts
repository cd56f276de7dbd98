/** Comparing a whole list with a file or with another list. */
import { number, t } from '../../core/l10n/language.ts';
import { reconcile } from '../../customers/reconcile/reconcile.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { Services } from '../services/services.ts';
import { pauseText, progressText, withProgress } from '../window/progress.ts';
import { layoutText } from './layout-words.ts';
import { askWith } from './reconcile-form.ts';
import { ReconcilePanel } from './reconcile-panel.ts';

export function registerReconcile(services: Services, open: (target: CustomerTarget) => void) {
  const panels = new Set<ReconcilePanel>();
  const compare: Command = async call => {
    const here = await call.connection();
    if (!here) return;
    const other = await askWith(here, services.store.connections);
    if (!other) return;
    const there =
      other.kind === 'file'
        ? other.file
        : { kind: other.kind, connection: await services.connections.get(other.connection.id) };
    const connection = await services.connections.get(here.id);
    const thereName = other.kind === 'file' ? other.file.name : other.connection.name;
    const result = await withProgress(t('Comparing {0} with {1}', here.name, thereName), (progress, signal) =>
      reconcile(connection, there, {
        by: other.by,
        ...(other.kind === 'file' && { fields: other.fields }),
        signal,
        onPause: retryAt => progress.report({ message: pauseText(retryAt) }),
        onProgress: step =>
          progress.report({
            message:
              step.kind === 'file'
                ? t('{0} rows read', number(step.rows))
                : `${step.name}: ${progressText(step.progress)}`,
          }),
      }),
    );
    const actions = {
      extensionUri: services.extension.uri,
      open: (connectionId: string, customerId: string) => open({ connectionId, customerId }),
    };
    const panel = new ReconcilePanel(actions, {
      ...{ result, here: here.name, there: thereName, by: other.by },
      layout: other.kind === 'file' ? layoutText(other.file) : '',
    });
    panels.add(panel);
    panel.onClosed(() => panels.delete(panel));
  };
  return {
    commands: { reconcile: compare },
    dispose() {
      for (const panel of [...panels]) panel.dispose();
    },
  };
}
