/** What is asked of a person who wants to go to a page, and which answers are taken. */
import { number, t } from '../../core/l10n/language.ts';

export interface PageQuestion {
  readonly prompt: string;
  /** What is wrong with an answer, as a sentence. */
  readonly validateInput: (value: string) => string | undefined;
}

/** `pageCount` is null where the number of pages is not known. */
export function pageQuestion(pageCount: number | null): PageQuestion {
  // An empty list has its first page all the same.
  const most = pageCount === null ? Number.POSITIVE_INFINITY : Math.max(1, pageCount);
  const range = most === 1 ? t('There is one page') : t('Page 1 to {0}', number(most));
  return {
    prompt: pageCount === null ? t('Page number') : range,
    validateInput: value => {
      if (!/^[1-9]\d{0,8}$/.test(value.trim())) return t('A page is a whole number from 1.');
      return Number(value) > most
        ? most === 1
          ? t('There is one page.')
          : t('The last page is {0}.', number(most))
        : undefined;
    },
  };
}
