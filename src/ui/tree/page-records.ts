/** The customers of one page of a list, for what is done with a page as a whole. */
import type { FetchedPage } from '../../core/client.ts';
import type { PageNode } from './nodes.ts';

// Nothing but a tree makes rows of this kind.
export const isPage = (value: unknown): value is PageNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'page' && 'list' in value;

/** Read where the page was not opened yet; rejects with why it cannot be read. */
export async function openedPage({ list, page }: PageNode): Promise<FetchedPage> {
  const state = await list.load(page);
  if (state.kind === 'failed') throw state.error;
  return state.page;
}
