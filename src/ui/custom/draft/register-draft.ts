/** Describing an API that Clientele does not know: from a command, a document, or a description from elsewhere. */

import { t } from '../../../core/l10n/language.ts';
import type { Connection } from '../../../core/model/customer.ts';
import { contactsOf } from '../../../providers/detect/contacts.ts';
import type { Command } from '../../actions/command-arguments.ts';
import { addGivenConnection } from '../../connections/wizard/add.ts';
import type { Services } from '../../services/services.ts';
import { askSource } from './ask-source.ts';
import type { Beginning } from './draft.ts';
import { DraftPanel } from './draft-panel.ts';
import type { DraftServices } from './draft-services.ts';
import { manifestText } from './draft-text.ts';

/** The beginning, with an ID that nothing else has, and a word where a description of its host comes along. */
async function placed({ custom, providers }: DraftServices, beginning: Beginning): Promise<Beginning> {
  const { manifest, isWhole } = beginning;
  if (!manifest || isWhole) return beginning;
  let { id } = manifest;
  for (let count = 2; providers.has(id) || custom.entry(id) !== undefined; count++) id = `${manifest.id}-${count}`;
  const own = { ...manifest, id };
  const origins = new Set(contactsOf(manifest).map(({ origin }) => origin));
  const known = (await custom.examples()).find(({ provider }) =>
    Object.values(provider.baseUrl).some(address => URL.canParse(address) && origins.has(new URL(address).origin)),
  );
  const note =
    known && t('A description of {0} comes with Clientele: “Add a Connection” offers it.', known.provider.title);
  return {
    ...beginning,
    ...{
      manifest: own,
      text: manifestText(own),
      notes: note === undefined ? beginning.notes : [note, ...beginning.notes],
    },
  };
}

/** `show` opens a connection in its view. */
export function registerDraft(services: Services, show: (connection: Connection) => Promise<void>) {
  const panels = new Set<DraftPanel>();
  const { custom, extension, http, privacy, privacyState, providers, settings } = services;
  const own: DraftServices = {
    ...{ custom, extension, http, privacy, privacyState, providers, settings },
    log: line => services.log.request(line),
    async connect(providerId, entered) {
      const provider = providers.get(providerId);
      const added = provider && (await addGivenConnection(services, { provider, ...entered }));
      if (added) await show(added.connection);
    },
  };
  const newCustomProvider: Command = async () => {
    const asked = await askSource();
    if (!asked) return;
    const panel = new DraftPanel(own, await placed(own, asked));
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
