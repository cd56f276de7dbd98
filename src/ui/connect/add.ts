/** Adding a connection: what its provider needs, asked for one by one, tested before it is kept. */
import * as vscode from 'vscode';
import { baseUrlFault, defaultBaseUrl, type NewConnection, optionFault } from '../../core/connection.ts';
import type { Connection, Credentials, Environment } from '../../core/customer.ts';
import { isClienteleError } from '../../core/errors.ts';
import type { AuthMethod, CredentialSpec, OptionSpec, Provider } from '../../core/provider.ts';
import { credentialsFault } from '../../core/session.ts';
import type { Accounts } from '../../customers/accounts.ts';
import type { ConnectionStore } from '../connections.ts';
import { withProgress } from '../progress.ts';
import { plain } from '../report.ts';
import { askChoice, askText, back, type Reply, type Step, series } from './ask.ts';

export interface ConnectPort {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly store: ConnectionStore;
  readonly accounts: Accounts;
}

/** What has been answered so far. */
interface Draft {
  readonly provider?: Provider;
  readonly environment?: Environment;
  readonly baseUrl?: string;
  readonly method?: AuthMethod;
  readonly credentials: Credentials;
  readonly options: Readonly<Record<string, string>>;
  readonly name?: string;
}

const title = 'Add a Connection';

const take = <T>(reply: Reply<T>, into: (value: T) => Draft): Reply<Draft> =>
  reply === undefined ? undefined : reply === back ? back : into(reply);

const environments = [
  { label: 'Production', description: 'real customers', value: 'production' as const },
  { label: 'Sandbox', description: 'a test account', value: 'sandbox' as const },
];

const askProvider =
  ({ providers }: ConnectPort): Step<Draft> =>
  async (draft, at) => {
    const choices = [...providers.values()].map(value => ({
      label: value.title,
      description: new URL(value.baseUrl.production).host,
      value,
    }));
    const reply = await askChoice({ ...at, title, placeholder: 'Whose customers?', choices });
    return take(reply, provider => (provider === draft.provider ? draft : { provider, credentials: {}, options: {} }));
  };

const askEnvironment: Step<Draft> = async (draft, at) =>
  take(
    await askChoice({ ...at, title, placeholder: 'Which environment do the keys belong to?', choices: environments }),
    environment => ({ ...draft, environment }),
  );

const askBaseUrl: Step<Draft> = async (draft, at) => {
  const { provider, environment = 'production' } = draft;
  if (!provider) return draft;
  const prompt = 'The address of the API. The keys are bound to its origin.';
  const value = draft.baseUrl ?? defaultBaseUrl(provider, environment);
  return take(await askText({ ...at, title, prompt, value, fault: baseUrlFault }), baseUrl => ({ ...draft, baseUrl }));
};

const askMethod: Step<Draft> = async (draft, at) => {
  const methods = draft.provider?.authMethods ?? [];
  if (methods.length < 2) {
    const [method] = methods;
    return draft.method || !method ? draft : { ...draft, method };
  }
  const choices = methods.map(value => ({ label: value.title, value }));
  return take(await askChoice({ ...at, title, placeholder: 'How does it authenticate?', choices }), method => ({
    ...draft,
    method,
    credentials: {},
  }));
};

/** The `index`-th secret of the chosen method; a method with fewer asks nothing here. */
const askCredential =
  (index: number): Step<Draft> =>
  async (draft, at) => {
    const spec = draft.method?.credentials[index];
    if (!spec) return draft;
    return take(await askSecret(spec, title, at), value => ({
      ...draft,
      credentials: { ...draft.credentials, [spec.key]: value },
    }));
  };

export function askSecret(spec: CredentialSpec, heading: string, at: { canGoBack: boolean }): Promise<Reply<string>> {
  const fault = (value: string) =>
    value === ''
      ? `${spec.title} is empty.`
      : /^[\x21-\x7e]+$/.test(value)
        ? undefined
        : `${spec.title} contains a space, a line break or a letter that no key has.`;
  return askText({
    ...at,
    title: heading,
    prompt: `${spec.title}: ${spec.hint}. Kept in the system's keyring.`,
    password: true,
    fault,
  });
}

