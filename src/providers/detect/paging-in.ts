/** How a list goes on, read out of one answer and the request that brought it. What the answer does not say is a guess, and said to be one. */
import { t } from '../../core/l10n/language.ts';
import type { Answer } from '../../core/model/provider.ts';
import { linkIn } from '../manifest/answers.ts';
import type { CountWords, PagingWords } from '../manifest/paging-words.ts';
import {
  addressIn,
  cursorIn,
  type Member,
  membersOf,
  moreIn,
  nextNumberIn,
  offsetIn,
  pageIn,
  pagesHeaderIn,
  pagesIn,
  sizeIn,
  totalHeaderIn,
  totalsIn,
} from './next-page.ts';
import { useOf } from './request-names.ts';
import type { RowsFound } from './rows-in.ts';

export interface PagingFound {
  readonly paging: PagingWords;
  readonly reason: string;
  /** Nothing that was seen says it. */
  readonly isGuess: boolean;
}

/** Parameters of the request that have to do with pages, by what they are for. */
export type PagingParams = Readonly<
  Partial<
    Record<
      'size' | 'page' | 'offset' | 'cursor',
      { readonly name: string; readonly value: string; readonly max?: number }
    >
  >
>;

type Counted = Exclude<PagingWords, { readonly by: 'none' }>;
type Counts = Pick<Counted, 'size' | 'more' | 'pages' | 'total'>;

interface Seen {
  readonly rows: RowsFound;
  readonly params: PagingParams;
  readonly members: readonly Member[];
  readonly link: string | undefined;
  readonly counts: Counts;
  /** What was said of the counts. */
  readonly notes: readonly string[];
}

/** A count is believed where it is another number than that of the rows: `count` is often their own. */
function totalOf(members: readonly Member[], { length }: RowsFound): { readonly words?: CountWords; note?: string } {
  const all = totalsIn(members);
  const believed = all.find(({ value }) => Number(value) > length);
  if (believed) return { words: { at: believed.pointer }, note: t('{0} counts all of them.', believed.pointer) };
  const [own] = all;
  if (!own) return {};
  if (own.name !== 'count' && Number(own.value) === length)
    return { words: { at: own.pointer }, note: t('{0} counts all of them, as it is named.', own.pointer) };
  return { note: t('{0} is the number of these rows, and so it is not taken for a total.', own.pointer) };
}

function countsOf(answer: Answer, members: readonly Member[], rows: RowsFound, params: PagingParams) {
  const headers = answer.headers ?? new Map<string, string>();
  const [inHeader, pagesInHeader] = [totalHeaderIn(headers), pagesHeaderIn(headers)];
  const total = inHeader === undefined ? totalOf(members, rows) : { words: { header: inHeader } };
  const pages = pagesIn(members);
  const more = moreIn(members);
  const size = params.size?.name ?? sizeIn(members)?.key;
  const counts: Counts = {
    ...(size === undefined
      ? {}
      : { size: { param: size, ...(params.size?.max === undefined ? {} : { max: params.size.max }) } }),
    ...(more && { more: { at: more.pointer } }),
    ...(pagesInHeader !== undefined
      ? { pages: { header: pagesInHeader } }
      : pages
        ? { pages: { at: pages.pointer } }
        : {}),
    ...(total.words && { total: total.words }),
  };
  const notes = [
    ...('note' in total && total.note !== undefined ? [total.note] : []),
    ...(inHeader === undefined ? [] : [t('The header {0} counts all of them.', inHeader)]),
    ...(params.size || size === undefined ? [] : [t('That “{0}” is also the name of the parameter is a guess.', size)]),
  ];
  return { counts, notes };
}

/** The parameter of an address that leads to the second page. */
function stepIn(address: string): { readonly name: string; readonly use: 'page' | 'offset' } | undefined {
  const at = address.indexOf('?');
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : address.slice(at + 1))) {
    const use = useOf(name);
    if ((use === 'page' || use === 'offset') && /^\d+$/.test(value)) return { name, use };
  }
  return undefined;
}

const counted = (seen: Seen, use: 'page' | 'offset', param: string): Counted => {
  const echo = use === 'page' ? pageIn(seen.members) : offsetIn(seen.members);
  const first = seen.params.page?.value === '0' ? { first: 0 } : {};
  const shown = Number(echo?.value) === (use === 'page' ? (first.first ?? 1) : 0) ? echo : undefined;
  return {
    ...{ by: use, param },
    ...(use === 'page' ? first : {}),
    ...(shown && { echo: { at: shown.pointer } }),
    ...seen.counts,
  } as Counted; // a page or an offset, each with its own words
};

