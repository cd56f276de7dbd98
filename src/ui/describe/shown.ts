/** A description as its page shows it. */
import { number } from '../../core/l10n/language.ts';
import type { Described, DescribedField } from '../../customers/describe/described.ts';
import {
  differenceText,
  documentedText,
  formText,
  nothingText,
  shownWords,
  thereText,
  typesText,
} from '../../customers/describe/sentences.ts';
import { type FieldKey, fieldKeys, fieldLabel } from '../detail/shared/fields.ts';
import type { Shown, ShownField } from './shared/messages.ts';

const isFieldKey = (key: string): key is FieldKey => fieldKeys.some(one => one === key);

function shownField(field: DescribedField): ShownField {
  const { words, more } = shownWords(field);
  return {
    pointer: field.pointer,
    there: thereText(field),
    isAlways: field.present === field.of,
    nothing: nothingText(field),
    types: typesText(field.types),
    form: formText(field),
    words: words.map(({ word, count }) => ({ word, count: number(count) })),
    moreWords: more,
    masks: field.masks,
    uses: field.uses.map(key => (isFieldKey(key) ? fieldLabel(key) : key)),
    documented: documentedText(field.documented),
    differs: field.differs.map(differenceText),
  };
}

export const shownFields = ({ fields, unseen }: Described): Pick<Shown, 'fields' | 'unseen'> => ({
  fields: fields.map(shownField),
  unseen: unseen.map(one => ({ pointer: one.pointer, documented: documentedText(one) })),
});
