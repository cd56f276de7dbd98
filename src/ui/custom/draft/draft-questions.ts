/** What only a person can say while an API is asked for the first time: its keys, its options, and whether a key may go elsewhere. */
import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import type { OptionSpec, Provider } from '../../../core/model/provider.ts';
import { methodFor } from '../../../core/requests/authentication.ts';
import type { Contact } from '../../../providers/detect/contacts.ts';
import { askCredentials, askSecrets } from '../../connections/wizard/credential-steps.ts';
import type { Draft as Answers } from '../../connections/wizard/draft.ts';
import { optionText } from '../../connections/wizard/option-steps.ts';
import { askChoice, askText, back, type Step, series } from '../../window/questions.ts';
import { plain } from '../../window/report.ts';
import type { DraftPort } from './draft.ts';

const askOption =
  (option: OptionSpec): Step<Answers> =>
  async (answers, at) => {
    const { key, hint, values } = option;
    const heading = { ...at, title: answers.title };
    const reply = values
      ? await askChoice({
          ...heading,
          placeholder: hint,
          choices: values.map(one => ({ label: one.title, value: one.value })),
        })
      : await askText({ ...heading, ...optionText(option) });
    if (reply === undefined || reply === back) return reply;
    return { ...answers, options: { ...answers.options, [key]: reply } };
  };

/** The hosts with what goes there, one a line. */
export const contactLines = (contacts: readonly Contact[]): string =>
  contacts.map(({ origin, text }) => `• ${origin} ${text}`).join('\n');

async function approve(title: string, contacts: readonly Contact[]): Promise<boolean> {
  const send = t('Send It There');
  const chosen = await vscode.window.showWarningMessage(
    plain(t('{0} would send what you entered to another place than before.', title)),
    { modal: true, detail: plain(contactLines(contacts)) },
    send,
  );
  return chosen === send;
}

const ask: DraftPort['ask'] = async (provider: Provider, { credentials, options }) => {
  const missing = provider.options.filter(({ key, required }) => required && options[key] === undefined);
  const method = methodFor(provider, credentials);
  if (method && missing.length === 0) return { credentials, options };
  const only = { providers: new Map([[provider.id, provider]]) };
  const [first, ...others] = provider.authMethods;
  const start: Answers = { title: t('New Custom Provider'), provider, credentials, options, environment: 'production' };
  // Of several ways one is chosen; the one way there is may have been given in part.
  const secrets = method ? [] : others.length > 0 ? askCredentials(only) : askSecrets(only);
  const answers = await series(first && others.length === 0 ? { ...start, method: first } : start, [
    ...missing.map(askOption),
    ...secrets,
  ]);
  return answers && { credentials: answers.credentials, options: answers.options };
};

export const draftPort: DraftPort = { ask, approve };
