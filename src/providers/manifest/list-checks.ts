/** What of any list of a manifest no word can say by itself. */
import { t } from '../../core/l10n/language.ts';
import type { Check, Path } from './check-names.ts';

/** Whether a table can be made of these fields: a table counts the places of a row in the bits of a number. */
export function fieldFaults(path: Path, make: () => unknown): ReturnType<Check> {
  try {
    make();
    return [];
  } catch (error) {
    if (error instanceof RangeError) return [[path, t('names too many places: a table has at most {0}', 31)]];
    throw error;
  }
}
