/**
 * A case as Markdown for a ticket that others read: IDs, connections, statuses, dates and links. No name, no e-mail address,
 * nor the case's own name and note, which may hold them.
 */
import { t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { isTellingId, mayShow, noTraits, traitsOf } from '../privacy/shown-values.ts';

export interface CaseRow {
  readonly customerId: string;
  /** The connection by its name. */
  readonly connection: string;
  /** undefined where the record could not be had. */
  readonly customer: Customer | undefined;
  /** Opens the customer in an editor. */
  readonly link: string;
}

export function caseReport(rows: readonly CaseRow[]): string {
  const head = [t('Customer ID'), t('Connection'), t('Status'), t('Created'), t('Updated'), t('Link')];
  const lines = rows.map(row => cellsOf(row).join(' | '));
  return [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map(line => `| ${line} |`).join('\n');
}

function cellsOf({ customerId, connection, customer, link }: CaseRow): readonly string[] {
  const personal = namesPerson(customerId, customer);
  const open = `[${t('Open in VS Code')}](${link.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  return [
    personal ? t('left out: it names a person') : asCode(customerId),
    asText(connection),
    asText(customer ? (customer.status ?? '–') : t('not read')),
    asText(customer?.createdAt ?? '–'),
    asText(customer?.updatedAt ?? '–'),
    personal ? '–' : open,
  ];
}

/** Some systems call their customers by an e-mail address, a phone number or a name; without a record nobody knows of what. */
const namesPerson = (id: string, customer: Customer | undefined): boolean =>
  customer ? isTellingId(id, traitsOf(customer)) : !mayShow('id', id, noTraits);

/** Text that Markdown reads as nothing else, in one cell of a table. */
export const asText = (text: string): string => text.replace(/[\\`*_[\]<>|~&]/g, mark => `\\${mark}`);

/** An ID as code where it can be, so that nobody's editor makes something of it. */
export const asCode = (id: string): string => (/^[\w.:-]+$/.test(id) ? `\`${id}\`` : asText(id));
