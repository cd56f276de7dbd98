/**
 * What is asked about customers, as plain data: whichever thread reads the answer makes the same question of it, with the
 * check of whose answer it is.
 */
import { createHash } from 'node:crypto';
import { literalAt, pointerPath } from './json/spans.ts';
import { t } from './l10n/language.ts';
import type { CustomerRecord } from './model/customer.ts';
import { ClienteleError } from './model/errors.ts';
import type { Answer, ListQuestion, Options, Page, Provider, Question } from './model/provider.ts';
import type {
  AskedItem,
  AskedSection,
  ItemDetail,
  NamedOwners,
  ReadSection,
  Section,
  SectionPage,
} from './model/section.ts';
import { pageQuestion } from './page-question.ts';
import type { Elsewhere } from './requests/read-answer.ts';
import { otherShape, wrongType } from './rows/rows.ts';

/** What a question of each kind is about. */
export interface Subjects {
  readonly page: ListQuestion;
  readonly customer: { readonly id: string };
  readonly section: AskedSection;
  readonly item: AskedItem;
}

/** What its answer comes to. */
export interface Answers {
  readonly page: Page;
  readonly customer: CustomerRecord;
  readonly section: ReadSection;
  readonly item: ItemDetail;
}

export type AnswerKind = keyof Answers;

/** Reads large answers in another thread. */
export type AnswersElsewhere = <K extends AnswerKind>(kind: K, asked: Subjects[K]) => Elsewhere<Answers[K]>;

type Questions = {
  readonly [K in AnswerKind]: (provider: Provider, asked: Subjects[K], options: Options) => Question<Answers[K]>;
};

const questions: Questions = {
  page: pageQuestion,
  customer: customerQuestion,
  section: sectionQuestion,
  item: itemQuestion,
};

/** Throws `badRequest` for an ID that cannot be part of a path, and for a section that the provider does not have. */
export const questionOf = <K extends AnswerKind>(
  provider: Provider,
  kind: K,
  asked: Subjects[K],
  options: Options,
): Question<Answers[K]> => questions[kind](provider, asked, options);

/** The section of a name. Throws `badRequest` for one that the provider does not have. */
export function sectionOf({ title, sections = [] }: Provider, id: string): Section {
  const section = sections.find(one => one.id === id);
  if (section) return section;
  throw new ClienteleError({
    kind: 'badRequest',
    who: title,
    what: t('{who} has no section “{0}”', id),
    cure: sections.length > 0 ? t('It has: {0}.', sections.map(one => one.id).join(', ')) : '',
  });
}

function customerQuestion(
  provider: Provider,
  { id }: Subjects['customer'],
  options: Options,
): Question<CustomerRecord> {
  const question = provider.get(id, options);
  const read = (answer: Answer): CustomerRecord => {
    const record = question.read(answer);
    if (sameId(record.customer.id, id)) return record;
    throw anothers(provider.title);
  };
  return { ...question, read };
}

function sectionQuestion(provider: Provider, asked: AskedSection, options: Options): Question<ReadSection> {
  const section = sectionOf(provider, asked.section);
  const ask = asked.isUnfiltered ? section.unfiltered?.ask : section.ask;
  if (!ask) throw new RangeError('All rows are asked for of a section that has no question for them.');
  const { nothing, ...question } = ask(asked, options);
  const read = (answer: Answer): ReadSection => {
    const page = question.read(answer);
    checkCustomer(section, asked.customerId, answer, provider.title);
    return withOwners(section, page);
  };
  return { ...question, read, ...(nothing && { nothing: withOwners(section, nothing) }) };
}

function itemQuestion(provider: Provider, { section, item }: AskedItem, options: Options): Question<ItemDetail> {
  const question = sectionOf(provider, section).detail?.ask(item, options);
  if (!question) throw new RangeError('An item is asked for that cannot be asked for.');
  const read = (answer: Answer): ItemDetail => {
    const detail = question.read(answer);
    if (typeof detail.id !== 'string' || (item.id !== null && sameId(detail.id, item.id))) return detail;
    const what = t('{who} answered with another item than the one that was asked for');
    throw new ClienteleError({ kind: 'schema', who: provider.title, what });
  };
  return { ...question, read };
}

/** An ID may be written in another case than somebody typed it. */
const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function anothers(who: string): ClienteleError {
  const what = t('{who} answered with another customer than the one that was asked for');
  return new ClienteleError({ kind: 'schema', who, what });
}

/** Refuses what came with another customer than the one that was asked for. */
function checkCustomer({ customer }: Section, id: string, { text }: Answer, who: string): void {
  if (customer === undefined) return;
  const path = pointerPath(customer);
  const sent = literalAt(text, path);
  if (sent === undefined) throw otherShape(who, wrongType(path, sent));
  if (!sameId(sent.startsWith('"') ? String(JSON.parse(sent)) : sent, id)) throw anothers(who);
}

/** What is looked for in all rows is looked for where they are read. */
function withOwners({ owner }: Section, page: SectionPage): ReadSection {
  return { ...page, owners: owner && ownersOf(page, owner.pointer), print: printOf(page) };
}

/** By number: thousands of rows name few customers, and numbers are compared at once. */
function ownersOf({ items }: SectionPage, pointer: string): NamedOwners {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(items, ({ raw }) => {
    const name = ownerIn(raw, pointer);
    if (name === undefined) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { names: [...numbers.keys()], of };
}

/** The name in a row; undefined where it has none. */
function ownerIn(raw: string, pointer: string): string | undefined {
  const literal = literalAt(raw, pointerPath(pointer));
  if (literal === undefined || literal === 'null' || literal === '""') return undefined;
  return (literal.startsWith('"') ? String(JSON.parse(literal)) : literal).trim().toLowerCase();
}

function printOf({ items, problems }: SectionPage): string | undefined {
  const rows = [...items, ...problems];
  if (rows.length === 0) return undefined;
  const print = createHash('sha256');
  for (const { raw } of rows) print.update(`${raw.length} ${raw}\n`);
  return print.digest('base64');
}
