/** Names of lists in answers: those that customers are in, and those that only speak of them. */

/** Names that lists of customers have, the likeliest first. */
export const likely: readonly string[] =
  'customers contacts accounts users members people profiles subscribers clients data items results records rows entries list content objects value'.split(
    ' ',
  );

/** What speaks of the rows and is none. */
export const beside: ReadonlySet<string> = new Set(
  'meta metadata pagination paging links included warnings errors facets filters'.split(' '),
);
