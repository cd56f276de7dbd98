/** What the features are made of: one record, made by the app and handed to each of them. */
import type * as vscode from 'vscode';
import type { Http } from '../../core/http/http.ts';
import type { OpenConnections } from '../../customers/connections/open-connections.ts';
import type { ProviderRegistry } from '../../customers/connections/provider-registry.ts';
import type { OpenedLists } from '../../customers/pages/opened-lists.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { ReadingThread } from '../../customers/reading/reading-thread.ts';
import type { OpenedSections } from '../../customers/related/opened-sections.ts';
import type { History } from '../../customers/search/history.ts';
import type { ModelSession } from '../../customers/tools/model-session.ts';
import type { CustomProviders } from '../custom/custom-providers.ts';
import type { Log } from '../window/log.ts';
import type { RawDocuments } from '../window/raw-documents.ts';
import type { settings } from '../window/settings.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { CredentialStore } from './credential-store.ts';
import type { Follow } from './follow.ts';
import type { LocalIndex } from './local-index.ts';
import type { OpenTabs } from './open-tabs.ts';
import type { OpenedViews } from './opened-views.ts';
import type { PrivacyState } from './privacy-state.ts';
import type { SampleServer } from './sample-server.ts';

export interface Services {
  readonly extension: { readonly uri: vscode.Uri; readonly version: string };
  readonly providers: ProviderRegistry;
  /** Those of them that the user's settings describe. */
  readonly custom: CustomProviders;
  /** What goes to be seen, copied or written of a person goes through here. */
  readonly privacy: Privacy;
  readonly privacyState: PrivacyState;
  /** The connections as the user has set them up. */
  readonly store: ConnectionStore;
  readonly credentials: CredentialStore;
  /** The connections at work: each opened when it is first used. */
  readonly connections: OpenConnections;
  readonly sample: SampleServer;
  /** What is opened of their lists. */
  readonly lists: OpenedLists;
  /** What is opened of what belongs to their customers. */
  readonly sections: OpenedSections;
  readonly index: LocalIndex;
  /** What was searched for in this window. */
  readonly history: History;
  /** What the user comes back to. */
  readonly follow: Follow;
  readonly openedViews: OpenedViews;
  readonly openTabs: OpenTabs;
  /** What language models asked in this window, and what the user has allowed them. */
  readonly models: ModelSession;
  readonly documents: RawDocuments;
  readonly log: Log;
  readonly settings: typeof settings;
  readonly http: Http;
  /** The thread that large answers are read in, and exports are written. */
  readonly reading: ReadingThread;
}
