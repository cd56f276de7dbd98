/** A list of customers in a search box, which VS Code makes one line of, or on the clipboard: it is looked for as a whole. */
import { number, t } from '../../core/l10n/language.ts';
import { isIdOf } from '../../customers/lookup/is-id.ts';
import { type IsId, pastedKeys } from '../../customers/lookup/keys.ts';
import type { Services } from '../services/services.ts';
import { icon, type Row } from './pick-rows.ts';

export class PastedList {
  private readonly isId: IsId;
  private known: { readonly text: string; readonly row: Row | undefined } = { text: '', row: undefined };

  constructor({ connections }: Pick<Services, 'connections'>) {
    this.isId = isIdOf(connections);
  }

  /** The row for a text that is nothing but several IDs, e-mail addresses and phone numbers. */
  row(text: string, description = ''): Row | undefined {
    // A box is drawn many times over the same text, which may be long.
    if (this.known.text !== text) this.known = { text, row: this.made(text, description) };
    return this.known.row;
  }

  private made(text: string, description: string): Row | undefined {
    const list = pastedKeys(text, this.isId);
    if (!list) return undefined;
    return {
      id: `list ${description}`,
      entry: { kind: 'list', text },
      label: t('Find all {0} of this list…', number(list.keys.length)),
      description,
      iconPath: icon('list-selection'),
      alwaysShow: true,
    };
  }
}
