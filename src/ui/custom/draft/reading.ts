/** What a manifest reads of an answer, as its page shows it: rows, fields with what is in them, and how it goes on. */
import { rows as countOfRows, customers } from '../../../core/l10n/counts.ts';
import { number, t } from '../../../core/l10n/language.ts';
import type { Customer, CustomerRecord } from '../../../core/model/customer.ts';
import { asClienteleError } from '../../../core/model/errors.ts';
import type { OwnValue } from '../../../core/model/own-field.ts';
import type { Answer, ApiRequest, ListQuestion, Options, Page, Provider } from '../../../core/model/provider.ts';
import type { Reason } from '../../../providers/detect/drafted.ts';
import type { Manifest } from '../../../providers/manifest/words.ts';
import { fieldKeys, fieldLabel } from '../../detail/shared/fields.ts';
import { exactMoney, moneyText } from '../../text/money-text.ts';
import type { Shown, ShownField } from './shared/messages.ts';

/** A draft that can be used, and what it is asked with. */
export interface Usable {
  readonly manifest: Manifest;
  readonly provider: Provider;
  readonly options: Options;
}

export type Read =
  | { readonly kind: 'page'; readonly page: Page; readonly next: string | undefined }
  | { readonly kind: 'failed'; readonly message: string; readonly forOthers: string };

/** The place of a field as the manifest writes it, in one line. */
function placesText(words: unknown): string {
  if (typeof words === 'string') return words;
  if (Array.isArray(words)) return words.map(placesText).join(t(', else '));
  if (typeof words !== 'object' || words === null) return '';
  const all: Readonly<Record<string, unknown>> = { ...words };
  if (Array.isArray(all.join)) return all.join.map(placesText).join(' + ');
  if (typeof all.find === 'string') return `${all.find} ${String(all.where)} = ${String(all.is)} ${String(all.take)}`;
  const [first] = Object.values(all);
  return typeof first === 'object' && first !== null && !Array.isArray(first)
    ? Object.values(first).map(placesText).join(', ')
    : placesText(first);
}

function textOf(value: Customer[keyof Customer] | OwnValue['value']): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if ('amount' in value) return moneyText(value) ?? exactMoney(value);
  return Object.values(value)
    .filter(part => typeof part === 'string' && part !== '')
    .join(', ');
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was found, with its reasons: what is other now was written by hand. */
export interface Found {
  readonly manifest: Manifest | undefined;
  readonly reasons: readonly Reason[];
}

function shownField(
  key: string,
  label: string,
  {
    words,
    texts,
    of,
    found,
  }: { readonly words: unknown; readonly texts: readonly string[]; readonly of: number; readonly found: Found },
): ShownField {
  const reason = found.reasons.find(({ pointer }) => pointer === `/fields/${key}`)?.text;
  const before: Readonly<Record<string, unknown>> = found.manifest?.fields ?? {};
  return {
    label,
    places: placesText(words),
    example: texts[0] ?? '',
    filled: t('{0} of {1}', number(texts.length), number(of)),
    reason: reason !== undefined && same(words, before[key]) ? reason : t('It is written so by hand.'),
  };
}

/** The fields that a manifest names, also those of the API's own. */
export function shownFields(
  { manifest: { fields }, provider, options }: Usable,
  records: readonly CustomerRecord[],
  found: Found,
): readonly ShownField[] {
  const of = records.length;
  const known = fieldKeys.flatMap((key): readonly ShownField[] => {
    const words = fields[key];
    const texts = records.map(({ customer }) => textOf(customer[key])).filter(text => text !== '');
    return words === undefined ? [] : [shownField(key, fieldLabel(key), { words, texts, of, found })];
  });
  const all: Readonly<Record<string, unknown>> = fields;
  const own = (provider.own?.fields ?? []).map(({ key, label }) => {
    const values = records.flatMap(({ raw }) => provider.own?.read(raw, options).find(one => one.key === key) ?? []);
    const texts = values.map(({ value }) => textOf(value));
    return shownField(key, label, { words: all[key], texts, of, found });
  });
  return [...known, ...own];
}

/** The query by which the next page is asked for. */
function nextText(
  { provider, options }: Usable,
  question: ListQuestion,
  page: Page,
  masked: (request: ApiRequest) => ApiRequest,
): string | undefined {
  if (!page.hasMore) return undefined;
  const { request } = provider.list(
    { ...question, page: question.page + 1, ...(page.next ? { after: page.next } : {}) },
    options,
  );
  const { query, params } = masked(request);
  return query ?? `?${new URLSearchParams({ ...params }).toString()}`;
}

/** Reads an answer as the manifest says. `masked` is what may be shown of a request. */
export function readAnswer(
  usable: Usable,
  answer: Answer,
  question: ListQuestion,
  masked: (request: ApiRequest) => ApiRequest = request => request,
): Read {
  try {
    const page = usable.provider.list(question, usable.options).read(answer);
    return { kind: 'page', page, next: nextText(usable, question, page, masked) };
  } catch (error) {
    const { message, forOthers } = asClienteleError(error);
    return { kind: 'failed', message, forOthers };
  }
}

/** What was read, as sentences. */
export function shownReading(
  read: Read,
  isPrivate: boolean,
): Pick<Shown, 'rows' | 'next'> & { readonly problems: readonly string[] } {
  if (read.kind === 'failed')
    return { rows: undefined, next: undefined, problems: [isPrivate ? read.forOthers : read.message] };
  const { page, next } = read;
  const { records, problems, total, totalAbove } = page;
  const all =
    totalAbove !== undefined
      ? t('{0} of more than {1}', customers(records.length), number(totalAbove))
      : total === null
        ? customers(records.length)
        : t('{0} of {1}', customers(records.length), number(total));
  const unread = problems.slice(0, 3).map(problem => problem.message);
  return {
    rows: all,
    next: page.hasMore
      ? t('The next page is asked for by {0}', next ?? '')
      : page.whole
        ? t('The list ends here: everything came at once.')
        : t('The list ends here.'),
    problems: problems.length > 0 ? [t('{0} cannot be read.', countOfRows(problems.length)), ...unread] : [],
  };
}
