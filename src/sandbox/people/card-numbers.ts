/** The numbers that payment providers publish for tests: whole ones, which whoever reads them must not keep. */
export const CARD_NUMBERS = [
  ...(['4111 1111 1111 1111', '4242 4242 4242 4242', '5555 5555 5555 4444', '4000 0566 5566 5556'] as const),
] as const;

export function cardNumber(row: number, at: number): string {
  return CARD_NUMBERS[(row + at) % CARD_NUMBERS.length] ?? CARD_NUMBERS[0];
}
