/** Every command, a line each: one path for the palette, the trees, the panel and what else runs it. */
import type { Command } from '../actions/command-arguments.ts';
import type { registerActions } from '../actions/register-actions.ts';
import type { registerCompare } from '../compare/register-compare.ts';
import type { registerConnections } from '../connections/register-connections.ts';
import type { registerDraft } from '../custom/draft/register-draft.ts';
import type { registerDescribe } from '../describe/register-describe.ts';
import type { registerDetail } from '../detail/register-detail.ts';
import type { registerExport } from '../export/register-export.ts';
import type { registerHome } from '../home/register-home.ts';
import type { registerInsights } from '../insights/register-insights.ts';
import type { registerLookup } from '../lookup/register-lookup.ts';
import type { registerPrivacy } from '../privacy/register-privacy.ts';
import type { registerReconcile } from '../reconcile/register-reconcile.ts';
import type { registerRequest } from '../request/register-request.ts';
import type { registerScan } from '../scan/register-scan.ts';
import type { registerSearch } from '../search/register-search.ts';
import type { registerTable } from '../table/register-table.ts';
import type { registerTools } from '../tools/register-tools.ts';
import type { registerTree } from '../tree/register-tree.ts';
import type { Log } from '../window/log.ts';

type CommandsOf<Register extends (...args: never[]) => { readonly commands: unknown }> =
  ReturnType<Register>['commands'];

export interface CommandSources {
  readonly actions: CommandsOf<typeof registerActions>;
  readonly comparing: CommandsOf<typeof registerCompare>;
  readonly connections: CommandsOf<typeof registerConnections>;
  readonly describing: CommandsOf<typeof registerDescribe>;
  readonly draft: CommandsOf<typeof registerDraft>;
  readonly detail: CommandsOf<typeof registerDetail>;
  readonly exporting: CommandsOf<typeof registerExport>;
  readonly home: CommandsOf<typeof registerHome>;
  readonly insights: CommandsOf<typeof registerInsights>;
  readonly log: Log;
  readonly lookup: CommandsOf<typeof registerLookup>;
  readonly privacy: CommandsOf<typeof registerPrivacy>;
  readonly reconcile: CommandsOf<typeof registerReconcile>;
  readonly request: CommandsOf<typeof registerRequest>;
  readonly scan: CommandsOf<typeof registerScan>;
  readonly search: CommandsOf<typeof registerSearch>;
  readonly tools: CommandsOf<typeof registerTools>;
  readonly tables: CommandsOf<typeof registerTable>;
  readonly tree: CommandsOf<typeof registerTree>;
}

/** By the ids that package.json contributes. */
export function commands(of: CommandSources): ReadonlyMap<string, Command> {
  const table: Readonly<Record<string, Command>> = {
    ...connectionCommands(of),
    refresh: of.tree.refresh,
    resync: of.tree.resync,
    goToPage: of.tree.goToPage,
    filter: of.tree.filter,
    clearFilter: of.tree.clearFilter,
    tryAgain: of.tree.tryAgain,
    loadMore: of.tree.loadMore,
    selectAdded: of.tree.selectAdded,
    ...homeCommands(of),
    copyDriftReport: of.tree.copyDriftReport,
    copyPageIds: of.tree.copyPageIds,
    search: of.search.search,
    searchHere: of.search.searchHere,
    findList: of.lookup.findList,
    scan: of.scan.scan,
    export: of.exporting.export,
    exportPage: of.exporting.exportPage,
    exportSection: of.exporting.exportSection,
    openAsTable: of.tables.openAsTable,
    describeList: of.describing.describeList,
    reconcile: of.reconcile.reconcile,
    showInsights: of.insights.showInsights,
    openCustomer: of.detail.openCustomer,
    openCustomerById: of.detail.openCustomerById,
    nextCustomer: of.detail.nextCustomer,
    previousCustomer: of.detail.previousCustomer,
    openRawJson: of.actions.openRawJson,
    copyCustomerId: of.actions.copyCustomerId,
    copyItemId: of.actions.copyItemId,
    copyItemJson: of.actions.copyItemJson,
    copyEmail: of.actions.copyEmail,
    copyLink: of.actions.copyLink,
    copyJson: of.actions.copyJson,
    copyAsCurl: of.actions.copyAsCurl,
    copyAsFetch: of.actions.copyAsFetch,
    copyAsPython: of.actions.copyAsPython,
    showRequest: of.request.showRequest,
    openInDashboard: of.actions.openInDashboard,
    compareCustomers: of.comparing.compareCustomers,
    selectForCompare: of.comparing.selectForCompare,
    compareWithSelected: of.comparing.compareWithSelected,
    showModelLog: of.tools.showModelLog,
    togglePrivacyMode: of.privacy.togglePrivacyMode,
    forgetPseudonyms: of.privacy.forgetPseudonyms,
    showLog: () => of.log.show(),
  };
  return new Map(Object.entries(table).map(([name, command]) => [`clientele.${name}`, command]));
}

const homeCommands = ({ home }: CommandSources): Readonly<Record<string, Command>> => ({
  removeSearch: home.removeSearch,
  showMoreListed: home.showMoreListed,
  closeList: home.closeList,
  watch: home.watch,
  unwatch: home.unwatch,
  showChange: home.showChange,
  addToCase: home.addToCase,
  openCase: home.openCase,
  renameCase: home.renameCase,
  editCaseNote: home.editCaseNote,
  copyCase: home.copyCase,
  removeCase: home.removeCase,
  removeFromCase: home.removeFromCase,
  refreshHome: home.refreshHome,
});

const connectionCommands = ({ connections, draft }: CommandSources): Readonly<Record<string, Command>> => ({
  addConnection: connections.addConnection,
  editConnection: connections.editConnection,
  renameConnection: connections.renameConnection,
  changeEnvironment: connections.changeEnvironment,
  moveToGroup: connections.moveToGroup,
  copyConnection: connections.copyConnection,
  pasteConnection: connections.pasteConnection,
  updateCredentials: connections.updateCredentials,
  removeConnection: connections.removeConnection,
  testConnection: connections.testConnection,
  diagnoseConnection: connections.diagnoseConnection,
  newCustomProvider: draft.newCustomProvider,
  testCustomProvider: connections.testCustomProvider,
  copyRawAnswer: connections.copyRawAnswer,
  exploreSampleData: connections.exploreSampleData,
  clearCache: connections.clearCache,
  openSettings: connections.openSettings,
});
