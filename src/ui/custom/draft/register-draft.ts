/** Describing an API that Clientele does not know: from a command, a document, or a description from elsewhere. */

import { parsedUrl } from '../../../core/http/url.ts';
import { t } from '../../../core/l10n/language.ts';
import type { Connection } from '../../../core/model/customer.ts';
import { contactsOf } from '../../../providers/detect/contacts.ts';
import type { Manifest } from '../../../providers/manifest/words.ts';
import type { Command } from '../../actions/command-arguments.ts';
import { addGivenConnection } from '../../connections/wizard/add.ts';
import type { Services } from '../../services/services.ts';
import { askSource } from './ask-source.ts';
import type { Beginning } from './draft.ts';
import { DraftPanel } from './draft-panel.ts';
import type { DraftServices } from './draft-services.ts';
import { manifestText } from './draft-text.ts';

/** An ID and a title that nothing else has: no provider, and no other draft that is open. */
function ownNames({ custom, providers }: DraftServices, open: readonly DraftPanel[], { id, title = id }: Manifest) {
  const drafts = open.flatMap(({ names }) => names ?? []);
  const titles = new Set([...drafts, ...providers.values()].map(one => one.title));
  const ids = new Set(drafts.map(one => one.id));
  const isFree = (name: string) => !ids.has(name) && !providers.has(name) && custom.entry(name) === undefined;
  const names = { id, title };
  for (let count = 2; !isFree(names.id); count++) names.id = `${id}-${count}`;
  for (let count = 2; titles.has(names.title); count++) names.title = `${title} ${count}`;
  return names;
}

/** The beginning, with names of its own, and a word where a description of its host comes along. */
async function placed(services: DraftServices, open: readonly DraftPanel[], beginning: Beginning): Promise<Beginning> {
  const { manifest, isWhole } = beginning;
  if (!manifest || isWhole) return beginning;
  const own = { ...manifest, ...ownNames(services, open, manifest) };
  const { custom } = services;
  const origins = new Set(contactsOf(manifest).map(({ origin }) => origin));
  const known = (await custom.examples()).find(({ provider }) =>
    Object.values(provider.baseUrl).some(address => origins.has(parsedUrl(address)?.origin ?? '')),
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
      if (added) await show(added);
    },
  };
  const newCustomProvider: Command = async () => {
    const asked = await askSource(services);
    if (!asked) return;
    const panel = new DraftPanel(own, await placed(own, [...panels], asked));
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
