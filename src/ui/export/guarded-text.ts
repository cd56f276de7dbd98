/** What is said of cells that are not as they were sent: a reader would wonder about the apostrophes. */
import { plural, t } from '../../core/l10n/language.ts';

/** A sentence, where there are such cells. */
export const guardedText = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        plural(count, {
          one: n => t('{0} value has an apostrophe in front, so that no spreadsheet runs it.', n),
          other: n => t('{0} values have an apostrophe in front, so that no spreadsheet runs them.', n),
        }),
      ];
