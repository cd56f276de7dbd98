/** Adding a connection: what its provider needs, asked for one by one, tested before it is kept. */

import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import type { Connection, Credentials } from '../../../core/model/customer.ts';
import { customView, type OptionSpec, type Provider } from '../../../core/model/provider.ts';
import { baseUrlFault, defaultBaseUrl } from '../../../core/read-connections.ts';
import { methodFor } from '../../../core/requests/authentication.ts';
import type { Example } from '../../custom/custom-providers.ts';
import type { Services } from '../../services/services.ts';
import { askChoice, askText, type Choice, type Step, series } from '../../window/questions.ts';
import { askCredentials, most } from './credential-steps.ts';
import { type Draft, entryOf, mapReply } from './draft.ts';
import { askOption, optionsBehind } from './option-steps.ts';
import { testDraft } from './test-draft.ts';

const environments = [
  { label: t('Production'), description: t('real customers'), value: 'production' as const },
  { label: t('Sandbox'), description: t('a test account'), value: 'sandbox' as const },
];

/** An API that nothing here describes yet. */
const another = 'another' as const;

/** The host as it is written: a name in braces is chosen later. */
const hostOf = (address: string): string => /^\w+:\/\/([^/]*)/.exec(address)?.[1] ?? address;

/** Whose description it is, of an API that does not come with Clientele. */
export const describedBy = ({ view }: Provider, host: string): string =>
  view === customView ? t('{0} · described in your settings', host) : host;

const askProvider =
  ({ providers, custom }: Services, examples: readonly Example[]): Step<Draft> =>
  async (draft, at) => {
    const rowOf = (value: Provider): Choice<Provider | typeof another> => ({
      label: value.title,
      description: describedBy(value, hostOf(value.baseUrl.production)),
      value,
    });
    const choices: readonly Choice<Provider | typeof another>[] = [
      ...[...providers.values()].map(rowOf),
      ...examples
        .filter(({ provider }) => !providers.has(provider.id))
        .map(({ provider }) => ({
          ...rowOf(provider),
          description: t('{0} · described by an example of Clientele', hostOf(provider.baseUrl.production)),
        })),
      {
        label: t('Another API'),
        description: t('described from a cURL command or an OpenAPI document'),
        value: another,
      },
    ];
    const { title } = draft;
    const reply = await askChoice({ ...at, title, placeholder: t('Whose customers?'), choices });
    if (reply === another) {
      void vscode.commands.executeCommand('clientele.newCustomProvider');
      return undefined;
    }
    return mapReply(reply, provider => {
      const example = examples.find(one => one.provider === provider);
      if (example) custom.borrow(example);
      return provider === draft.provider ? draft : { title, provider, credentials: {}, options: {} };
    });
  };

const askEnvironment: Step<Draft> = async (draft, at) =>
  mapReply(
    await askChoice({
      ...at,
      title: draft.title,
      placeholder: t('Which environment do the keys belong to?'),
      choices: environments,
    }),
    environment => ({ ...draft, environment }),
  );

/** To another origin the keys that were entered do not go along. */
const askBaseUrl: Step<Draft> = async (draft, at) => {
  const { title, provider, environment = 'production' } = draft;
  if (!provider) return draft;
  const prompt = t('The address of the API. The keys are bound to its origin.');
  const value = draft.baseUrl ?? defaultBaseUrl(provider, environment, draft.options);
  return mapReply(await askText({ ...at, title, prompt, value, fault: baseUrlFault }), baseUrl => {
    const moved = new URL(baseUrl).origin !== new URL(value).origin;
    return { ...draft, baseUrl, credentials: moved ? {} : draft.credentials };
  });
};

export const askName: Step<Draft> = async (draft, at) => {
  const { title, provider, name: value = provider?.title ?? '' } = draft;
  const fault = (name: string) => (name ? undefined : t('A name is needed to tell connections apart.'));
  const prompt = t('What is it called here? For example the shop or the team.');
  return mapReply(await askText({ ...at, title, prompt, value, fault }), name => ({ ...draft, name }));
};

