/** What belongs to a customer, as a manifest says it: the contract that a file of `providers/sections` keeps, made of data. */
import { Lines, type TableOf } from '../../core/fields/compile.ts';
import { id } from '../../core/fields/fields.ts';
import { memberAt } from '../../core/json/member-at.ts';
import { pointerPath } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import type { Answer, ApiRequest, Options } from '../../core/model/provider.ts';
import {
  coveredWithin,
  emptySection,
  type ItemDetail,
  type ItemFields,
  type RelatedItem,
  type Section,
  type SectionDetail,
  type SectionPage,
  type SectionQuestion,
} from '../../core/model/section.ts';
import { itemReader } from '../../core/rows/items.ts';
import { type RowReader, type Rows, readList, readRow } from '../../core/rows/rows.ts';
import { fuller, wholeSection } from '../common/section-pages.ts';
import { placesOfCounts } from '../common/shapes.ts';
import { asList, inside, type Listing, rowsIn } from './answers.ts';
import type { Texts } from './basic-words.ts';
import { line, moneys, plain, texts, times } from './field-table.ts';
import { isByNext, knownOf, pageInPath, pageRequest } from './pages.ts';
import { perOptions } from './per-options.ts';
import { titleOf } from './proof.ts';
import { schemaOf } from './row-schema.ts';
import type { DetailWords, ItemFieldsWords, SectionWords } from './section-words.ts';
import { filled } from './templates.ts';
import type { Manifest } from './words.ts';

/** Rows of a page: what is read of a section is read for somebody who looks at it. */
const usualSize = 50;

/** What the provider that they belong to has in common for all questions. */
export interface Asking {
  readonly title: string;
  readonly docs: string;
  readonly error: Manifest['error'];
  /** Pointers of what stays covered of a customer. */
  readonly covered: readonly string[];
  /** Asks below the base URL, with what is always sent. */
  readonly ask: (values: Options, path: string, params?: Texts) => ApiRequest;
}

function itemTable(words: ItemFieldsWords, options: Options): TableOf<ItemFields> {
  return {
    ...(words.id === undefined ? {} : { id: line(plain(words.id, id), options) }),
    ...(words.title === undefined ? {} : { title: line(texts(words.title), options) }),
    ...(words.status === undefined ? {} : { status: line(texts(words.status), options) }),
    ...(words.at === undefined ? {} : { at: line(times(words.at), options) }),
    ...(words.amount === undefined ? {} : { amount: line(moneys(words.amount), options) }),
  };
}

/** Throws a `RangeError` for more places than a field table has. */
function readerFor(words: SectionWords | DetailWords, kind: string, options: Options): RowReader<RelatedItem> {
  const { fields, secrets = [] } = words;
  const table = itemTable(fields, options);
  const lines = new Lines<ItemFields>(table);
  for (const key of ['id', 'title', 'status', 'at', 'amount'] as const) lines.line(key);
  return itemReader({ kind, schema: () => schemaOf(fields, lines.pointers), fields: table, secrets, isOpen: true });
}

/** `liquidationAddresses` → "liquidation address": what one of them is, where it is not said. */
function kindOf({ kind, id: key }: SectionWords): string {
  if (kind !== undefined) return kind;
  const words = titleOf(key).toLowerCase();
  return words.replace(/(?<=(?:ss|x|ch|sh))es$|(?<=[^s])s$/, '');
}

/** The page that a question asks for: by its number where pages have one, else the first of what is left. */
function askedPage(
  { after }: SectionQuestion,
  { paging }: Listing,
): { page: number; pageSize: number; after?: string } {
  const most = paging.by === 'none' ? undefined : paging.size?.max;
  const pageSize = Math.min(most ?? usualSize, usualSize);
  if (after === undefined) return { page: 1, pageSize };
  return isByNext(paging) ? { page: 1, pageSize, after } : { page: Number(after), pageSize };
}

const parts = (rows: Rows<RelatedItem>) => ({ items: rows.records, problems: rows.problems, drift: rows.drift });

const nothingThere: Rows<never> = { records: [], problems: [], drift: [], length: 0 };

function sectionPage(
  answer: Answer,
  question: SectionQuestion,
  listing: Listing,
  reader: RowReader<RelatedItem>,
  who: string,
): SectionPage {
  const asked = askedPage(question, listing);
  const rows = rowsIn(answer, listing, inside(reader, listing.row), { who, asked });
  if (listing.paging.by === 'none') return wholeSection(rows, ...placesOfCounts(answer));
  const { total, hasMore, endIsDoubtful, next } = knownOf(answer, asked, rows.length, listing, who);
  const isMore = hasMore || (endIsDoubtful === true && rows.length > 0);
  return { ...parts(rows), total, next: next ?? (isMore ? String(asked.page + 1) : null) };
}

function detailOf(
  words: DetailWords,
  kind: string,
  { ask, title: who, docs, covered: customer }: Asking,
  whole: ReaderOf,
): SectionDetail {
  const { title = t('Parts'), path, params, at = '', rows, covered = [] } = words;
  const readerOf = perOptions(words.fields, options => readerFor(words, kind, options));
  const placeOf = ({ json }: Answer) =>
    asList(rows)
      .map(pointerPath)
      .find(place => isObject(memberAt(json, place)));
  return {
    ...{ title, docs: words.docs ?? docs, covered: [...covered, ...coveredWithin('/customer', customer)] },
    ask(item, options) {
      if (item.id === null) return undefined;
      const read = (answer: Answer): ItemDetail => {
        const place = placeOf(answer);
        const found = place ? readList(answer, place, readerOf(options), who) : nothingThere;
        return { ...fuller(readRow(answer, pointerPath(at), whole(options))), ...parts(found) };
      };
      return { request: ask({ ...options, item: item.id }, path, params), read };
    },
  };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

type ReaderOf = (options: Options) => RowReader<RelatedItem>;

function sectionOf(words: SectionWords, asking: Asking): Section {
  const { id: key, title = titleOf(key), covers, path, params, none, owner, covered = [], detail } = words;
  const { ask, title: who, error } = asking;
  const kind = kindOf(words);
  const listing: Listing = { rows: words.rows, row: words.row, paging: words.paging ?? { by: 'none' }, error };
  const readerOf = perOptions(words.fields, options => readerFor(words, kind, options));
  return {
    ...{ id: key, title, docs: words.docs ?? asking.docs },
    // Rows may have their customer in them.
    covered: [...covered, ...coveredWithin('/customer', asking.covered)],
    ...(covers !== undefined && { covers: (options: Options) => filled(covers, options) }),
    ...(owner && {
      owner: { pointer: owner.at, is: owner.is ?? 'id', ...(owner.always === true && { always: true as const }) },
    }),
    ask: (question, options) => ({
      request: pageRequest(
        ask(
          { ...options, id: question.customerId, ...pageInPath(listing.paging, askedPage(question, listing)) },
          path,
          params,
        ),
        listing.paging,
        askedPage(question, listing),
      ),
      read: answer => sectionPage(answer, question, listing, readerOf(options), who),
      nothing: emptySection,
      ...(none && { nothingAt: none }),
    }),
    ...(detail && { detail: detailOf(detail, detail.kind ?? t('part'), asking, readerOf) }),
  };
}

/** The sections of a manifest, in its order. */
export const sectionsOf = (sections: readonly SectionWords[] = [], asking: Asking): readonly Section[] =>
  sections.map(words => sectionOf(words, asking));

/** Throws a `RangeError` where one of them names more places than a field table has. */
export function tryReaders(words: SectionWords | DetailWords): void {
  readerFor(words, 'item', {});
}
