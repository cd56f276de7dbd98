// Customer panels without a window: a stub of VS Code makes tabs that remember what was posted to them.

import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import type { FetchedRecord } from '../../../../src/customers/connections/open-connection.ts';
import type { PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { OpenedSections } from '../../../../src/customers/related/opened-sections.ts';
import type { PanelPort } from '../../../../src/ui/detail/panel-port.ts';
import type { CustomerPanels } from '../../../../src/ui/detail/panels.ts';
import type { ToPage, View } from '../../../../src/ui/detail/shared/messages.ts';
import { tabTitle } from '../../../../src/ui/detail/tab-title.ts';
import { privacyOf } from '../../../support/shown.ts';
import { StubTab, settled, tabVscode } from '../../../support/stub-tab.ts';

/** A tab with a customer in it. */
export class Tab extends StubTab<ToPage> {
  get view(): View {
    return this.last('view').view;
  }
  get names(): (string | null)[] {
    return this.posted.flatMap(message =>
      message.type === 'view' && message.record ? [message.record.customer.name] : [],
    );
  }
}

export { settled };

export const record = (customerId: string, name: string, more: object = {}): FetchedRecord => {
  const raw = JSON.stringify({ id: customerId, name });
  // Only what the panel reads of a customer.
  const customer = {
    id: customerId,
    name,
    email: null,
    avatarUrl: null,
    ...more,
  } as FetchedRecord['record']['customer'];
  return {
    kind: 'record',
    record: { connectionId: 'c', customer, raw, sources: {} },
    fetchedAt: '2026-01-01T00:00:00.000Z',
  };
};

interface Asked {
  readonly id: string;
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  readonly answer: PromiseWithResolvers<FetchedRecord>;
}

/** What the panels have done, and what they are answered. One for all tests: a module takes its stub of VS Code once. */
class Desk {
  readonly tabs: Tab[] = [];
  readonly copied: string[] = [];
  readonly commands: unknown[][] = [];
  readonly asked: Asked[] = [];
  known = true;
  privacyMode: PrivacyMode = 'off';
  covered: readonly string[] = [];
  readonly watched = new Set<string>();
  /** What was read for something else. */
  readonly read = new Map<string, FetchedRecord>();
  connectionName = 'C';
  private made: CustomerPanels | undefined;

  get detail(): CustomerPanels {
    assert.ok(this.made);
    return this.made;
  }

  async open(): Promise<void> {
    this.made ??= await makePanels();
  }

  clear(): void {
    this.detail.dispose();
    this.known = true;
    this.privacyMode = 'off';
    this.covered = [];
    this.watched.clear();
    this.read.clear();
    this.connectionName = 'C';
    for (const list of [this.tabs, this.copied, this.commands, this.asked]) list.length = 0;
  }
}

export const desk = new Desk();

/** Opens the desk for the tests of a suite, and clears it after each. */
export function withDesk(): void {
  before(() => desk.open());
  afterEach(() => desk.clear());
}

async function makePanels(): Promise<CustomerPanels> {
  const { copied, commands } = desk;
  const open = () => {
    const tab = new Tab();
    desk.tabs.push(tab);
    return tab;
  };
  const api = tabVscode({ open, copied, commands });
  Object.assign(globalThis, { stubOfVscode: api });
  const source = Object.keys(api).map(name => `export const ${name} = globalThis.stubOfVscode.${name};`);
  const url = `data:text/javascript,${encodeURIComponent(source.join('\n'))}`;
  const hooks = registerHooks({
    resolve: (name, context, next) => (name === 'vscode' ? { url, shortCircuit: true } : next(name, context)),
  });
  const { customerPanels } = await import('../../../../src/ui/detail/panels.ts');
  hooks.deregister();
  const place = { providerTitle: 'P', docs: 'https://d.test', sample: false };
  const port: Omit<PanelPort, 'extensionUri'> = {
    privacy: privacyOf(() => desk.privacyMode),
    load: (_, id, { fresh, signal }) => {
      const answer = Promise.withResolvers<FetchedRecord>();
      desk.asked.push({ id, fresh, signal, answer });
      return answer.promise;
    },
    readBefore: ({ customerId }) => desk.read.get(customerId),
    sections: () => [],
    opened: new OpenedSections(() => {
      throw new Error('It has no sections.');
    }),
    otherConnections: () => [],
    alsoAt: async function* () {},
    total: () => null,
    compare: () => ({ compared: 0, differs: 0 }),
    detail: async () => undefined,
    showRaw: async () => {},
    explain: () => undefined,
    own: () => [],
    isWatched: ({ customerId }) => desk.watched.has(customerId),
    nameTab(panel, { customerId }) {
      panel.title = tabTitle(desk.known ? desk.connectionName : undefined, customerId);
    },
    snippet: async (_, language, { path }) => `${language} ${path}`,
    connectionName: () => desk.connectionName,
    frontChanged() {},
    describe: () =>
      desk.known
        ? { ...place, connectionName: desk.connectionName, environment: 'production', covered: desk.covered }
        : undefined,
  };
  // The stub above takes any address.
  return customerPanels({ ...port, extensionUri: 'ext' as unknown as PanelPort['extensionUri'] });
}

export const target = (customerId: string) => ({ connectionId: 'c', customerId });
export const last = <T>(list: readonly T[]): T => {
  const found = list.at(-1);
  assert.ok(found);
  return found;
};
/** Opens a customer, answered at once. */
export const openPanel = async (id: string, name = `Name of ${id}`): Promise<Tab> => {
  const shown = desk.detail.show(target(id));
  await last(desk.tabs).send({ type: 'ready' });
  last(desk.asked).answer.resolve(record(id, name));
  await shown;
  return last(desk.tabs);
};
