/** Rows as they leave for the page, a clipboard or another tab: the one door through which they go. */
import { indented } from '../../core/json/indent.ts';
import { t } from '../../core/l10n/language.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { WindowRow } from '../../customers/index/index-table.ts';
import type { PlainRow } from '../../customers/index/table-protocol.ts';
import { cellText, connectionColumn } from '../../customers/table/cells.ts';
import type { FieldValue, TableRow } from '../../customers/table/row.ts';
import { coveredRaw, customerRow } from '../actions/covered-raw.ts';
import { fieldGroups, fieldText } from '../detail/shared/fields.ts';
import type { Services } from '../services/services.ts';
import type { RowDetail } from './shared/messages.ts';

/** Characters of raw JSON that the reading pane shows; the customer's own panel has all of it. */
const mostRaw = 100_000;

type Doors = Pick<Services, 'connections' | 'privacy'>;

const nameOf = ({ connections }: Doors, id: string): string => {
  try {
    return connections.connection(id).name;
  } catch {
    // It was removed a moment ago, and the table closes.
    return id;
  }
};

/** One of the row's own, whichever it is. */
const own = (fields: object, key: string): FieldValue =>
  Object.hasOwn(fields, key) ? ((Reflect.get(fields, key) as FieldValue | undefined) ?? null) : null;

/** An item as its source has handed it over. */
function itemOf({ fields, raw }: PlainRow): RelatedItem {
  const item = JSON.parse(fields) as Omit<RelatedItem, 'raw'>; // written by the source of the table
  return { ...item, raw };
}

/** What a row that is no customer's is of. */
export interface ItemsOf {
  readonly connectionId: string;
  /** Pointers of what is covered in it. */
  readonly covered: readonly string[];
}

/** A row as it is shown; undefined where it is gone. */
export function shownRow(services: Doors, row: WindowRow, { connectionId, covered }: ItemsOf): TableRow | undefined {
  switch (row.kind) {
    case 'gone':
      return undefined;
    case 'customer': {
      const { record } = row;
      const customer = services.privacy.customer(record);
      return {
        connection: nameOf(services, record.connectionId),
        field: key => own(customer, key),
        get raw() {
          return coveredRaw(services, customerRow(record), false).text;
        },
      };
    }
    case 'item': {
      const item = itemOf(row.item);
      const shown = services.privacy.item(connectionId, item);
      return {
        connection: '',
        field: key => own(shown, key),
        get raw() {
          return coveredRaw(services, { connectionId, raw: item.raw, covered, item }, false).text;
        },
      };
    }
  }
}

export const cellsOf = (row: TableRow, columns: readonly string[]): readonly string[] =>
  columns.map(key => cellText(row, key));

/** What the reading pane shows of a row: its fields that have a value, then the row as it was sent. */
export function detailOf(
  row: TableRow,
  of: {
    readonly services: Doors;
    readonly place: number;
    readonly window: WindowRow;
    readonly labels: readonly { readonly key: string; readonly label: string }[];
  },
): RowDetail {
  const { place, window, labels } = of;
  const raw = indented(row.raw);
  const fields =
    window.kind === 'customer'
      ? fieldGroups.flatMap(group =>
          group.fields.map(({ key, label }) => ({
            label,
            text: fieldText(of.services.privacy.customer(window.record), key) ?? '',
          })),
        )
      : labels.map(({ key, label }) => ({ label, text: cellText(row, key) }));
  const first = ['name', 'title', 'email', 'id'].map(key => cellText(row, key)).find(text => text !== '');
  const connection = cellText(row, connectionColumn);
  return {
    place,
    title: first ?? t('No name'),
    fields: [...(connection === '' ? [] : [{ label: t('Connection'), text: connection }]), ...fields].filter(
      ({ text }) => text !== '',
    ),
    raw: raw.length > mostRaw ? `${raw.slice(0, mostRaw).toWellFormed()}…` : raw,
  };
}
