/** Where a panel gets what belongs to its customer. */
import type { Services } from '../services/services.ts';
import type { SectionsPort } from './panel-sections.ts';

/** Asks the connection of the customer, which is opened when the first section is. */
export const sectionsOf = ({ connections, sections, store, documents, privacy }: Services): SectionsPort => ({
  sections(connectionId) {
    const connection = store.connections.find(({ id }) => id === connectionId);
    return (connection ? (connections.provider(connection).sections ?? []) : []).map(
      ({ id, title, covers, detail }) => ({
        ...{ id, title, covers: covers?.(connection?.options ?? {}), detail: detail?.title },
      }),
    );
  },
  privacy,
  opened: sections,
  detail: async (connectionId, section, item, ask) =>
    (await connections.get(connectionId)).related.detail(section, item, ask),
  showRaw: (connectionId, name, raw) => documents.showRaw(connectionId, name, raw),
});
