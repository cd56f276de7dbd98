/** Words of providers that say that nobody is there. */

/** What lists are lists of. A key, a store or an account that is not found is another matter. */
const thing = `(?:${[
  'customers?|people|persons?|contacts?|members?|records?|results?|data|rows?|items?|entr(?:y|ies)|matches',
  'orders?|subscriptions?|products?|transactions?|deposits?|payouts?|virtual accounts?|cards?|wallets?',
  'invoices?|(?:liquidation )?address(?:es)?|sales?|groups?',
].join('|')})`;
/** That nobody is there, in the words of the APIs. */
const nothing = new RegExp(
  [
    `\\bno (?:\\w+ ){0,3}${thing}\\b`,
    `\\b${thing}\\b.{0,60}(?:\\bnot|n['’]t|\\bcannot)\\b.{0,20}\\b(?:found|exist)`,
    `(?:\\bnot|n['’]t|\\bcannot|\\bunable to) find (?:\\w+ ){0,3}${thing}\\b`,
    '\\b(?:nothing|none|nobody|no one)\\b.{0,20}\\bfound\\b',
    '\\bunknown (?:customer|id)\\b',
    '\\baucun(?:e donnée| client| résultat)|\\bclients?\\b.{0,20}\\bintrouvable',
  ].join('|'),
  'i',
);
/** The words of a server that has no such address: the base URL is wrong, and nothing is known of the list. */
const isNoRoute = /^cannot get\b|\b(?:route|endpoint|resource|path|url|uri|method|handler)\b|\bpage not found\b/i;

/** Whether words say that nobody is there, and not that there is no such address. */
export const speaksOfNothing = (words: string | undefined): boolean =>
  words !== undefined && nothing.test(words) && !isNoRoute.test(words);

/** Whether words say that nobody is there. */
export const isNothing = (words: string | undefined): boolean => words !== undefined && nothing.test(words);
