/** What a customer's status is called. */
import { t } from '../../core/l10n/language.ts';
import type { Status } from '../../core/model/customer.ts';

export const statusWords: Readonly<Record<Status, string>> = {
  active: t('Active'),
  inactive: t('Inactive'),
  blocked: t('Blocked'),
  pending: t('Pending'),
  deleted: t('Deleted'),
  unknown: t('Unknown status'),
};