/** By the address of the next page: by its number where that is in it and pages are counted, as these can be jumped to. */
function byAddress(seen: Seen): PagingFound | undefined {
  const { link, members, counts } = seen;
  const member = addressIn(members);
  const address = link ?? (typeof member?.value === 'string' ? member.value : undefined);
  if (address === undefined) return undefined;
  const place = link === undefined ? (member?.pointer ?? '') : t('the header Link');
  const step = stepIn(address);
  if (step && (counts.total || counts.pages) && (step.use === 'page' || counts.size))
    return {
      paging: counted(seen, step.use, step.name),
      reason: t(
        'The next address, in {0}, goes on by “{1}”, and the answer counts: pages can be asked for by number.',
        place,
        step.name,
      ),
      isGuess: false,
    };
  return {
    paging: link === undefined ? { by: 'url', at: member?.pointer ?? '', ...counts } : { by: 'link', ...counts },
    reason: t('The address of the next page is in {0}. Only its query is used.', place),
    isGuess: false,
  };
}

/** The parameter that a cursor goes into, by the name of the member that has it. */
const cursorParams: readonly (readonly [RegExp, (key: string) => string])[] = [
  [/^nextpage_?token$/i, key => key.replace(/^next_?/i, '').replace(/^P/, 'p')],
  [
    /^(?:next_?)?(?:starting_?after|after|offset|marker)$/i,
    key => key.replace(/^next_?/i, '').replace(/^[A-Z]/, one => one.toLowerCase()),
  ],
  [/^(?:next_?token|continuation_?token|page_?token)$/i, key => key],
  [/^next_?page$/i, () => 'page'],
  [/^next_?page_?token$/i, () => 'page_token'],
];

function byCursor(seen: Seen): PagingFound | undefined {
  const { members, params, counts } = seen;
  const member = cursorIn(members);
  if (!member) return undefined;
  const known = params.cursor?.name;
  const named = cursorParams.find(([pattern]) => pattern.test(member.key))?.[1](member.key) ?? 'cursor';
  const said = t('{0} is a text that the next page is asked for by.', member.pointer);
  const guess = t('That it goes into “{0}” is a guess: see the documentation.', named);
  return {
    paging: { by: 'cursor', param: known ?? named, next: { at: member.pointer }, ...counts },
    reason: known === undefined ? `${said} ${guess}` : said,
    isGuess: known === undefined,
  };
}

/** A flag and no cursor: the ID of the last row is one. */
function byLastRow(seen: Seen): PagingFound | undefined {
  const { rows, params, counts } = seen;
  if (!counts.more || !rows.rows.every(row => 'id' in row) || params.page || params.offset || seen.counts.pages)
    return undefined;
  const known = params.cursor?.name;
  const said = t(
    '{0} says whether there is more, and nothing else does: the next page begins behind the last ID.',
    counts.more.at.toString(),
  );
  const guess = t('That the parameter is “starting_after” is a guess: see the documentation.');
  return {
    paging: { by: 'cursor', param: known ?? 'starting_after', next: { lastRow: '/id' }, ...counts },
    reason: known === undefined ? `${said} ${guess}` : said,
    isGuess: known === undefined,
  };
}

/** By numbers: of a page or of rows to skip. */
function byNumber(seen: Seen): PagingFound | undefined {
  const { members, params, counts, rows } = seen;
  if (params.offset && counts.size)
    return {
      paging: counted(seen, 'offset', params.offset.name),
      reason: t('The request skips rows by “{0}”.', params.offset.name),
      isGuess: false,
    };
  if (params.page)
    return {
      paging: counted(seen, 'page', params.page.name),
      reason: t('The request names its page by “{0}”.', params.page.name),
      isGuess: false,
    };
  const offset = offsetIn(members);
  if (offset && counts.size)
    return {
      paging: counted(seen, 'offset', offset.key),
      reason: t(
        'The answer says in {0} how many rows it skips; that the parameter has the same name is a guess.',
        offset.pointer,
      ),
      isGuess: true,
    };
  const page = nextNumberIn(members) ?? pageIn(members);
  const isCounted = counts.pages !== undefined || (counts.total !== undefined && seen.notes.length > 0);
  if (!page && !isCounted && !(params.size && rows.length === Number(params.size.value))) return undefined;
  return {
    paging: counted(seen, 'page', 'page'),
    reason: page
      ? t('The answer says in {0} which page it is; that the parameter is “page” is a guess.', page.pointer)
      : t('There is more than one page of them; that the parameter is “page” is a guess.'),
    isGuess: true,
  };
}

/** Finds how the list goes on. */
export function findPaging(answer: Answer, rows: RowsFound, params: PagingParams): PagingFound {
  const members = membersOf(answer.json, rows.pointer);
  const { counts, notes } = countsOf(answer, members, rows, params);
  const seen: Seen = { rows, params, members, counts, notes, link: linkIn(answer, 'next') };
  const found = byAddress(seen) ?? byCursor(seen) ?? byLastRow(seen) ?? byNumber(seen);
  if (found) return { ...found, reason: [found.reason, ...notes].join(' ') };
  return {
    paging: { by: 'none' },
    reason: t('Nothing in the answer speaks of another page: everything came at once.'),
    isGuess: rows.length >= 10,
  };
}
