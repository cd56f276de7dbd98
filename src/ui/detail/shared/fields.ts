/** The normalized fields in the order they are read, with their labels and the text that copying one gives. */
import { t } from '../../../core/l10n/language.ts';
import type { Customer } from '../../../core/model/customer.ts';
import { addressLines } from './address-lines.ts';

export type FieldKey = keyof Customer;

interface FieldGroup {
  readonly title: string;
  readonly fields: readonly {
    readonly key: FieldKey;
    readonly label: string;
    /** Its name where it is named alone, beside raw JSON that may use the label's word for something else. */
    readonly alone?: string;
  }[];
}

export const fieldGroups: readonly FieldGroup[] = [
  {
    title: t('Identity'),
    fields: [
      { key: 'name', label: t('Name') },
      { key: 'id', label: t('ID') },
      { key: 'status', label: t('Status') },
      { key: 'type', label: t('Type'), alone: t('Customer type') },
      { key: 'avatarUrl', label: t('Avatar') },
    ],
  },
  {
    title: t('Contact'),
    fields: [
      { key: 'email', label: t('E-mail') },
      { key: 'phone', label: t('Phone') },
      { key: 'country', label: t('Country') },
      { key: 'address', label: t('Address') },
    ],
  },
  {
    title: t('Commerce'),
    fields: [
      { key: 'orders', label: t('Orders') },
      { key: 'subscriptions', label: t('Subscriptions') },
      { key: 'lifetimeValue', label: t('Lifetime value') },
      { key: 'lastSpent', label: t('Last spent') },
    ],
  },
  {
    title: t('Dates'),
    fields: [
      { key: 'createdAt', label: t('Created') },
      { key: 'updatedAt', label: t('Updated') },
      { key: 'firstOrderAt', label: t('First order') },
      { key: 'lastOrderAt', label: t('Last order') },
    ],
  },
];

const fields = fieldGroups.flatMap(group => group.fields);
export const fieldKeys: readonly FieldKey[] = fields.map(field => field.key);
const labels = new Map(fields.map(({ key, label }) => [key, label]));
export const fieldLabel = (key: FieldKey): string => labels.get(key) ?? key;

/** The text a field is copied as; null where it has no value. */
export function fieldText(customer: Customer, key: FieldKey): string | null {
  switch (key) {
    case 'address': {
      const lines = customer.address ? addressLines(customer.address).map(({ text }) => text) : [];
      return lines.length > 0 ? lines.join('\n') : null;
    }
    case 'lifetimeValue':
    case 'lastSpent': {
      const money = customer[key];
      return money && (money.currency === null ? money.amount : `${money.amount} ${money.currency}`);
    }
    case 'orders':
    case 'subscriptions':
      return customer[key] === null ? null : String(customer[key]);
    default:
      return customer[key];
  }
}

/** What a customer is called: the name, else the e-mail address, else the ID. */
export const customerTitle = (customer: Customer): string => customer.name ?? customer.email ?? customer.id;
