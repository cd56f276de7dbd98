/** Names that parameters of a list have wherever there are APIs: of sizes, pages, offsets, cursors and searches. */

/** As it is compared: in small letters, without what joins its words. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const sizes = setOf(
  'limit perpage pagesize pagelimit pagelength count size take maxresults resultsperpage rows top max',
);
const pages = setOf('page pagenumber pageno pagenum p currentpage pageindex');
const offsets = setOf('offset skip start startat startindex pageoffset');
const cursors = setOf(
  'cursor pagecursor after pageafter startingafter pagetoken nexttoken nextpagetoken continuationtoken continuation ' +
    'nextcursor starttoken marker lastid sinceid pageinfo bookmark',
);
const backward = setOf('endingbefore before previouscursor');
const searches = setOf('search q query searchterm keyword keywords term find');

/** What lists of customers are called in addresses, the likeliest first. */
export const customerNouns: readonly string[] =
  'customers customer contacts clients accounts members subscribers buyers shoppers people persons patrons donors profiles users contact client user account'.split(
    ' ',
  );

/** What stands in the names of hosts and is no name of anybody. */
export const commonLabels: ReadonlySet<string> = setOf('www api apis app sandbox test staging gateway rest');

export type ParamUse = 'size' | 'page' | 'offset' | 'cursor' | 'backward' | 'search';

const uses: readonly (readonly [ParamUse, ReadonlySet<string>])[] = [
  ['size', sizes],
  ['page', pages],
  ['offset', offsets],
  ['cursor', cursors],
  ['backward', backward],
  ['search', searches],
];

/** What a parameter is for, by its name. */
export const useOf = (name: string): ParamUse | undefined => uses.find(([, names]) => names.has(plainName(name)))?.[0];
