/** A list of customers in a search box, which VS Code makes one line of, or on the clipboard: it is looked for as a whole. */
import { number, t } from '../../core/l10n/language.ts';
import { isIdOf } from '../../customers/lookup/is-id.ts';
import { type IsId, type KeyList, pastedKeys } from '../../customers/lookup/keys.ts';
import type { Services } from '../services/services.ts';
import { icon, type Row } from './pick-rows.ts';

/** A text that was looked at, or is. */
interface Known {
  readonly text: string;
  readonly isList: Promise<boolean>;
  readonly stop: AbortController;
  isRead: boolean;
  row?: Row;
}

export class PastedList {
  private readonly isId: IsId;
  private readonly description: string;
  private readonly onRead: () => void;
  private known: Known | undefined;

  /** `onRead` is called when it is known what a text is. */
  constructor({ connections }: Pick<Services, 'connections'>, onRead: () => void, description = '') {
    this.isId = isIdOf(connections);
    this.onRead = onRead;
    this.description = description;
  }

  /** The row for a text that is nothing but several IDs, e-mail addresses and phone numbers, once it is known to be that. */
  row(text: string): Row | undefined {
    return this.of(text).row;
  }

  /** Whether a text is that; false as well when another one has come meanwhile. */
  is(text: string): Promise<boolean> {
    return this.of(text).isList;
  }

  /** Whether that is not known yet, as of a long text. */
  isReading(text: string): boolean {
    return !this.of(text).isRead;
  }

  dispose(): void {
    this.known?.stop.abort();
  }

  /** A box is drawn many times over the same text, which may be long: it is looked at once. */
  private of(text: string): Known {
    if (this.known?.text === text) return this.known;
    this.known?.stop.abort();
    const stop = new AbortController();
    const reading = pastedKeys(text, this.isId, stop.signal);
    const isList = reading.then(list => {
      if (stop.signal.aborted) return false;
      if (list) known.row = this.made(list);
      known.isRead = true;
      this.onRead();
      return list !== undefined;
    });
    const known: Known = { text, isList, stop, isRead: false };
    this.known = known;
    return known;
  }

  private made(list: KeyList): Row {
    const { description } = this;
    return {
      id: `list ${description}`,
      entry: { kind: 'list', list },
      label: t('Find all {0} of this list…', number(list.keys.length)),
      description,
      iconPath: icon('list-selection'),
      alwaysShow: true,
    };
  }
}
