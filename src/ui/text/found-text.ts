import { number, t } from '../../core/l10n/language.ts';

/** "found 3", as far as all are known. */
export const foundText = (found: number, isCut: boolean): string =>
  isCut ? t('found {0} or more', number(found)) : t('found {0}', number(found));
