/** What VS Code loads first: registrations only. The rest is loaded right after them, and made when one of them is first used. */
import * as vscode from 'vscode';
import type { ClienteleApi } from './api.ts';
import type { App } from './ui/app/app.ts';
import { lazyApi } from './ui/app/lazy-api.ts';
import { LazyTree } from './ui/app/lazy-tree.ts';
import type { HomeNode } from './ui/home/nodes.ts';
import { LazyTools } from './ui/tools/lazy-tools.ts';
import type { Node } from './ui/tree/nodes.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string }[];
    readonly languageModelTools: readonly { name: string }[];
    readonly views: { readonly clientele: readonly { id: string }[] };
  };
}

function load() {
  require('./ui/app/language.ts'); // before the rest: what is loaded may be said in the reader's language at once
  return require('./ui/app/app.ts') as typeof import('./ui/app/app.ts'); // a bundle of its own
}

export function activate(context: vscode.ExtensionContext): ClienteleApi {
  let made: App | undefined;
  const app = (): App => {
    if (made) return made;
    made = load().createApp(context);
    context.subscriptions.push(made);
    return made;
  };
  const { contributes } = context.extension.packageJSON as Manifest;
  context.subscriptions.push(
    ...contributes.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, (...args) => app().run(command, args)),
    ),
    ...contributes.views.clientele.map(({ id }) =>
      id === 'clientele.home'
        ? new LazyTree<HomeNode>(id, view => app().openHome(view))
        : new LazyTree<Node>(id, view => app().openView(id, view)),
    ),
    ...(['customer', 'compare'] as const).map(name =>
      vscode.window.registerWebviewPanelSerializer(`clientele.${name}`, {
        deserializeWebviewPanel: async (panel, state) => app().serializers[name].deserializeWebviewPanel(panel, state),
      }),
    ),
    new LazyTools(
      contributes.languageModelTools.map(({ name }) => name),
      name => app().tools.tool(name),
      () => made?.tools.withdraw(),
    ),
    vscode.window.registerUriHandler({ handleUri: uri => app().openUri(uri) }),
  );
  // A click activates, and VS Code draws its view before it asks for the rows: what answers is loaded meanwhile.
  const loading = setTimeout(load);
  context.subscriptions.push({ dispose: () => clearTimeout(loading) });
  return lazyApi(() => app().api);
}