/** What is known before anything is asked: whose customers, and what was entered for their provider already. */
export interface Given {
  readonly provider: Provider;
  readonly credentials: Credentials;
  readonly options: Readonly<Record<string, string>>;
}

/** Asks, tests, keeps. Resolves to the new connection, or undefined when the user left. `provider`: where it is known before. */
export async function addConnection(services: Services, provider?: Provider): Promise<Connection | undefined> {
  try {
    return await askAndAdd(services, provider ? [] : await services.custom.examples(), provider);
  } finally {
    services.custom.release();
  }
}

/** The same where more is known before: only the rest is asked. */
export async function addGivenConnection(services: Services, given: Given): Promise<Connection | undefined> {
  try {
    return await testAndAdd(services, await askRest(services, given));
  } finally {
    services.custom.release();
  }
}

/** How many questions are asked in all, once the provider is known. */
const questionsOf =
  (isGiven: boolean) =>
  ({ provider, method = provider?.authMethods[0] }: Draft): number | undefined =>
    provider &&
    // Whose customers, environment, address and name; how it authenticates, where there are several ways.
    (isGiven ? 3 : 4) +
      (provider.authMethods.length > 1 ? 1 : 0) +
      (method?.credentials.length ?? 0) +
      provider.options.length;

async function askAndAdd(
  services: Services,
  examples: readonly Example[],
  given?: Provider,
): Promise<Connection | undefined> {
  // A provider that is chosen on the way has no more of anything than these.
  const all = {
    providers: new Map(
      [...services.providers.values(), ...examples.map(({ provider }) => provider)].map(one => [one.id, one]),
    ),
  };
  const options = (inAddress: boolean) =>
    Array.from({ length: most(all, provider => provider.options.length) }, (_, index) =>
      askOption(services, index, inAddress),
    );
  const title = given ? t('Add a Connection to {0}', given.title) : t('Add a Connection');
  const start: Draft = { title, credentials: {}, options: {}, ...(given && { provider: given }) };
  const steps = [
    ...(given ? [] : [askProvider(services, examples)]),
    askEnvironment,
    ...options(true),
    askBaseUrl,
    ...askCredentials(all),
    ...options(false),
    askName,
  ];
  return testAndAdd(services, await series(start, steps, questionsOf(given !== undefined)));
}

/** What is not known yet. What was entered was entered for the one address, and goes to no other. */
async function askRest(services: Services, { provider, credentials, options }: Given): Promise<Draft | undefined> {
  const title = t('Connect to {0}', provider.title);
  const only = { providers: new Map([[provider.id, provider]]) };
  const method = methodFor(provider, credentials);
  const isMissing = ({ key }: OptionSpec) => options[key] === undefined;
  const rest = (inAddress: boolean) =>
    provider.options.flatMap((option, index) => (isMissing(option) ? [askOption(services, index, inAddress)] : []));
  const start: Draft = { title, provider, credentials, options, ...(method && { method }), environment: 'production' };
  return series<Draft>(start, [
    ...(provider.baseUrl.sandbox === undefined ? [askEnvironment] : []),
    ...rest(true),
    ...(method ? [] : askCredentials(only)),
    ...rest(false),
    askName,
  ]);
}

/** Tests what was answered, and keeps it. */
export async function testAndAdd(services: Services, draft: Draft | undefined): Promise<Connection | undefined> {
  const options = draft?.provider ? optionsBehind(services, draft.provider) : [];
  const kept = draft && (await testDraft(services, draft, [askBaseUrl], options))?.draft;
  const entry = kept && entryOf(kept);
  if (!kept || !entry) return undefined;
  await services.custom.keep(entry.provider);
  return services.store.add(entry, kept.credentials);
}
