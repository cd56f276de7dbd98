/** What an answer says of the next page: an address, a cursor, a flag, or that there is nothing. */
import { pathPointer } from '../../core/json/spans.ts';
import { plainName } from './request-names.ts';
import { isJson } from './rows-in.ts';

/** A member of an answer beside its rows. */
export interface Member {
  readonly pointer: string;
  /** The last step, as it is compared. */
  readonly name: string;
  /** The last step as it is written. */
  readonly key: string;
  /** The step before it, as it is compared. */
  readonly parent: string;
  readonly value: unknown;
}

const deepest = 4;

/** The members of an answer that hold no lists, those that are least deep first. */
export function membersOf(json: unknown, rows: string): readonly Member[] {
  const found: Member[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    if (!isJson(value) || path.length >= deepest) return;
    for (const [key, inner] of Object.entries(value)) {
      const own = [...path, key];
      const pointer = pathPointer(own);
      if (pointer === rows) continue;
      if (isJson(inner)) visit(inner, own);
      else if (!Array.isArray(inner))
        found.push({ pointer, key, name: plainName(key), parent: plainName(path.at(-1) ?? ''), value: inner });
    }
  };
  visit(json, []);
  return found.toSorted((one, other) => one.pointer.split('/').length - other.pointer.split('/').length);
}

const isAddress = (value: unknown): boolean => typeof value === 'string' && /^(?:https?:\/\/|\/|\?)/.test(value);

const nextNames = /^(?:next|nextpage|nexturl|nextlink|nexthref|nextpageurl|nextpagelink|nextpageuri|odatanextlink)$/;

/** The address of the next page. */
export const addressIn = (members: readonly Member[]): Member | undefined =>
  members.find(
    ({ name, parent, value }) =>
      isAddress(value) && (nextNames.test(name) || (/^(?:href|url|uri)$/.test(name) && nextNames.test(parent))),
  );

const cursorNames =
  /^(?:nextcursor|cursornext|nextoffset|nextpagetoken|pagetoken|nexttoken|continuationtoken|nextstartingafter|startingafter|aftercursor|endcursor|nextafter|nextmarker|nextkey|cursor|after|next|nextpage)$/;

/** A text that the next page is asked for by. */
export const cursorIn = (members: readonly Member[]): Member | undefined =>
  members.find(
    ({ name, value }) =>
      cursorNames.test(name) &&
      ((typeof value === 'string' && value !== '' && !isAddress(value)) ||
        (typeof value === 'number' && name !== 'nextpage')),
  );

/** The number of the next page. */
export const nextNumberIn = (members: readonly Member[]): Member | undefined =>
  members.find(({ name, value }) => /^nextpage(?:number)?$/.test(name) && /^\d+$/.test(String(value)));

/** A flag that says whether there is more. */
export const moreIn = (members: readonly Member[]): Member | undefined =>
  members.find(
    ({ name, value }) => typeof value === 'boolean' && /^(?:hasmore|more|hasnext|hasnextpage|ismore)$/.test(name),
  );

const totalNames =
  /^(?:total|totalcount|totalitems|totalresults|totalrecords|totalrows|totalelements|totalentries|itemcount|filtercount|count|estimatedtotal|odatacount|recordstotal)$/;

const isCount = (value: unknown): boolean => /^\d{1,15}$/.test(String(value));

/** Counts of all rows, as far as their names go. */
export const totalsIn = (members: readonly Member[]): readonly Member[] =>
  members.filter(({ name, value }) => totalNames.test(name) && isCount(value));

/** How many pages there are. */
export const pagesIn = (members: readonly Member[]): Member | undefined =>
  members.find(
    ({ name, value }) => /^(?:lastpage|totalpages|pagecount|pagestotal|maxpage|numpages)$/.test(name) && isCount(value),
  );

/** The number of the page that an answer is of. */
export const pageIn = (members: readonly Member[]): Member | undefined =>
  members.find(({ name, value }) => /^(?:page|currentpage|pagenumber|pageno|pageindex)$/.test(name) && isCount(value));

/** How many rows it skips. */
export const offsetIn = (members: readonly Member[]): Member | undefined =>
  members.find(({ name, value }) => /^(?:offset|skip|start|startat|startindex)$/.test(name) && isCount(value));

/** How many rows a page has. */
export const sizeIn = (members: readonly Member[]): Member | undefined =>
  members.find(({ name, value }) => /^(?:limit|perpage|pagesize|size|take)$/.test(name) && isCount(value));

const totalHeader = /^x-(?:.+-)?total(?:-?(?:count|items|records|results|elements))?$/;
const pagesHeader = /^x-(?:.+-)?(?:total-?pages|page-?count|pages-?total)$/;

export const totalHeaderIn = (headers: ReadonlyMap<string, string>): string | undefined =>
  [...headers].find(([name, value]) => totalHeader.test(name) && isCount(value))?.[0];

export const pagesHeaderIn = (headers: ReadonlyMap<string, string>): string | undefined =>
  [...headers].find(([name, value]) => pagesHeader.test(name) && isCount(value))?.[0];
