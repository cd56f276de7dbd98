/** What a provider sent in place of an answer, for a report: without credentials and cards, but as it may name customers. */

import * as vscode from 'vscode';
import { clock, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { maskedRow } from '../../customers/privacy/masked.ts';
import type { Services } from '../services/services.ts';

export async function copyRawAnswer(
  { connections, privacy }: Pick<Services, 'connections' | 'privacy'>,
  { id, name }: Connection,
): Promise<void> {
  const { client, provider } = await connections.get(id);
  const failed = await client.failedAnswer();
  if (!failed) {
    throw new ClienteleError({
      kind: 'configuration',
      who: name,
      what: t('{who} has no failed answer to copy'),
      cure: t(
        'The last one is kept until the window closes or the cache is cleared; where nothing came at all, there is none.',
      ),
    });
  }
  await vscode.env.clipboard.writeText(privacy.covers(id) ? maskedAnswer(name, failed.text) : failed.text);
  const facts = { who: provider.title, when: clock(failed.at), status: String(failed.status) };
  const copied = failed.isCut
    ? t('Copied the beginning of what {who} answered at {when} (HTTP {status}).', facts)
    : t('Copied what {who} answered at {when} (HTTP {status}).', facts);
  const masked = t('Credentials and card numbers are masked; customers may be in it.');
  void vscode.window.showInformationMessage(`${copied} ${masked}`);
}

/** Of what is no JSON nobody knows what of it may be shown. */
function maskedAnswer(name: string, text: string): string {
  try {
    JSON.parse(text);
  } catch {
    throw new ClienteleError({
      kind: 'configuration',
      who: name,
      what: t('{who} sent something that is not JSON, which is not copied in privacy mode'),
      cure: t('Switch privacy mode off to copy it.'),
    });
  }
  return maskedRow(text);
}
