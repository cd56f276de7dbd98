/** A manifest's own searches and filters: which text goes where, and in what form. */
import { t } from '../../core/l10n/language.ts';
import type { FilterSpec, ListQuestion, ServerSearch } from '../../core/model/provider.ts';
import { emailShape, searchFilters } from '../common/shapes.ts';
import { titleOf } from './proof.ts';
import type { Manifest, SearchWords } from './words.ts';

export const searchesOf = ({ search }: Manifest): readonly SearchWords[] =>
  search === undefined ? [] : Array.isArray(search) ? search : [search];

const phoneShape = /^\+?[\d\s().-]{5,25}$/;

const fits = (text: string, { when = 'any' }: SearchWords): boolean =>
  when === 'any' ? true : when === 'email' ? emailShape.test(text) : phoneShape.test(text);

/** The first of a manifest's searches that is for this text. */
export function searchFor(manifest: Manifest, text: string): SearchWords | undefined {
  const wanted = text.trim();
  return wanted === '' ? undefined : searchesOf(manifest).find(search => fits(wanted, search));
}

/** What the API is sent for a text, and what it looks at then. */
export function serverSearch(manifest: Manifest, text: string): ServerSearch | undefined {
  const search = searchFor(manifest, text);
  if (!search) return undefined;
  const [longest = ''] = search.longestWord
    ? text
        .trim()
        .split(/\s+/)
        .sort((one, other) => other.length - one.length)
    : [text.trim()];
  return { send: longest, looksAt: search.looksAt ?? search.param ?? t('what is in its path') };
}

/** The text as it stands in the parameter: inside the words of a query language, where the API has one. */
function inQuery(text: string, { before = '', after = '', ...words }: SearchWords): string {
  const escaped = words.escape === 'backslash' ? text.replace(/["'\\]/g, '\\$&') : text;
  return before + escaped + after;
}

/** The name in a path that stands for what is searched for, where no parameter does. */
export const textName = 'text';

/** The text of a question for the path of its search. */
export const textInPath = (search: SearchWords | undefined, { search: text }: ListQuestion): Record<string, string> =>
  search?.param === undefined && search && text !== undefined ? { [textName]: inQuery(text, search) } : {};

export const filtersOf = ({ filters = [] }: Manifest): readonly FilterSpec[] =>
  filters.map(({ param, title = titleOf(param), hint = param, kind, values }) => ({
    key: param,
    title,
    hint,
    kind,
    ...(values && { values }),
  }));

/** The filters of a question and its search, as parameters. */
export function queryOf(
  manifest: Manifest,
  search: SearchWords | undefined,
  question: ListQuestion,
  who: string,
): Record<string, string> {
  const asEpoch = new Set((manifest.filters ?? []).flatMap(({ param, as }) => (as === 'epoch' ? [param] : [])));
  const filters = Object.fromEntries(
    Object.entries(question.filters).map(([key, value]) => [key, asEpoch.has(key) ? inSeconds(value) : value]),
  );
  if (search?.param === undefined || question.search === undefined) return filters;
  return { ...searchFilters(search.param, inQuery(question.search, search), filters, who) };
}

/** A day or a time, as it was checked; without a zone it is UTC. */
const inSeconds = (value: string): string => {
  const [day = '', time = '00:00:00'] = value.split(' ');
  const [hour = '0', ...rest] = time.split(':');
  const clock = [hour, ...rest].map(part => part.padStart(2, '0')).join(':');
  return String(Date.parse(`${day}T${clock}Z`) / 1000);
};
