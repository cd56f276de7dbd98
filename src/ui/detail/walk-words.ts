/** Of what a customer's place is: "3 of 50 in Cartevo sample", "2 of 4 found for “kojo”". */
import { number, t } from '../../core/l10n/language.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { Origin } from '../actions/customer-target.ts';
import { short } from '../text/customer-text.ts';
import type { WalkPlace } from './shared/messages.ts';

/** undefined where the place or what it is in is not known. `connectionName`: of the connection whose list it is. */
export function walkWords(
  { at, total }: Pick<WalkPlace, 'at' | 'total'>,
  origin: Origin | undefined,
  connectionName: string,
  privacy: Privacy,
): string | undefined {
  if (!origin) return undefined;
  if (origin.kind === 'list' && at === null) return t('Customers of {0}', short(connectionName));
  if (at === null) return undefined;
  const place = total === null || total < at ? number(at) : t('{0} of {1}', number(at), number(total));
  const typed = (text: string) => short(privacy.typed(text, origin.connectionIds));
  switch (origin.kind) {
    case 'list':
      return origin.isFiltered
        ? t('{0} in {1}, as filtered', place, short(connectionName))
        : t('{0} in {1}', place, short(connectionName));
    case 'search':
      return origin.text === undefined ? t('{0} found', place) : t('{0} found for “{1}”', place, typed(origin.text));
    case 'case':
      return t('{0} in the case “{1}”', place, typed(origin.name));
    case 'listed':
      return t('{0} in “{1}”', place, typed(origin.name));
    case 'watched':
      return t('{0} watched customers', place);
    case 'recents':
      return t('{0} recent customers', place);
  }
}
