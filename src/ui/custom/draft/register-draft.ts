/** Describing an API that Clientele does not know: from a command, a document, or a description from elsewhere. */
import type { Connection } from '../../../core/model/customer.ts';
import type { Command } from '../../actions/command-arguments.ts';
import { addConnection } from '../../connections/wizard/add.ts';
import type { Services } from '../../services/services.ts';
import { askSource } from './ask-source.ts';
import { DraftPanel } from './draft-panel.ts';
import type { DraftServices } from './draft-services.ts';

/** `show` opens a connection in its view. */
export function registerDraft(services: Services, show: (connection: Connection) => Promise<void>) {
  const panels = new Set<DraftPanel>();
  const { custom, extension, http, providers, settings } = services;
  const own: DraftServices = {
    ...{ custom, extension, http, providers, settings },
    log: line => services.log.request(line),
    async connect(providerId, entered) {
      const provider = providers.get(providerId);
      const connection = provider && (await addConnection(services, { provider, ...entered }));
      if (connection) await show(connection);
    },
  };
  const newCustomProvider: Command = async () => {
    const beginning = await askSource();
    if (!beginning) return;
    const panel = new DraftPanel(own, beginning);
    panels.add(panel);
    panel.onClosed(() => panels.delete(panel));
  };
  return {
    commands: { newCustomProvider },
    dispose() {
      for (const panel of [...panels]) panel.dispose();
    },
  };
}
