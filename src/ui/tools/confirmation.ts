/** What VS Code asks the user before real values of a connection are handed over. */
import * as vscode from 'vscode';
import { customers } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { ConsentQuestion } from '../../customers/tools/run-tool.ts';
import { connectionPlace } from '../actions/connection-place.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { plain } from '../window/report.ts';
import type { PreparedInvocation } from './vscode-tools.ts';

export function confirmation(
  services: Pick<Services, 'connections'>,
  { connection, customers: count }: ConsentQuestion,
): NonNullable<PreparedInvocation['confirmationMessages']> {
  const name = plain(short(connection.name));
  const paragraphs = [
    t(
      'A language model asks for real values instead of masked ones, of the connection “{0}” ({1}).',
      short(connection.name),
      connectionPlace(services, connection),
    ),
    t('This call hands over {0} at most.', customers(count)),
    t(
      'If you continue, all tools of Clientele hand over real values of this connection until the window closes or the tools are turned off: names, e-mail addresses, phone numbers, types, addresses, pictures, dates, amounts, the provider’s JSON, and what belongs to a customer. What stays covered in the panel, such as identity documents, stays covered.',
    ),
    t('“Clientele: Show What Models Saw” has everything that was handed over.'),
  ];
  // A name is the user's own and shown as text, whatever is in it.
  const message = new vscode.MarkdownString();
  message.appendText(paragraphs.join('\n'));
  return { title: t('Hand over real values of customers of {0}?', name), message };
}
