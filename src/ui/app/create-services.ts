/** The services, each made of those before it. */
import * as vscode from 'vscode';
import { createHttp, type Http } from '../../core/http/http.ts';
import { isSample } from '../../core/read-connections.ts';
import { OpenConnections } from '../../customers/connections/open-connections.ts';
import { ProviderRegistry } from '../../customers/connections/provider-registry.ts';
import { OpenedLists } from '../../customers/pages/opened-lists.ts';
import { Privacy } from '../../customers/privacy/privacy.ts';
import { ReadingThread } from '../../customers/reading/reading-thread.ts';
import { OpenedSections } from '../../customers/related/opened-sections.ts';
import { History } from '../../customers/search/history.ts';
import { ModelSession } from '../../customers/tools/model-session.ts';
import { providers as builtIn } from '../../providers/index.ts';
import { CustomProviders } from '../custom/custom-providers.ts';
import { sourceOf } from '../reading/source-of.ts';
import { ConnectionStore } from '../services/connection-store.ts';
import { CredentialStore } from '../services/credential-store.ts';
import { Follow } from '../services/follow.ts';
import { forgetWhatChanges } from '../services/forget.ts';
import { LocalIndex } from '../services/local-index.ts';
import { OpenTabs } from '../services/open-tabs.ts';
import { OpenedViews } from '../services/opened-views.ts';
import { PrivacyState } from '../services/privacy-state.ts';
import { SampleServer } from '../services/sample-server.ts';
import type { Services } from '../services/services.ts';
import type { Disposables } from '../window/disposables.ts';
import { Log } from '../window/log.ts';
import { RawDocuments } from '../window/raw-documents.ts';
import { settings } from '../window/settings.ts';

type Parts = Pick<Services, 'providers' | 'store' | 'credentials' | 'http' | 'log' | 'index' | 'reading'> & {
  readonly sample: SampleServer;
};

const accountsOf = ({ providers, store, credentials, sample, http, log, index, reading }: Parts): OpenConnections =>
  new OpenConnections({
    providers,
    connections: () => store.connections,
    access: async connection =>
      isSample(connection)
        ? sample.access(connection.provider)
        : { baseUrl: connection.baseUrl, credentials: await credentials.need(connection) },
    settings,
    http,
    log: line => log.request(line),
    elsewhere: of => reading.elsewhere(of),
    onRecords: records => index.add(records),
    onMissing: (connectionId, id) => index.remove(connectionId, [id]),
  });

/** Made for the first request: the rows of connections need none. */
function httpWhenAsked(): Http {
  let made: Http | undefined;
  return {
    send(request) {
      made ??= createHttp();
      return made.send(request);
    },
    dispose: () => made?.dispose(),
  };
}

const privacyOf = (state: PrivacyState, store: ConnectionStore): Privacy =>
  new Privacy({
    mode: () => state.mode,
    pseudonyms: () => state.pseudonyms,
    isProduction(connectionId) {
      const connection = store.connections.find(({ id }) => id === connectionId);
      return !connection || (connection.environment === 'production' && !isSample(connection));
    },
  });

/** Makes the services; what is to be disposed of is added to `own`. */
export function createServices(context: vscode.ExtensionContext, own: Disposables): Services {
  const extension = { uri: context.extensionUri, version: String(context.extension.packageJSON.version) };
  const log = own.add(new Log());
  const documents = own.add(new RawDocuments(id => store.connections.some(one => one.id === id)));
  const providers = new ProviderRegistry(builtIn.values());
  const custom = own.add(new CustomProviders(providers, vscode.Uri.joinPath(context.extensionUri, 'manifests')));
  const credentials = own.add(
    new CredentialStore(context.secrets, ({ provider, options }) => providers.get(provider)?.placement?.(options)),
  );
  const store = own.add(new ConnectionStore(providers, credentials));
  const privacyState = own.add(new PrivacyState(context.secrets));
  const privacy = privacyOf(privacyState, store);
  // Before whoever draws anew what is covered now.
  own.add(privacyState.onDidChange(() => privacy.changed()));
  own.add(store.onDidChange(() => privacyState.connectionsChanged(store.connections)));
  const index = own.add(new LocalIndex(context, store));
  const http = own.add(httpWhenAsked());
  const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'reading.cjs').fsPath;
  const reading = own.add(new ReadingThread({ worker, sourceOf }));
  const sample = own.add(new SampleServer(async () => (await import('../../sandbox/server.ts')).startSandbox()));
  const connections = own.add(accountsOf({ providers, store, credentials, sample, http, log, index, reading }));
  const lists = own.add(new OpenedLists(async (id, query, ask) => (await connections.get(id)).page(query, ask)));
  const sections = own.add(new OpenedSections(place => connections.sectionSource(place)));
  const history = new History();
  const follow = own.add(new Follow(context.secrets));
  own.add(index.onDidLose(() => connections.clear()));
  const models = new ModelSession();
  const openedViews = new OpenedViews(context.workspaceState);
  const kept = { store, credentials, connections, lists, sections, index, history, follow, models, documents };
  own.add(
    forgetWhatChanges(kept, async () => {
      if (!store.connections.some(isSample)) await sample.dispose();
    }),
  );
  const shown = { privacy, privacyState, openedViews, openTabs: new OpenTabs() };
  return { ...kept, ...shown, extension, providers, custom, sample, log, settings, http, reading };
}