/** The `index`-th option: chosen from what the provider says there is, where it answers, else typed. */
const askOption =
  (port: ConnectPort, index: number): Step<Draft> =>
  async (draft, at) => {
    const option = draft.provider?.options[index];
    if (!option) return draft;
    const values = await discover(port, draft, option);
    const keep = (value: string) => ({
      ...draft,
      options: value ? { ...draft.options, [option.key]: value } : draft.options,
    });
    const heading = { ...at, title, prompt: option.hint };
    if (values.length === 0) {
      const fault = (value: string) => optionFault(option, value);
      const prompt = `${option.title}: ${option.hint}${option.required ? '' : ' (leave it empty for the default)'}`;
      return take(await askText({ ...heading, prompt, value: draft.options[option.key] ?? '', fault }), keep);
    }
    const choices = values.map(({ value, title: label }) => ({
      label,
      description: label === value ? '' : value,
      value,
    }));
    if (!option.required)
      choices.unshift({ label: 'Default', description: 'whatever the provider chooses', value: '' });
    return take(await askChoice({ ...heading, placeholder: `${option.title}: ${option.hint}`, choices }), keep);
  };

async function discover(port: ConnectPort, draft: Draft, option: OptionSpec) {
  const entry = entryOf(draft);
  if (!option.discover || !entry) return [];
  try {
    return await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: `Asking for ${option.title.toLowerCase()}` },
      () => probe(port, entry, draft.credentials, (client, signal) => client.discover(option, { signal })),
    );
  } catch {
    return []; // then it is typed; the test at the end says what is wrong
  }
}

const askName: Step<Draft> = async (draft, at) => {
  const value = draft.name ?? draft.provider?.title ?? '';
  const fault = (name: string) => (name ? undefined : 'A name is needed to tell connections apart.');
  const prompt = 'What is it called here? For example the shop or the team.';
  return take(await askText({ ...at, title, prompt, value, fault }), name => ({ ...draft, name }));
};

const entryOf = ({ provider, environment, baseUrl, options, name }: Draft): NewConnection | undefined =>
  provider && {
    provider: provider.id,
    name: name ?? provider.title,
    environment: environment ?? 'production',
    // A default is not written down, so that a later correction of it holds.
    ...(baseUrl && baseUrl !== defaultBaseUrl(provider, environment ?? 'production') ? { baseUrl } : {}),
    ...(Object.keys(options).length ? { options } : {}),
  };

function probe<T>(
  { accounts, providers }: ConnectPort,
  entry: NewConnection,
  credentials: Credentials,
  use: (client: Parameters<Parameters<Accounts['probe']>[2]>[0], signal: AbortSignal) => Promise<T>,
  signal = new AbortController().signal,
): Promise<T> {
  const provider = providers.get(entry.provider);
  const environment = entry.environment ?? 'production';
  const baseUrl = entry.baseUrl ?? (provider ? defaultBaseUrl(provider, environment) : '');
  const connection: Connection = { id: 'new', ...entry, baseUrl, environment, options: entry.options ?? {} };
  return accounts.probe(connection, { baseUrl, credentials }, client => use(client, signal));
}

/** Asks, tests, keeps. Resolves to the new connection, or undefined when the user left. */
export async function addConnection(port: ConnectPort): Promise<Connection | undefined> {
  const most = (count: (provider: Provider) => number) => Math.max(...[...port.providers.values()].map(count));
  const secrets = most(provider => Math.max(...provider.authMethods.map(method => method.credentials.length)));
  const options = most(provider => provider.options.length);
  const draft = await series<Draft>({ credentials: {}, options: {} }, [
    askProvider(port),
    askEnvironment,
    askBaseUrl,
    askMethod,
    ...Array.from({ length: secrets }, (_, index) => askCredential(index)),
    ...Array.from({ length: options }, (_, index) => askOption(port, index)),
    askName,
  ]);
  const entry = draft && entryOf(draft);
  if (!draft || !entry) return undefined;
  if (!(await testedOrKept(port, entry, draft.credentials))) return undefined;
  const connection = await port.store.add(entry, draft.credentials);
  await vscode.commands.executeCommand(`clientele.${connection.provider}.focus`);
  return connection;
}

/** Tries the credentials; true when they hold or the user keeps them all the same. */
export async function testedOrKept(
  port: ConnectPort,
  entry: NewConnection,
  credentials: Credentials,
): Promise<boolean> {
  const provider = port.providers.get(entry.provider);
  const fault = provider && credentialsFault(provider, credentials);
  if (fault) {
    await vscode.window.showErrorMessage(plain(fault));
    return false;
  }
  try {
    await withProgress(`Testing ${plain(entry.name)}`, (_, cancelled) =>
      probe(port, entry, credentials, (client, signal) => client.test({ signal }), cancelled),
    );
    return true;
  } catch (error) {
    const why = isClienteleError(error) ? error.message : String(error);
    const keep = 'Keep Anyway';
    return (
      (await vscode.window.showWarningMessage(
        plain(`${entry.name} did not pass its test. ${why}`),
        keep,
        'Discard',
      )) === keep
    );
  }
}
