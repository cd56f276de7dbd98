/** The rows that speak of what failed, each with its cure a click away. */
import * as vscode from 'vscode';
import { locale, t } from '../../core/l10n/language.ts';
import { sentences } from '../../core/l10n/sentences.ts';
import type { ClienteleError, ErrorKind } from '../../core/model/errors.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { failureWords, isCuredByRow } from '../text/failure-words.ts';
import type { FailureNode, Node, NotRefreshedNode } from './nodes.ts';
import { plainItem } from './plain-item.ts';

/** Pictures by which failures are told apart where their words are cut. */
const failurePictures: Readonly<Partial<Record<ErrorKind, string>>> = {
  unauthorized: 'key',
  forbidden: 'lock',
  network: 'debug-disconnect',
  timeout: 'watch',
  rateLimited: 'watch',
};

export const failurePicture = ({ kind }: ClienteleError): string => failurePictures[kind] ?? 'error';

/** The whole message, but for what to do where that is what a click does, which is said behind it. */
function whole(error: ClienteleError, connectionId: string, privacy: Privacy): string {
  if (!isCuredByRow(error)) return privacy.failure(error, connectionId);
  return privacy.covers(connectionId) ? sentences(error.eventForOthers) : error.happened;
}

export function failureItem(node: FailureNode, privacy: Privacy, above: readonly string[]): vscode.TreeItem {
  const { error } = node;
  const message = whole(error, node.connectionId, privacy);
  const { click, press } = cureOf(error);
  const { cause, remedy } = failureWords(error, privacy.covers(node.connectionId), above);
  const item = plainItem(cause, 'error', `${message}\n\n${click}`);
  item.description = remedy;
  item.iconPath = new vscode.ThemeIcon(failurePicture(error), new vscode.ThemeColor('errorForeground'));
  item.accessibilityInformation = { label: `${t('Failed: {0}', message)} ${press}` };
  return curable(item, node, error);
}

export function notRefreshedItem(node: NotRefreshedNode, privacy: Privacy, above: readonly string[]): vscode.TreeItem {
  const { error, since } = node.reason;
  const message = whole(error, node.connectionId, privacy);
  const { cause, remedy } = failureWords(error, privacy.covers(node.connectionId), above);
  const age = t('The oldest rows below are from {0}.', new Date(since).toLocaleString(locale()));
  const { click, press } = cureOf(error);
  const item = plainItem(t('Not refreshed'), 'warning', `${message}\n\n${age} ${click}`);
  item.description = sentences(cause, remedy);
  item.accessibilityInformation = { label: `${t('Not refreshed: {0}', message)} ${age} ${press}` };
  return curable(item, node, error);
}

/** What a click on a failure does: credentials that were refused are so as often as they are sent. */
const cureOf = ({ kind }: ClienteleError) =>
  kind === 'unauthorized'
    ? {
        command: { command: 'clientele.updateCredentials', title: t('Update Credentials') },
        click: t('Click to update the credentials.'),
        press: t('Press Enter to update the credentials.'),
      }
    : {
        command: { command: 'clientele.tryAgain', title: t('Try Again') },
        click: t('Click to try again.'),
        press: t('Press Enter to try again.'),
      };

/** A click cures it; other cures and the log are actions of the row. */
function curable(item: vscode.TreeItem, node: Node, error: ClienteleError): vscode.TreeItem {
  const { kind, hadAnswer } = error;
  const traits = [
    ...(kind === 'unauthorized' || kind === 'configuration' ? ['credentials'] : []),
    ...(hadAnswer ? ['answer'] : []),
  ];
  item.contextValue = ['clientele.failure', ...traits].join(' ');
  item.command = { ...cureOf(error).command, arguments: [node] };
  return item;
}
