/** Everything but the registrations: made when it is first needed. */
import type * as vscode from 'vscode';
import type { ClienteleApi } from '../../api.ts';
import {
  type Command,
  commandCall,
  connectionIdOf,
  isOfLostRow,
  lostRow,
  meantByKey,
  ofOtherRows,
  type TargetPort,
} from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { registerActions } from '../actions/register-actions.ts';
import { registerCompare } from '../compare/register-compare.ts';
import { registerConnections } from '../connections/register-connections.ts';
import { registerDetail } from '../detail/register-detail.ts';
import { registerExport } from '../export/register-export.ts';
import type { HomeTree } from '../home/home-tree.ts';
import type { HomeNode } from '../home/nodes.ts';
import { registerHome } from '../home/register-home.ts';
import { registerPrivacy } from '../privacy/register-privacy.ts';
import { registerRequest } from '../request/register-request.ts';
import { registerScan } from '../scan/register-scan.ts';
import { registerSearch } from '../search/register-search.ts';
import type { Services } from '../services/services.ts';
import { registerTable } from '../table/register-table.ts';
import { type ModelTools, registerTools } from '../tools/register-tools.ts';
import type { CustomerTree } from '../tree/customer-tree.ts';
import type { Node } from '../tree/nodes.ts';
import { registerTree } from '../tree/register-tree.ts';
import { Disposables } from '../window/disposables.ts';
import { report } from '../window/report.ts';
import { Selections } from '../window/selections.ts';
import { commands } from './commands.ts';
import { createServices } from './create-services.ts';
import { laterFeatures } from './later-features.ts';
import { createApi } from './public-api.ts';

export interface App extends vscode.Disposable {
  readonly api: ClienteleApi;
  readonly services: Services;
  /** The rows of a view. */
  openView(id: string, view: vscode.TreeView<Node>): CustomerTree;
  /** The rows of the Home view. */
  openHome(view: vscode.TreeView<HomeNode>): HomeTree;
  /** What brings customers' panels back after a reload, and comparisons. */
  readonly serializers: {
    readonly customer: vscode.WebviewPanelSerializer;
    readonly compare: vscode.WebviewPanelSerializer;
  };
  openUri(uri: vscode.Uri): Promise<void>;
  /** What answers language models. */
  readonly tools: ModelTools;
  /** Runs a command by its id; how it fails is shown. */
  run(id: string, args: readonly unknown[]): Promise<void>;
}

interface Manifest {
  readonly contributes: { readonly menus: { readonly 'view/title': readonly { readonly command: string }[] } };
}

/** `titles` are the commands that the title of a view has as well, where there is no row; `focused` is the row that a key is pressed on. */
const runnerOf =
  (
    table: ReadonlyMap<string, Command>,
    targets: TargetPort,
    titles: ReadonlySet<string>,
    focused: () => unknown,
  ): App['run'] =>
  async (id, args) => {
    const [given, selected] = args;
    const argument = meantByKey(given, focused());
    if (argument === ofOtherRows) return;
    const command = table.get(id);
    if (!command) throw new Error(`Clientele contributes the command ${id} and has nothing that runs it.`);
    try {
      if (isOfLostRow(args) && !titles.has(id)) throw lostRow();
      await command(commandCall(targets, argument, selected));
    } catch (error) {
      await report(error, connectionIdOf(argument));
    }
  };

export function createApp(context: vscode.ExtensionContext): App {
  const own = new Disposables();
  const services = createServices(context, own);
  const selections = new Selections();
  const privacy = own.add(registerPrivacy(services));
  const actions = registerActions(services);
  const tree = own.add(registerTree(services, selections));
  const home = own.add(registerHome(services, selections));
  const scan = registerScan(services);
  const search = own.add(registerSearch(services, { views: tree.views, readings: scan.runner, keep: home.keep }));
  const exporting = registerExport(services);
  const detail = own.add(registerDetail(services, tree.views, home));
  const comparing = own.add(
    registerCompare(services, { selection: () => selections.of(), ask: prompt => search.ask({ text: '', prompt }) }),
  );
  const open = (target: CustomerTarget) => void detail.panels.show(target);
  const tools = registerTools(services);
  const later = laterFeatures(services, own, {
    open,
    list: home.list,
    show: connection => tree.views.showRows(connection),
  });
  const panel = () => detail.panels.active();
  const connections = own.add(
    registerConnections(services, tree.views, { ...detail.front, onDidSelect: tree.views.onDidSelect }),
  );
  const table = commands({
    ...later,
    actions: actions.commands,
    comparing: comparing.commands,
    connections: connections.commands,
    detail: detail.commands,
    exporting: exporting.commands,
    home: home.commands,
    log: services.log,
    privacy: privacy.commands,
    request: registerRequest(services).commands,
    scan: scan.commands,
    search: search.commands,
    tools: tools.commands,
    tables: own.add(registerTable(services)).commands,
    tree: tree.commands,
  });
  const targets: TargetPort = { services, selection: view => selections.of(view), panel, ask: () => search.ask() };
  const { menus } = (context.extension.packageJSON as Manifest).contributes; // this extension's own
  const titles = new Set(menus['view/title'].map(({ command }) => command));
  return {
    api: createApi(services),
    services,
    openView: (id, view) => tree.views.open(id, view),
    openHome: home.open,
    serializers: { customer: detail.panels.serializer, compare: comparing.serializer },
    openUri: actions.openUri,
    tools,
    run: runnerOf(table, targets, titles, () => selections.toggled),
    dispose: () => own.dispose(),
  };
}
