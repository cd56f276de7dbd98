/** VS Code's own comparison of two rows as they were sent: keys in one order, and what is covered stays so until revealed. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { clock, t } from '../../core/l10n/language.ts';
import { sortedJson } from '../../customers/compare/sorted-json.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { coveredRaw, customerRow } from '../actions/covered-raw.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { tabTitle } from '../detail/tab-title.ts';
import type { Services } from '../services/services.ts';
import type { NamedText } from '../window/raw-documents.ts';
import { plain, report } from '../window/report.ts';

type Documents = Pick<Services, 'connections' | 'documents' | 'privacy' | 'store'>;

/** A customer whose record is there. */
export type DiffSide = CustomerTarget & { readonly known: FetchedRecord };

interface DiffOptions {
  /** The times of the last change are left out: they differ even where nothing else does. */
  readonly withoutUpdateTimes: boolean;
}

export async function openRawDiff(
  { privacy, ...others }: Documents,
  left: DiffSide,
  right: DiffSide,
  { withoutUpdateTimes }: DiffOptions,
): Promise<void> {
  const services = { ...others, privacy: privacy.together([left.connectionId, right.connectionId]) };
  const without = withoutUpdateTimes ? [left, right].flatMap(({ known }) => known.record.sources.updatedAt ?? []) : [];
  const [one, other] = [documentOf(services, left, without), documentOf(services, right, without)];
  await services.documents.showDiff(one, other, titleOf(services, left, right));
  const covered = one.covered + other.covered;
  if (covered === 0) return;
  const reveal = t('Reveal');
  const said = t('{values} covered: whether these differ is not shown.', { values: values(covered) });
  // Nobody waits for the answer: the comparison is there already.
  void Promise.resolve(vscode.window.showInformationMessage(plain(said), reveal))
    .then(async chosen => {
      if (chosen !== reveal) return;
      const [shown, shownToo] = [left, right].map(side => ({ ...side, revealed: true as const }));
      if (shown && shownToo) await openRawDiff({ ...others, privacy }, shown, shownToo, { withoutUpdateTimes });
    })
    .catch(error => report(error));
}

function documentOf(
  services: Documents,
  { connectionId, customerId, known, revealed }: DiffSide,
  without: readonly string[],
): NamedText & { readonly covered: number } {
  const { record } = known;
  const row = () => coveredRaw(services, customerRow(record), revealed === true);
  // Records of one customer from two times are two documents; one that is revealed stays the one it was.
  const id = JSON.stringify([known.kind, known.fetchedAt, without]);
  // Of a name that ends in .json, such as package.json, VS Code would fetch a schema.
  const name = `${services.privacy.id(connectionId, customerId, record)} · sorted`;
  return { connectionId, name, text: () => sortedJson(row().text, without), id, covered: row().values };
}

/** "Cartevo sample 55 ↔ Yativo sample 7"; of one customer the times in place of the second name. */
function titleOf({ store, privacy }: Documents, left: DiffSide, right: DiffSide): string {
  const nameOf = ({ connectionId, customerId, known }: DiffSide) =>
    tabTitle(store.nameOf(connectionId), privacy.id(connectionId, customerId, known.record));
  const isOne = left.connectionId === right.connectionId && left.customerId === right.customerId;
  if (!isOne) return t('{0} ↔ {1}', nameOf(left), nameOf(right));
  return t('{0}: {1} ↔ {2}', nameOf(left), clock(left.known.fetchedAt), clock(right.known.fetchedAt));
}
