/** Numbers of payment cards in a text. */

const fewestDigits = 13;
/** Digits that may be a card's, with what people put between them. */
const cardLike = /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g;

/** What the numbers of the usual kinds of cards begin with, and how many digits they have. */
const issuers = /^(?:4\d{15}|(?:5[1-5]|2[2-7]|6[0245])\d{14}|3(?:[47]\d{13}|[068]\d{12}|5\d{14}))$/;

/** Whether the digits in a text are those of a payment card: of its length, from its range, and with its check digit. */
export function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (!issuers.test(digits)) return false;
  // Luhn: from the last digit on, every other one counts twice, the digits of its double added.
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export const cardNumbers = {
  areIn: (text: string): boolean =>
    text.length >= fewestDigits && [...text.matchAll(cardLike)].some(([found]) => isCard(found)),
  mask: (text: string, mask: string): string => text.replace(cardLike, found => (isCard(found) ? mask : found)),
};
