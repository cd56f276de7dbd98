/** What the generators of source code share: the parts a value can be, what is said of a field, and what stands at the top. */
import { rows as countOfRows } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { Described, DescribedField } from './described.ts';
import { summaryText } from './sentences.ts';
import type { Shape } from './shape.ts';

/** What the code is generated for. */
export interface SourceOf {
  readonly described: Described;
  /** The provider's title and the page of its documentation. */
  readonly title: string;
  readonly docs: string;
}

/** Nothing is known of a place: no value was seen there, or one that was not looked at. */
export const isOpen = (shape: Shape): boolean => shape.unread > 0 || shape.seen === 0;

/** What is said of each field, by its shape. */
export const remarks = ({ fields }: Described): ReadonlyMap<Shape, string> =>
  new Map(fields.map((field: DescribedField) => [field.shape, summaryText(field)]));

/** The sentences at the top: where it comes from, and what it is worth. */
export function headLines({ described, title, docs }: SourceOf): readonly string[] {
  return [
    t('A customer in the list of {0}, as {1} had it.', title, countOfRows(described.rows)),
    t('What was seen of fields is in comments; it is no promise of the API. Documentation: {0}', docs),
    ...(described.isCut ? [t('There are more fields than are described here.')] : []),
  ];
}
