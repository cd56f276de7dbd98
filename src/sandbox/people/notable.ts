/**
 * The rows of the customers that are there for a reason: the last ones, who have been customers for the longest and are in
 * nobody's way on the first pages. Undefined where there are too few customers.
 */
export function notableRow(which: 'many' | 'none' | 'odd', size: number): number | undefined {
  const row = size - { many: 1, none: 2, odd: 3 }[which];
  return row >= 0 && size >= 3 ? row : undefined;
}
