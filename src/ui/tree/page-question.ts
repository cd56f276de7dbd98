/** What is asked of a person who wants to go to a page, and which answers are taken. */

const number = new Intl.NumberFormat('en');

export interface PageQuestion {
  readonly prompt: string;
  /** What is wrong with an answer, as a sentence. */
  readonly validateInput: (value: string) => string | undefined;
}

/** `pageCount` is null where the number of pages is not known. */
export function pageQuestion(pageCount: number | null): PageQuestion {
  // An empty list has its first page all the same.
  const most = pageCount === null ? Number.POSITIVE_INFINITY : Math.max(1, pageCount);
  const range = most === 1 ? 'There is one page' : `Page 1 to ${number.format(most)}`;
  return {
    prompt: pageCount === null ? 'Page number' : range,
    validateInput: value => {
      if (!/^[1-9]\d{0,8}$/.test(value.trim())) return 'A page is a whole number from 1.';
      return Number(value) > most ? `${most === 1 ? range : `The last page is ${number.format(most)}`}.` : undefined;
    },
  };
}
