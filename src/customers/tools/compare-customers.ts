/** Two customers side by side as a model asks for it. What is the same is found out by the values themselves. */
import { t } from '../../core/l10n/language.ts';
import type { Likeness } from '../compare/compare.ts';
import { compareField } from '../compare/compare.ts';
import { comparedFields, comparedValue } from '../compare/fields.ts';
import { recordOf } from './get-customer.ts';
import type { ToolInput } from './inputs.ts';
import { fittingRows } from './limits.ts';
import { shownCustomer } from './shown-customer.ts';
import type { Answer, ToolWork } from './work.ts';

const words: Readonly<Record<Exclude<Likeness, 'none' | 'alone'>, string>> = {
  equal: 'same',
  partial: 'onlyOne',
  different: 'different',
};

export async function compareCustomers(work: ToolWork, input: ToolInput<'compareCustomers'>): Promise<Answer> {
  const records = await Promise.all(
    [input.left, input.right].map(({ connection, id }) => recordOf(work, connection, id)),
  );
  const shown = records.map(record => shownCustomer(work, record, []));
  const rows = comparedFields.flatMap(field => {
    const { likeness, isWrittenDifferently } = compareField(
      field,
      records.map(({ customer }) => customer),
    );
    if (likeness === 'none' || likeness === 'alone') return [];
    const [left, right] = shown.map(({ record }) => comparedValue(record.customer, field));
    const isSame = likeness === 'equal' && { writtenDifferently: isWrittenDifferently };
    return [{ field, likeness: words[likeness], left, right, ...isSame }];
  });
  const size = (value: unknown) => work.print(JSON.stringify(value)).length;
  const room = work.characters * 0.7;
  // All of them have to fit: long values are cut until they do.
  const all = [room / 2, room / 30].map(each => rows.flatMap(row => fittingRows([row], each, size)));
  const fields = all.find(fitting => size(fitting) < room) ?? all.at(-1);
  const [left, right] = shown.map(({ row }) => row);
  const fieldNames = rows.map(({ field }) => field);
  return {
    body: {
      left,
      right,
      fields,
      hint: t(
        'Phones are compared as numbers, e-mail addresses without regard to case, times as instants, amounts with their currency.',
      ),
    },
    customers: shown.map(({ handed }) => ({ ...handed, fields: fieldNames })),
  };
}
