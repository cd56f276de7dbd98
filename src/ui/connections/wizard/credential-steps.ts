/** The questions for what proves who asks. */

import { parsedUrl } from '../../../core/http/url.ts';
import { t } from '../../../core/l10n/language.ts';
import { sentences } from '../../../core/l10n/sentences.ts';
import type { Provider, Providers } from '../../../core/model/provider.ts';
import { defaultBaseUrl } from '../../../core/read-connections.ts';
import { credentialFault } from '../../../core/requests/authentication.ts';
import { askChoice, askText, type Step } from '../../window/questions.ts';
import { type Draft, mapReply } from './draft.ts';

const askMethod: Step<Draft> = async (draft, at) => {
  const { title, provider, method: chosen } = draft;
  const choices = (provider?.authMethods ?? []).map(value => ({ label: value.title, value }));
  if (choices.length < 2) return draft;
  const reply = await askChoice({ ...at, title, placeholder: t('How does it authenticate?'), choices, chosen });
  return mapReply(reply, method => ({ ...draft, method, credentials: {} }));
};

/** Where the secrets will go, as it is asked: an address can be written so that it reads as another one. */
const originOf = ({ provider, environment = 'production', baseUrl, options, method }: Draft): string => {
  if (!provider) return '';
  const { origin } = new URL(baseUrl ?? defaultBaseUrl(provider, environment, options));
  const { tokenUrl } = method ?? provider.authMethods[0] ?? {};
  const address = tokenUrl?.(options ?? {});
  if (address === undefined) return origin;
  return t('{0} for a token, and the token to {1}', parsedUrl(address)?.origin ?? address, origin);
};

/** The `index`-th secret of the chosen method; a method with fewer asks nothing here, nor does one that is given. */
const askCredential =
  (index: number): Step<Draft> =>
  async (draft, at) => {
    const { title, provider, method = provider?.authMethods[0], credentials } = draft;
    const spec = method?.credentials[index];
    if (!spec || credentials[spec.key]) return draft;
    const fault = (value: string) => credentialFault(spec, value);
    const where = t("Sent to {0} only; kept in VS Code's secret storage.", originOf(draft));
    const prompt = sentences(`${spec.title}: ${spec.hint}`, where);
    return mapReply(await askText({ ...at, title, prompt, password: true, fault }), value => ({
      ...draft,
      credentials: { ...credentials, [spec.key]: value },
    }));
  };

/** The most that any provider has of something. */
export const most = ({ providers }: { readonly providers: Providers }, count: (provider: Provider) => number) =>
  Math.max(...[...providers.values()].map(count));

/** The secrets that are not given yet, of any provider. */
export const askSecrets = (services: { readonly providers: Providers }): Step<Draft>[] => {
  const length = most(services, ({ authMethods }) => Math.max(...authMethods.map(method => method.credentials.length)));
  return Array.from({ length }, (_, index) => askCredential(index));
};

/** All that proves who asks: the method where there are several, and its secrets. */
export const askCredentials = (services: { readonly providers: Providers }): Step<Draft>[] => [
  askMethod,
  ...askSecrets(services),
];
