/** The questions for what a connection chooses at its provider. */

import { parsedUrl } from '../../../core/http/url.ts';
import { number, t } from '../../../core/l10n/language.ts';
import { sentences } from '../../../core/l10n/sentences.ts';
import type { Credentials } from '../../../core/model/customer.ts';
import { asClienteleError, type ClienteleError } from '../../../core/model/errors.ts';
import type { OptionSpec, OptionValue, Provider } from '../../../core/model/provider.ts';
import { defaultBaseUrl, optionFault } from '../../../core/read-connections.ts';
import type { Services } from '../../services/services.ts';
import { askChoice, askMeanwhile, askText, back, type Reply, type Step } from '../../window/questions.ts';
import { plain } from '../../window/report.ts';
import { type Draft, entryOf, mapReply, probe } from './draft.ts';
import { mendRefused } from './test-draft.ts';

/** What an option is and, where it has one, of which form; `why`: why it is not chosen from a list. */
export const optionText = (option: OptionSpec, why = '') => ({
  prompt: sentences(
    why,
    `${option.title}: ${option.hint}`,
    option.required ? '' : t('Leave it empty for the default.'),
  ),
  placeholder: optionFault(option, '?') ?? '',
  fault: (value: string) => optionFault(option, value),
});

interface Found {
  readonly values: readonly OptionValue[];
  /** Why there are none. */
  readonly error?: ClienteleError;
}

/** With which credentials nothing more is asked, and why. Others, entered at the same address, are others. */
const failures = new WeakMap<Credentials, ClienteleError>();
/** What was entered in the place of refused credentials. */
const mended = new WeakMap<Credentials, Pick<Draft, 'method' | 'credentials'>>();

/** Whether an option is a part of the address, so that it is asked for before that. */
const isInAddress = ({ baseUrl }: Provider, { key }: OptionSpec): boolean =>
  Object.values(baseUrl).some(address => address.includes(`{${key}}`));

/** The `index`-th option, where it belongs before the address or where it belongs behind it: chosen from what the provider says there is, where it answers, else typed. */
export const askOption = (services: Services, index: number, inAddress: boolean): Step<Draft> => {
  const ask: Step<Draft> = async (given, at) => {
    const { provider, title } = given;
    const option = provider?.options[index];
    if (!option || isInAddress(provider, option) !== inAddress) return given;
    const draft = { ...given, ...mended.get(given.credentials) };
    const { credentials } = draft;
    const found = await discover(services, draft, option, at);
    if (found === undefined || found === back) return found;
    const { values, error } = found;
    if (error?.kind === 'unauthorized' && !failures.has(credentials)) {
      const next = await mendRefused(services, draft, error);
      if (next && next !== draft) for (const one of [given, draft]) mended.set(one.credentials, next);
      failures.set(credentials, error);
      return next && ask(next, at);
    }
    const chosen = draft.options[option.key] ?? '';
    const keep = (value: string) => {
      const { [option.key]: _, ...others } = draft.options;
      return { ...draft, options: value ? { ...others, [option.key]: value } : others };
    };
    if (values.length === 0) {
      const why = error && error.kind !== 'configuration' ? plain(error.event) : '';
      return mapReply(await askText({ ...at, title, ...optionText(option, why), value: chosen }), keep);
    }
    const choices = values.map(({ value, title: label }) => ({
      label,
      description: label === value ? '' : value,
      value,
    }));
    if (!option.required)
      choices.unshift({ label: t('Default'), description: t('whatever the provider chooses'), value: '' });
    const placeholder = `${option.title}: ${option.hint}`;
    return mapReply(await askChoice({ ...at, title, placeholder, choices, chosen }), keep);
  };
  return ask;
};

/** The options that can be chosen again without another address. */
export const optionsBehind = (services: Services, provider: Provider): Step<Draft>[] =>
  provider.options.flatMap((option, index) =>
    isInAddress(provider, option) ? [] : [askOption(services, index, false)],
  );

/** Where a host has not answered just now, or has refused the credentials, it is not asked again. */
async function discover(
  services: Services,
  draft: Draft,
  option: OptionSpec,
  at: Parameters<Step<Draft>>[1],
): Promise<Reply<Found>> {
  const { provider, environment = 'production', credentials, options, title } = draft;
  const entry = entryOf(draft);
  if (option.values) return { values: option.values };
  const question = option.discover?.(options);
  const address = parsedUrl(draft.baseUrl ?? (provider ? defaultBaseUrl(provider, environment, options) : ''));
  if (!question || !entry || !address) return { values: [] };
  const known = failures.get(credentials);
  if (known) return { values: [], error: known };
  const seconds = number(services.settings().requestTimeout);
  const text = t('{0}: asking {1}, {2} s at most for an answer…', option.title, address.host, seconds);
  return askMeanwhile<Found>({ ...at, title, text: plain(text) }, async signal => {
    try {
      const ask = { signal };
      return { values: await probe(services, entry, credentials, client => client.ask(question, ask), signal) };
    } catch (reason) {
      const error = asClienteleError(reason);
      if (error.kind === 'network' || error.kind === 'timeout') failures.set(credentials, error);
      return { values: [], error };
    }
  });
}
