/** Counts as types of whole numbers hold them. */

import { plural, t } from '../../core/l10n/language.ts';

const lost = (count: number): string =>
  plural(count, {
    one: n => t('{0} count is no whole number and was left out.', n),
    other: n => t('{0} counts are no whole numbers and were left out.', n),
  });

/** What is no whole number, or too large to be one exactly, is left out and reported: it is never rounded. */
export class CountsKept {
  private lost = 0;

  of(value: number | null): number | null {
    if (value === null || Number.isSafeInteger(value)) return value;
    this.lost++;
    return null;
  }

  get doubts(): readonly string[] {
    return this.lost === 0 ? [] : [lost(this.lost)];
  }
}
