/** Changing what is there: name, environment, address, options; the credentials; and removing it all. */

import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import type { Connection } from '../../../core/model/customer.ts';
import { baseUrlFault, defaultBaseUrl, isSample, type NewConnection } from '../../../core/read-connections.ts';
import { environmentName, environments } from '../../actions/connection-place.ts';
import type { Services } from '../../services/services.ts';
import { askChoice, askText, back, type Reply, series } from '../../window/questions.ts';
import { plain } from '../../window/report.ts';
import { askCredentials } from './credential-steps.ts';
import { optionText } from './option-steps.ts';
import { testDraft } from './test-draft.ts';

const one = { canGoBack: false };

/** As it is written down: without what is so by default, and without its id. */
export const entryOf = (connection: Connection, defaultUrl: string): NewConnection => {
  const { provider, name, environment, options, baseUrl, group, answerLimit } = connection;
  return {
    provider,
    name,
    environment,
    ...(baseUrl === defaultUrl ? {} : { baseUrl }),
    ...(Object.keys(options).length ? { options } : {}),
    ...(group && { group }),
    ...(answerLimit !== undefined && { answerLimit }),
  };
};

/** Lets the user change one thing at a time. To another origin the credentials do not go along: they are asked for anew. */
export async function editConnection(services: Services, connection: Connection): Promise<void> {
  const provider = services.connections.provider(connection);
  const title = t('Edit {0}', connection.name);
  const choices = [
    { label: t('Name'), description: connection.name, value: 'name' },
    { label: t('Environment'), description: environmentName(connection), value: 'environment' },
    ...(isSample(connection) ? [] : [{ label: t('Base URL'), description: connection.baseUrl, value: 'baseUrl' }]),
    ...provider.options.map(({ key, title: label }) => ({
      label,
      description: connection.options[key] ?? t('default'),
      value: `option ${key}`,
    })),
  ];
  const what = await askChoice({ ...one, title, placeholder: t('What should change?'), choices });
  if (what !== undefined && what !== back) await change(services, connection, what, title);
}

export const renameConnection = (services: Services, connection: Connection): Promise<void> =>
  change(services, connection, 'name', t('Rename {0}', connection.name));

export const changeEnvironment = (services: Services, connection: Connection): Promise<void> =>
  change(services, connection, 'environment', t('Environment of {0}', connection.name));

async function change(services: Services, connection: Connection, what: string, title: string): Promise<void> {
  const provider = services.connections.provider(connection);
  const apply = await askChange(services, connection, what, title);
  if (!apply) return;
  // Another window may have changed something else of it while this one asked.
  const now = services.store.connections.find(({ id }) => id === connection.id) ?? connection;
  const changed = apply(now);
  const entry = entryOf(changed, defaultBaseUrl(provider, changed.environment, changed.options));
  await services.store.edit(connection.id, entry);
  const moved = !isSample(connection) && new URL(changed.baseUrl).origin !== new URL(now.baseUrl).origin;
  if (moved) await updateCredentials(services, changed);
}

/** One change, to a connection as it is then; undefined when the user left. */
async function askChange(
  services: Services,
  connection: Connection,
  what: string,
  title: string,
): Promise<((now: Connection) => Connection) | undefined> {
  const provider = services.connections.provider(connection);
  const given = <T>(reply: Reply<T>, into: (now: Connection, value: T) => Connection) =>
    reply === undefined || reply === back ? undefined : (now: Connection) => into(now, reply);
  /** An address that is the default of an environment and of options follows them. */
  const followed = (now: Connection, then: Pick<Connection, 'environment' | 'options'>): Connection => {
    const follows = now.baseUrl === defaultBaseUrl(provider, now.environment, now.options);
    const baseUrl = follows ? defaultBaseUrl(provider, then.environment, then.options) : now.baseUrl;
    return { ...now, ...then, baseUrl };
  };
  if (what === 'name') {
    const fault = (name: string) => (name ? undefined : t('A name is needed to tell connections apart.'));
    return given(await askText({ ...one, title, prompt: t('Name'), value: connection.name, fault }), (now, name) => ({
      ...now,
      name,
    }));
  }
  if (what === 'environment') {
    const choices = (['production', 'sandbox'] as const).map(value => ({ label: environments[value], value }));
    const reply = await askChoice({
      ...one,
      title,
      placeholder: t('Environment'),
      choices,
      chosen: connection.environment,
    });
    return given(reply, (now, environment) => followed(now, { environment, options: now.options }));
  }
  if (what === 'baseUrl') {
    const prompt = t('Base URL. On another origin the credentials are asked for again.');
    return given(
      await askText({ ...one, title, prompt, value: connection.baseUrl, fault: baseUrlFault }),
      (now, baseUrl) => ({
        ...now,
        baseUrl,
      }),
    );
  }
  const option = provider.options.find(({ key }) => what === `option ${key}`);
  if (!option) return undefined;
  const value = connection.options[option.key] ?? '';
  return given(await askText({ ...one, title, ...optionText(option), value }), (now, text) => {
    const { [option.key]: _, ...others } = now.options;
    const options = text ? { ...others, [option.key]: text } : others;
    return followed(now, { environment: now.environment, options });
  });
}

/** Asks for the credentials anew, tests them, and replaces the old ones. */
export async function updateCredentials(services: Services, connection: Connection): Promise<void> {
  if (isSample(connection)) {
    void vscode.window.showInformationMessage(t('Sample data needs no credentials.'));
    return;
  }
  const provider = services.connections.provider(connection);
  // Where they will go: settings may have come from elsewhere.
  const title = t('Credentials of {0} for {1}', connection.name, new URL(connection.baseUrl).host);
  const asked = await series({ ...connection, title, provider, credentials: {} }, askCredentials(services));
  const outcome = asked && (await testDraft(services, asked, []));
  if (!outcome) return;
  await services.store.updateCredentials(connection, outcome.draft.credentials);
  if (!outcome.passed) return;
  void vscode.window.showInformationMessage(t('{0}: the new credentials work and are stored.', plain(connection.name)));
}

/** Asks first; the secrets go with the connection. */
export async function removeConnection(services: Services, connection: Connection): Promise<void> {
  const remove = t('Remove');
  const tabs = services.openTabs.of(connection.id);
  const detail = tabs && t('What is open of it closes as well: {0}.', tabs);
  const message = t(
    'Remove {0}? Its stored credentials are deleted. Nothing changes at {1}.',
    plain(connection.name),
    services.connections.provider(connection).title,
  );
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, ...(detail && { detail }) }, remove);
  if (chosen === remove) await services.store.remove(connection.id);
}
