/** A row as it was sent, in an editor: what is covered stays so until the user wants it shown. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { openFields } from '../../customers/related/open-fields.ts';
import type { Services } from '../services/services.ts';
import { plain, report } from '../window/report.ts';
import type { ItemRow, ProblemRow } from './command-arguments.ts';
import { coveredRaw, type RawRow } from './covered-raw.ts';
import type { CustomerTarget } from './customer-target.ts';
import { fullRecords } from './full-records.ts';

type Documents = Pick<Services, 'connections' | 'documents'>;

/** A row with what its document is called. */
interface NamedRow extends RawRow {
  readonly name: string;
  /** Distinguishes it from others of the name. */
  readonly id?: string;
  /** What is to be known of it. */
  readonly note?: string | undefined;
}

export async function openCustomers(services: Documents, targets: readonly CustomerTarget[]): Promise<void> {
  for (const { target, fetched, onlyRow } of await fullRecords(services, targets)) {
    const { connectionId, raw, customer } = fetched.record;
    const name = onlyRow ? t('{id} · row of the list', { id: customer.id }) : customer.id;
    const why = onlyRow?.message ?? '';
    const note = onlyRow && t('This is the row of the list, which may hold less than the record: {why}', { why });
    await open(services, { connectionId, raw, name, note }, target.revealed === true);
  }
}

/** A row that could not be read. */
export function openProblem(services: Documents, row: ProblemRow): Promise<void> {
  const { id, connectionId, page, problem, section } = row;
  const place = problem.index + 1;
  const name = section ? t('{0} row {1}', section.title, place) : t('page {0} row {1}', page, place);
  return open(services, { connectionId, raw: problem.raw, name, id, covered: section?.covered }, false);
}

/** Rows of what belongs to a customer. */
export async function openItems(services: Documents, rows: readonly ItemRow[]): Promise<void> {
  for (const { id, connectionId, item, index, parent } of rows) {
    const { title, covered } = parent.section;
    // An ID that is covered is no name for a document.
    const name = `${title} ${openFields(item, parent.section).id ?? index + 1}`;
    await open(services, { connectionId, raw: item.raw, name, id, covered }, false);
  }
}

async function open(services: Documents, row: NamedRow, revealed: boolean): Promise<void> {
  const { text, values: covered } = coveredRaw(services, row, revealed);
  await services.documents.showRaw(row.connectionId, row.name, text, row.id);
  if (covered === 0 && row.note === undefined) return;
  const reveal = t('Reveal');
  const sentences = [...(covered > 0 ? [t('{values} covered.', { values: values(covered) })] : []), row.note ?? ''];
  const show = row.note === undefined ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  // Nobody waits for the answer: the editor is there already.
  void Promise.resolve(show(plain(sentences.join(' ').trim()), ...(covered > 0 ? [reveal] : [])))
    .then(async chosen => {
      if (chosen === reveal) await open(services, { ...row, note: undefined }, true);
    })
    .catch(error => report(error));
}
