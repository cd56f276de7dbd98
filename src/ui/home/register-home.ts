/** The Home view, and what it is made of: what a person comes back to. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import {
  type CustomerRef,
  isSearchIn,
  type KeptSearch,
  withoutSearch,
  withSearch,
} from '../../customers/follow/kept.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { SearchFound } from '../search/search-parts.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import type { Selections } from '../window/selections.ts';
import { waitFor } from '../window/wait-for.ts';
import { caseCommands } from './case-commands.ts';
import { HomeTree, homeView } from './home-tree.ts';
import type { ListedCustomers } from './listed.ts';
import type { HomeNode, Section } from './nodes.ts';
import { watchCommands } from './watch-commands.ts';
import { Watcher } from './watcher.ts';

/** Milliseconds that a view may take to ask for its rows. */
const longestOpening = 5000;

export function registerHome(services: Services, selections: Selections) {
  const own = new Disposables();
  const closing = new AbortController();
  own.add({ dispose: () => closing.abort() });
  const watcher = own.add(new Watcher(services));
  const { searches } = services.follow;
  let tree: HomeTree | undefined;
  let isMade: () => void = () => {};
  const made = new Promise<void>(resolve => {
    isMade = resolve;
  });

  /** Opens the view; VS Code asks for its rows some time after that, where it was never open before. */
  const opened = async (): Promise<HomeTree | undefined> => {
    await vscode.commands.executeCommand(`${homeView}.focus`);
    await waitFor(made, longestOpening, closing.signal);
    return tree;
  };

  const show = async (section: Section, isIt: (node: HomeNode) => boolean): Promise<void> =>
    (await opened())?.show(section, isIt);

  const removeSearch: Command = async ({ argument }) => {
    if (!isKeptSearch(argument)) return;
    await searches.change(all => withoutSearch(all, argument));
  };

  return {
    commands: {
      ...watchCommands(services, watcher),
      ...caseCommands(services, id => show('cases', node => node.kind === 'case' && node.case.id === id)),
      removeSearch,
      showMoreListed: (() => tree?.listMore()) satisfies Command,
      closeList: (() => tree?.closeList()) satisfies Command,
      refreshHome: (() => (tree ? tree.refresh() : watcher.readNow())) satisfies Command,
    },
    /** The rows of the view, made when VS Code first asks for them. */
    open(view: vscode.TreeView<HomeNode>): HomeTree {
      if (tree) return tree;
      tree = own.add(new HomeTree(view, services, watcher));
      isMade();
      own.add(selections.add(homeView, view));
      return tree;
    },
    /** Lists customers in the view, which it opens. */
    async list(customers: ListedCustomers): Promise<void> {
      await (await opened())?.list(customers);
    },
    /** Selects the row of a customer that a step from a row here has led to. */
    follow: async (target: CustomerRef): Promise<void> => tree?.follow(target),
    /** Keeps a search, or lets go of one that is kept; its row says what the search has found. */
    async keep(search: KeptSearch, found: SearchFound | undefined): Promise<void> {
      if (found) tree?.results.put(search, found);
      await searches.change(all => (isSearchIn(all, search) ? withoutSearch(all, search) : withSearch(all, search)));
      if (!isSearchIn(searches.all, search)) return;
      vscode.window.setStatusBarMessage(`$(check) ${t('The search is kept in Home')}`, 3000);
    },
    dispose: () => own.dispose(),
  };
}

const isKeptSearch = (value: unknown): value is HomeNode & { readonly kind: 'keptSearch' } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'keptSearch';
