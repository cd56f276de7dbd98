/** What a sum of the timeline is of. */
import { t } from '../../../core/l10n/language.ts';
import { visible } from '../../text/visible.ts';
import type { Account } from '../shared/timeline.ts';

/** Characters of a status in a name. */
const longest = 40;

/** A status in the provider's own word. */
export const statusName = (status: string | null): string =>
  status === null ? t('without a status') : visible(status.slice(0, longest));

/** `Orders, paid`. */
export const accountName = ({ section: { title }, status }: Pick<Account, 'section' | 'status'>): string =>
  `${title}, ${statusName(status)}`;
