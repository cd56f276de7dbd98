/** What belongs to a customer, of one kind: orders, cards, invoices. Asked for on request, one section at a time. */
import type { Customer, Money, RowProblem } from './customer.ts';
import type { DriftNote } from './drift.ts';
import type { Options, Question } from './question.ts';

/** One thing that belongs to a customer, in the words that all kinds of things share. */
export interface RelatedItem {
  /** As the provider names it, digits as sent; null where it names none. */
  readonly id: string | null;
  /** What it is, in one word of the provider's section: `order`, `card`, `deposit`. */
  readonly kind: string;
  /** What a person would call it: a product, a purpose, the last digits of a card. The ID where there is nothing else. */
  readonly title: string;
  /** The provider's own word, as sent. */
  readonly status: string | null;
  /** When it happened or was made: RFC 3339 in UTC; without a zone where none was sent. */
  readonly at: string | null;
  readonly amount: Money | null;
  /** This row's JSON, digit for digit as sent; only what must never be kept is blanked. */
  readonly raw: string;
  /** JSON Pointers into `raw` by field. */
  readonly sources: ItemSources;
}

/** The fields of an item that come from its row. */
export type ItemFields = Pick<RelatedItem, 'id' | 'title' | 'status' | 'at' | 'amount'>;
export type ItemSources = Readonly<Partial<Record<keyof ItemFields, readonly string[]>>>;

/** What an answer to a section's question holds. */
export interface SectionPage {
  readonly items: readonly RelatedItem[];
  readonly problems: readonly RowProblem[];
  /** How the rows differ from the documentation. */
  readonly drift: readonly DriftNote[];
  /** Items in the whole section by the answer's own word; null where it does not say. */
  readonly total: number | null;
  /** There may be more than the answer lists, which cannot be asked for. */
  readonly mayBePart?: true;
  /** What the next page is asked for by; null at the end. */
  readonly next: string | null;
}

/** Whose section it is, and where in it. */
export interface SectionQuestion {
  readonly customerId: string;
  /** The `next` of the page before; left out for the first one. */
  readonly after?: string;
}

/** A question for a section as plain data. */
export interface AskedSection extends SectionQuestion {
  /** By its ID. */
  readonly section: string;
  /** For the rows of all customers: see `unfiltered`. */
  readonly isUnfiltered?: true;
}

/** A question for what one item consists of, as plain data. */
export interface AskedItem {
  /** By its ID. */
  readonly section: string;
  readonly item: RelatedItem;
}

/** Whom the items of a page name. */
export interface NamedOwners {
  /** Each once, in lower case. */
  readonly names: readonly string[];
  /** Of each item, which of the names; -1 where it names nobody. */
  readonly of: Int32Array;
}

/** A page of a section with what says whose its rows are. */
export interface ReadSection extends SectionPage {
  /** undefined for a section without an owner. */
  readonly owners: NamedOwners | undefined;
  /** Distinguishes what the answer held, rows of others and unreadable ones included; undefined where it held no row. */
  readonly print: string | undefined;
}

/** The field of a row that names its customer. A server that ignores the filter is found out by it. */
export interface Owner {
  /** Where in the row. */
  readonly pointer: string;
  /** What stands there: the customer's ID, or the e-mail address where rows carry no ID. */
  readonly is: keyof Pick<Customer, 'id' | 'email'>;
  /** Every row has it by the documentation, so that one without is nobody's. */
  readonly always?: true;
}

/** One kind of what belongs to a customer, as a provider lists it. */
export interface Section {
  /** `orders`, `cards`, `sales`; unique in its provider, part of the public API. */
  readonly id: string;
  /** For people: "Orders". */
  readonly title: string;
  /** What of them the provider lists, where that is not simply all: "in PLN", "the newest 5". */
  covers?(options: Options): string | undefined;
  /** The API page that describes it. */
  readonly docs: string;
  /** undefined where the address of the section names the customer. */
  readonly owner?: Owner;
  /** Where the answer names the customer, for a section that comes with it; another's is refused. */
  readonly customer?: string;
  /** Pointers of values that stay covered until revealed: account numbers, IBANs, wallet addresses. */
  readonly covered: readonly string[];
  /** Asked for one page; `nothing` says what it comes to where the provider answers that there is none. */
  ask(question: SectionQuestion, options: Options): Question<SectionPage>;
  /** For servers that refuse to filter by a customer, where the documentation says that they do. */
  readonly unfiltered?: UnfilteredSection;
  /** What one item consists of, where the provider tells more than the section's row. */
  readonly detail?: SectionDetail;
}

/** The rows of all customers, page by page, for a section whose filter is refused: others' are left out and counted. */
export interface UnfilteredSection {
  /** What the error says that refuses the filter. */
  readonly refusal: RegExp;
  /** `after` goes on from where a question with the filter would. */
  ask: Section['ask'];
}

/** The detail of one item: an order's lines, a card's transactions. */
export interface SectionDetail {
  /** What it lists: "Lines", "Transactions". */
  readonly title: string;
  readonly docs: string;
  /** Pointers of covered values in the detail's rows. */
  readonly covered: readonly string[];
  /** undefined for an item that cannot be asked for, such as one without an ID. */
  ask(item: RelatedItem, options: Options): Question<ItemDetail> | undefined;
}

/** An item's own answer: the fuller row where there is one, and what it consists of. */
export interface ItemDetail extends Pick<SectionPage, 'items' | 'problems' | 'drift' | 'mayBePart'> {
  readonly raw: string | null;
  /** Of the fuller row: another one than the item's is refused. */
  readonly id?: string | null;
}

/** A section that has nothing, by the provider's own word. */
export const emptySection: SectionPage = { items: [], problems: [], drift: [], total: 0, next: null };

/** Pointers of what stays covered of a customer that stands within an item's row, from those into a customer. */
export const coveredWithin = (place: string, customer: readonly string[]): readonly string[] =>
  customer.map(pointer => `${place}${pointer}`);
