/** Copies one field of a customer. */
import { t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { copyValues } from '../actions/copy-values.ts';
import { type FieldKey, fieldLabel, fieldText } from './shared/fields.ts';

/** That it was copied, in words; undefined where the field has no value. */
export async function copyField(customer: Customer | undefined, field: FieldKey): Promise<string | undefined> {
  const text = customer ? fieldText(customer, field) : null;
  if (text === null) return undefined;
  // An address has lines of its own.
  await copyValues(field === 'address' ? text.split('\n') : [text]);
  return t('Copied the field “{0}”', fieldLabel(field));
}
