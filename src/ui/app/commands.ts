/** Every command by its id: one path for the palette, the tree and the panel. Each asks for what it is not given. */
import * as vscode from 'vscode';
import { driftReport } from '../../core/drift-report.ts';
import { isSample, sampleUrl } from '../../core/read-connections.ts';
import { type CustomerTarget, connectionTarget, customerTargets } from '../actions/command-arguments.ts';
import { type CopyKind, copy } from '../actions/copy.ts';
import { runDiagnosis } from '../connections/diagnose.ts';
import { addConnection } from '../connections/wizard/add.ts';
import { editConnection, removeConnection, updateCredentials } from '../connections/wizard/edit.ts';
import { runExport } from '../export/export.ts';
import { type ExportSourcePort, exportSource } from '../export/export-source.ts';
import { searchBox } from '../search/search-box.ts';
import { type SearchStart, startFrom } from '../search/search-start.ts';
import { askFilters } from '../tree/filter-questions.ts';
import type { Node, ProblemNode } from '../tree/nodes.ts';
import { pageQuestion } from '../tree/page-question.ts';
import { withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';
import type { App } from './app.ts';

/** What is selected in the editor, as a search begins with it. */
function selected(): SearchStart {
  const editor = vscode.window.activeTextEditor;
  return startFrom(editor ? editor.document.getText(editor.selection) : '');
}

/** A row that could not be read: it has raw JSON although it is no customer. */
const isProblem = (value: unknown): value is ProblemNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'problem';

type Command = (argument?: unknown, selected?: unknown) => Promise<unknown>;

/** Sample data speaks the language of every provider; Easy.tools' customers are per currency. */
const sampleOptions: Readonly<Record<string, Readonly<Record<string, string>>>> = { easytools: { currency: 'pln' } };

export function commands(app: App): ReadonlyMap<string, Command> {
  const { accounts, store, targets, connect, trees, detail, raw, log } = app;
  const copying = { accounts, record: (target: CustomerTarget) => app.record(target) };
  const copies =
    (kind: CopyKind): Command =>
    async (argument, selected) =>
      copy(copying, kind, await customerTargets(targets, argument, selected));

  const openCustomer: Command = async (argument, selected) => {
    const [target] = await customerTargets(
      targets,
      argument,
      Array.isArray(selected) && selected.length > 1 ? [] : selected,
    );
    // From the tree, the focus stays there: the next row and the keys that copy are at hand.
    const preserveFocus = (argument as Partial<Node> | undefined)?.kind === 'customer';
    if (target) await detail.show(target, { preserveFocus });
  };

  const table: Record<string, Command> = {
    addConnection: () => addConnection(connect),
    editConnection: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (connection) await editConnection(connect, connection);
    },
    updateCredentials: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (connection) await updateCredentials(connect, connection);
    },
    removeConnection: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (connection) await removeConnection(connect, connection);
    },
    testConnection: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (!connection) return;
      await withProgress(`Testing ${plain(connection.name)}`, (_, signal) => app.test(connection.id, signal));
      void vscode.window.showInformationMessage(`${plain(connection.name)}: the provider accepts the credentials.`);
    },
    exploreSampleData: async () => {
      let added = 0;
      for (const provider of app.providers.values()) {
        if (store.connections.some(known => isSample(known) && known.provider === provider.id)) continue;
        added++;
        const options = sampleOptions[provider.id];
        const entry = {
          provider: provider.id,
          name: `${provider.title} sample`,
          environment: 'sandbox',
          baseUrl: sampleUrl,
        } as const;
        await store.add({ ...entry, id: `sample-${provider.id}`, ...(options ? { options } : {}) }, {});
      }
      if (added === 0) void vscode.window.showInformationMessage('The sample data is there already.');
      await vscode.commands.executeCommand('clientele.cartevo.focus');
    },
    refresh: async argument => {
      const id = (argument as { connectionId?: unknown } | undefined)?.connectionId;
      await trees.refresh(typeof id === 'string' ? id : undefined);
    },
    resync: async argument => {
      const connection = await connectionTarget(targets, argument, one => !!accounts.provider(one).resync);
      if (connection) await trees.of(connection)?.refresh(connection.id, true);
    },
    goToPage: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (!connection) return;
      const tree = trees.of(connection);
      const title = `Go to a page of ${connection.name}`;
      const page = await vscode.window.showInputBox({ title, ...pageQuestion(tree?.pageCount(connection.id) ?? null) });
      if (page) await tree?.goToPage(connection.id, Number(page));
    },
    filter: async argument => {
      const connection = await connectionTarget(targets, argument, one => accounts.provider(one).filters.length > 0);
      const tree = connection && trees.of(connection);
      if (!tree) return;
      const filters = await askFilters(connection, accounts.provider(connection), tree.filters(connection.id));
      if (!filters) return;
      tree.filter(connection.id, filters);
      await tree.show(connection.id);
    },
    clearFilter: async argument => {
      const connection = await connectionTarget(
        targets,
        argument,
        one => Object.keys(trees.of(one)?.filters(one.id) ?? {}).length > 0,
      );
      if (connection) trees.of(connection)?.filter(connection.id, {});
    },
    search: async argument => {
      const { connectionId, text, isId } = (argument ?? {}) as Record<string, unknown>;
      const named = store.connections.filter(connection => connection.id === connectionId);
      const given = typeof text === 'string' ? { text, isId: isId === true } : named.length ? { text: '' } : undefined;
      const target = await searchBox(app.search, named.length ? named : store.connections, given ?? selected());
      if (target) await detail.show(target);
    },
    scan: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (connection) await app.scans.begin(connection.id);
    },
    removeSearch: async argument => trees.removeSearch(argument),
    export: async (argument, selected) => {
      const find: ExportSourcePort['find'] = (id, text, signal) => app.find(id, text, signal, Number.POSITIVE_INFINITY);
      const source = await exportSource({ accounts, targets, query: app.query.bind(app), find }, argument, selected);
      if (source) await runExport(source);
    },
    openCustomer,
    openCustomerById: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (!connection) return;
      const prompt = `The ID as ${accounts.provider(connection).title} writes it`;
      const id = await vscode.window.showInputBox({ title: `Open a customer of ${connection.name} by ID`, prompt });
      if (id?.trim()) await detail.show({ connectionId: connection.id, customerId: id.trim() });
    },
    openRawJson: async (argument, selected) => {
      if (isProblem(argument)) return raw.openProblem(argument);
      for (const target of await customerTargets(targets, argument, selected)) await raw.open(await app.record(target));
    },
    copyCustomerId: copies('id'),
    copyEmail: copies('email'),
    copyJson: copies('json'),
    copyAsCurl: copies('curl'),
    diagnoseConnection: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (connection) await runDiagnosis({ accounts, documents: raw, version: app.version }, connection);
    },
    copyDriftReport: async argument => {
      const connection = await connectionTarget(targets, argument);
      if (!connection) return;
      const { provider, drift } = await accounts.get(connection.id);
      await vscode.env.clipboard.writeText(driftReport(provider.title, provider.docs, drift.notes));
      void vscode.window.showInformationMessage('Copied a report of field names and counts; it holds no customer.');
      trees.driftSeen(connection.id);
    },
    clearCache: async () => {
      await app.clearCache();
      const { length } = store.connections;
      const read = `what was read of ${length === 1 ? 'one connection' : `${length} connections`}`;
      void vscode.window.showInformationMessage(`Cleared ${read}. Credentials and settings are kept.`);
    },
    showLog: async () => log.show(),
    tryAgain: async argument => trees.tryAgain(argument),
    openSettings: async () =>
      vscode.commands.executeCommand('workbench.action.openSettingsJson', {
        revealSetting: { key: 'clientele.connections' },
      }),
  };
  return new Map(Object.entries(table).map(([name, command]) => [`clientele.${name}`, command]));
}
