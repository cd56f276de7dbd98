/**
 * The address of a next page, as some APIs give it. Only its query is used, on the list's own origin and path: whoever sends
 * an address must not choose where credentials go.
 */
/** The query of an address, whole or relative; null where there is none: no text, or an empty one. */
export function nextQuery(address: unknown): string | null {
  if (typeof address !== 'string' || address === '') return null;
  const [beforeFragment = ''] = address.split('#', 1);
  const at = beforeFragment.indexOf('?');
  // An address without a query leads to the first page; that the list then goes in a circle is seen by whoever follows it.
  return at === -1 ? '?' : beforeFragment.slice(at);
}
