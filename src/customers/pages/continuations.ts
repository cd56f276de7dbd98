/**
 * The way through a list without page numbers: each page says what the next one is asked for by, so that pages are reached
 * one after another, and any of them from the farthest one that is known.
 */

import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { CountedPage } from './list-end.ts';

const inCircle = (who: string, page: number) =>
  new ClienteleError({
    kind: 'schema',
    who,
    what: t('{who} goes on after page {0} with a page that was asked for before: the list goes in a circle', page - 1),
    cure: t('What was read up to there is complete; report it to the provider.'),
  });

export class Continuations {
  private readonly who: string;
  /** What each page is asked for by; nothing for the first one. */
  private readonly afters: (string | undefined)[] = [undefined];
  /** The page that each of them was first named for. */
  private readonly places = new Map<string, number>();

  /** `who` is the provider, for the sentence of a failure. */
  constructor(who: string) {
    this.who = who;
  }

  /** The farthest page that can be asked for. */
  get farthest(): number {
    return this.afters.length;
  }

  /**
   * Reaches a page: asks for it, or one after another for those that lead there. Past the end it comes to a page without
   * rows. Rejects with `schema` where the way leads to a page that was asked for before.
   */
  async reach<Page extends CountedPage>(
    page: number,
    ask: (page: number, after: string | undefined) => Promise<Page>,
  ): Promise<Page> {
    // The way may be cut behind us, by who reads the list anew meanwhile: then it goes on from where it still leads.
    for (let at = Math.min(page, this.farthest); ; at = Math.min(at + 1, this.farthest)) {
      const answer = await ask(at, this.after(at));
      this.note(at, answer.next ?? undefined);
      if (at === page) return answer;
      if (answer.next == null) return pastTheEnd(answer, page);
    }
  }

  /** Forgets the way, since what the pages were asked for by holds no more. */
  clear(): void {
    this.cut(1);
  }

  private after(page: number): string | undefined {
    const after = this.afters[page - 1];
    if (after !== undefined && this.places.get(after) !== page) throw inCircle(this.who, page);
    return after;
  }

  private note(page: number, next: string | undefined): void {
    if (page > this.farthest || (next !== undefined && next === this.afters[page])) return;
    // What lay beyond belonged to the list as it was.
    this.cut(page);
    if (next === undefined) return;
    this.afters.push(next);
    if (!this.places.has(next)) this.places.set(next, page + 1);
  }

  private cut(length: number): void {
    for (const after of this.afters.splice(length))
      if (after !== undefined && (this.places.get(after) ?? 0) > length) this.places.delete(after);
  }
}

/** What stands behind the last page. */
export const pastTheEnd = <Page extends CountedPage>(last: Page, page: number): Page => ({
  ...last,
  page,
  records: [],
  problems: [],
  hasMore: false,
  ...(last.next === undefined ? {} : { next: null }),
});
