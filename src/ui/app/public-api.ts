/** The public API, made of what the commands use. It never hands out credentials. */
import type { ClienteleApi } from '../../api.ts';
import type { FetchedPage } from '../../core/client.ts';
import type { CustomerPage, CustomerRecord } from '../../core/model/customer.ts';
import { exportCustomers } from '../../customers/export/export.ts';
import { type RelatedSection, related } from '../../customers/related/related.ts';
import { search } from '../../customers/search/search.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import { testConnection } from '../connections/test-connection.ts';
import { destinationOf } from '../export/export-file.ts';
import type { Services } from '../services/services.ts';
import { checkArguments } from './api-arguments.ts';

/** Hits of a connection's index at most; what is found beyond is more than memory is for. */
const mostHits = 100_000;

const never = () => new AbortController().signal;

/** A copy, for whoever asks to do with as they like: what is kept here stays as it was read. */
const copyOf = (record: CustomerRecord): CustomerRecord => structuredClone(record);

/** What the API promises of a page, and no more. */
const publicPage = ({
  records,
  problems,
  page,
  pageCount,
  total,
  hasMore,
  endIsDoubtful,
  fetchedAt,
}: FetchedPage): CustomerPage => ({
  records: records.map(copyOf),
  problems: structuredClone(problems),
  page,
  pageCount,
  total,
  hasMore: hasMore || endIsDoubtful === true,
  fetchedAt,
});

const publicSection = ({ items, next, ...section }: RelatedSection): RelatedSection => ({
  ...section,
  items: structuredClone(items),
  ...(next && { next: async () => publicSection(await next()) }),
});

async function* relatedSections(
  open: Services['connections'],
  ...[id, customerId, relating]: Parameters<ClienteleApi['related']>
): AsyncGenerator<RelatedSection> {
  checkArguments({ id, customerId, relating });
  const { sections, signal = never(), fresh = false } = relating ?? {};
  const account = await open.get(id);
  const names = sections ?? (account.provider.sections ?? []).map(section => section.id);
  const opened = [...new Set(names)].map(name => account.section(name, customerId));
  for await (const section of related(opened, { signal, fresh })) yield publicSection(section);
}

const reconciled =
  (services: Services): ClienteleApi['reconcile'] =>
  async (id, other, reconciling) => {
    checkArguments({ id, other, reconciling });
    const { reconcileForApi } = await import('./rarely-used.ts');
    return reconcileForApi(services, id, other, { ...reconciling, signal: reconciling.signal ?? never() });
  };

/** A file may go anywhere: in privacy mode it is redacted, as every other export is. */
const exported =
  ({ connections, privacy, reading }: Services): ClienteleApi['export'] =>
  async (id, target, format, exporting) => {
    checkArguments({ id, target, format, exporting });
    const { query = {}, signal = never() } = exporting ?? {};
    const redact = privacy.redaction([id]);
    const options = { format, query, signal, redact, apart: reading };
    const summary = await exportCustomers(await connections.get(id), destinationOf(target), options);
    const { customers, problems, pages, complete } = summary;
    return { customers, problems, pages, complete, ...(redact && { redacted: true as const }) };
  };

export function createApi(services: Services): ClienteleApi {
  const { connections: open, store, index, settings } = services;
  return {
    version: 1,
    get connections() {
      return store.connections;
    },
    onDidChangeConnections: (listener, thisArgs, disposables) =>
      store.onDidChange(() => listener.call(thisArgs), undefined, disposables),
    addConnection: async (connection, credentials) => {
      checkArguments({ credentials });
      return store.add(connection, credentials);
    },
    updateCredentials: async (id, credentials) => {
      checkArguments({ id, credentials });
      await store.updateCredentials(open.connection(id), credentials);
    },
    removeConnection: async id => {
      checkArguments({ id });
      await store.remove(open.connection(id).id);
    },
    testConnection: async id => {
      checkArguments({ id });
      await testConnection(services, id);
    },
    page: async (id, query, reading) => {
      checkArguments({ id, query, reading });
      const { signal = never(), fresh = false } = reading ?? {};
      return publicPage(await (await open.get(id)).page(query ?? {}, { signal, fresh }));
    },
    customer: async (id, customerId, reading) => {
      checkArguments({ id, customerId, reading });
      const { signal = never(), fresh = false } = reading ?? {};
      return copyOf((await (await open.get(id)).customer(customerId, { signal, fresh })).record);
    },
    async *search(text, searching) {
      checkArguments({ text, searching });
      const { connections, signal = never(), onState } = searching ?? {};
      const { scanLimit: limit, ttl: maxAge } = settings();
      const hits = search(open, index, text, {
        signal,
        indexHits: mostHits,
        ...(limit > 0 ? { list: { limit, maxAge, proof: false } } : {}),
        ...(connections ? { connections } : {}),
        ...(onState ? { onState: ({ coverage: _, reading: __, ...state }: DetailedState) => onState(state) } : {}),
      });
      for await (const { record, via } of hits) yield { record: copyOf(record), via };
    },
    related: (id, customerId, relating) => relatedSections(open, id, customerId, relating),
    export: exported(services),
    reconcile: reconciled(services),
    insights: async (id, counting) => {
      checkArguments({ id, counting });
      const { insightsForApi } = await import('./rarely-used.ts');
      return insightsForApi(services, id, counting?.signal ?? never());
    },
  };
}
