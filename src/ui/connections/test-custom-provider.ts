/** What of a manifest holds against the API itself, as a document that grows line by line. */
import * as vscode from 'vscode';
import { plural, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { customView } from '../../core/model/provider.ts';
import type { Finding } from '../../customers/connections/diagnose.ts';
import { proveDescription } from '../../customers/connections/prove-description.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import { withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';

const marks: Record<Finding['outcome'], string> = { ok: '✓', failed: '✗', skipped: '–' };

export const testCustomProvider =
  (services: Services): Command =>
  async call => {
    const { providers } = services;
    const connection = await call.connection(({ provider }) => providers.get(provider)?.view === customView);
    if (connection) await prove(services, connection);
  };

async function prove(services: Services, connection: Connection): Promise<void> {
  const { connections, credentials, documents, custom, privacy } = services;
  const { title } = connections.provider(connection);
  const { client } = await connections.get(connection.id);
  const given = await credentials.need(connection);
  const unknown = custom.unknownWords(connection.provider);
  const words = unknown.length
    ? t('– Description: it can be used; words that this version does not know: {0}', unknown.join(', '))
    : t('✓ Description: it can be used.');
  const lines = [t('{0}: what of its description holds against {1}', title, client.connection.baseUrl), '', words];
  const show = () =>
    documents.show(
      connection.id,
      t('Test of {0}', title),
      () => `${client.redact(lines.join('\n'))}\n`,
      'clientele-report',
    );
  const failed = await withProgress(t('Testing {0}', plain(title)), async (progress, signal) => {
    const testWith = (changed: Readonly<Record<string, string>>) =>
      connections.probe(connection, { baseUrl: client.connection.baseUrl, credentials: changed }, one =>
        one.test({ signal }),
      );
    let count = 0;
    for await (const finding of proveDescription({ client, credentials: given, testWith, signal })) {
      if (finding.outcome === 'failed') count++;
      progress.report({ message: finding.title });
      lines.push(
        `${marks[finding.outcome]} ${finding.title}: ${privacy.covers(connection.id) ? finding.forOthers : finding.text}`,
      );
      await show();
    }
    return count;
  });
  const sentence =
    failed === 0
      ? t('{0}: what could be tried holds.', plain(title))
      : plural(failed, {
          one: () => t('{0}: 1 line does not hold.', plain(title)),
          other: n => t('{0}: {1} lines do not hold.', plain(title), n),
        });
  lines.push('', sentence);
  await show();
  void vscode.window.showInformationMessage(sentence);
}
