/** The tools for language models in the window: what is asked of the user, what is answered, what was handed over. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { maskedItem, maskedRecord } from '../../customers/privacy/masked.ts';
import { limits } from '../../customers/tools/limits.ts';
import { type ToolName, toolId, toolNames } from '../../customers/tools/names.ts';
import { consentFor, runTool } from '../../customers/tools/run-tool.ts';
import type { ToolWork } from '../../customers/tools/work.ts';
import type { Command } from '../actions/command-arguments.ts';
import { connectionPlace } from '../actions/connection-place.ts';
import { linkTo } from '../actions/uri.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { visible } from '../text/visible.ts';
import { ofNoConnection } from '../window/raw-documents.ts';
import { confirmation } from './confirmation.ts';
import { toolsAreEnabled } from './lazy-tools.ts';
import { modelReport, type ReportWords } from './model-report.ts';
import { type InvocationOptions, type ToolImplementation, toolResult } from './vscode-tools.ts';

const doing: Readonly<Record<ToolName, string>> = {
  listConnections: t('Listing the connections of Clientele'),
  findCustomers: t('Looking for customers in Clientele'),
  getCustomer: t('Reading a customer in Clientele'),
  getRelated: t('Reading what belongs to a customer in Clientele'),
  compareCustomers: t('Comparing two customers in Clientele'),
};

/** Characters that a token stands for at least. */
const charactersOfToken = 3;

function charactersFor({ tokenizationOptions }: InvocationOptions): number {
  const { tokenBudget } = tokenizationOptions ?? {};
  if (tokenBudget === undefined) return limits.characters;
  return Math.min(limits.characters, Math.max(limits.fewestCharacters, Math.floor(tokenBudget * charactersOfToken)));
}

/** An ID that no address can hold has none. */
function linkOf(connectionId: string, customerId: string): string | undefined {
  try {
    return linkTo({ connectionId, customerId });
  } catch {
    return undefined;
  }
}

/** Why the user was not asked although a call runs: VS Code is set to answer every question of tools with yes. */
function cannotAsk(): ClienteleError | undefined {
  const chat = vscode.workspace.getConfiguration('chat.tools');
  if (!chat.get('global.autoApprove') && !chat.get('autoApprove')) return undefined;
  return new ClienteleError({
    kind: 'forbidden',
    who: 'Clientele',
    what: t(
      'VS Code is set to approve all tools without asking (chat.tools.global.autoApprove), so that nobody allowed this',
    ),
    cure: t(
      'Call again without “realValues”: the answer is masked. For real values the user has to turn that setting off.',
    ),
  });
}

const turnedOff = () =>
  new ClienteleError({
    kind: 'forbidden',
    who: 'Clientele',
    what: t('The user has turned the tools of {who} off'),
    cure: t('Do not call them again.'),
  });

/** The tools as what registers them needs them. */
export interface ModelTools {
  /** By the name that package.json contributes. */
  tool(id: string): ToolImplementation;
  /** They are turned off: what the user has allowed holds no longer. */
  withdraw(): void;
}

/** Shows what was handed over, as a document. */
const showLog =
  (services: Services): Command =>
  () => {
    const { connections, documents, models, privacy } = services;
    const connection = (id: string): string => {
      const known = connections.connections.find(one => one.id === id);
      return known ? `${short(known.name)} (${connectionPlace(services, known)})` : id;
    };
    const words: ReportWords = {
      connection,
      question: ({ question }) => privacy.typed(question),
      id: ({ connectionId, customerId, maskedId }) => (privacy.covers(connectionId) ? maskedId : customerId),
    };
    return documents.show(
      ofNoConnection,
      t('What models saw'),
      () => modelReport(models.log, words),
      'clientele-report',
    );
  };

export function registerTools(
  services: Services,
): ModelTools & { readonly commands: { readonly showModelLog: Command } } {
  const { connections: accounts, index, models: session, privacyState } = services;

  const work = (options: InvocationOptions, signal: AbortSignal): ToolWork => ({
    accounts,
    index,
    session,
    mask: { record: record => maskedRecord(record, privacyState.pseudonyms), item: maskedItem },
    link: linkOf,
    print: visible,
    characters: charactersFor(options),
    signal,
  });

  const tool = (name: ToolName): ToolImplementation => ({
    prepareInvocation({ input }) {
      const question = toolsAreEnabled() ? consentFor({ accounts, session }, name, input) : undefined;
      return {
        invocationMessage: doing[name],
        ...(question && { confirmationMessages: confirmation(services, question) }),
      };
    },
    async invoke(options, token) {
      const stop = new AbortController();
      const listener = token.onCancellationRequested(() => stop.abort());
      if (token.isCancellationRequested) stop.abort();
      const refused = toolsAreEnabled() ? undefined : turnedOff();
      try {
        await privacyState.ready();
        return toolResult(await runTool(work(options, stop.signal), name, options.input, { refused, cannotAsk }));
      } catch (error) {
        // Of any other error VS Code would write the input into its log.
        throw stop.signal.aborted ? new vscode.CancellationError() : error;
      } finally {
        listener.dispose();
      }
    },
  });

  session.log.onAdd(() => services.documents.redraw());
  const tools = new Map(toolNames.map(name => [toolId(name), tool(name)]));
  return {
    commands: { showModelLog: showLog(services) },
    tool(id) {
      const found = tools.get(id);
      if (!found) throw new Error(`Clientele contributes the tool ${id} and has nothing that answers it.`);
      return found;
    },
    withdraw() {
      session.consents.clear();
      session.clear();
    },
  };
}
