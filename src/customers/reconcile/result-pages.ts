/** The rows of one kind of result that a text is in, page by page; all of them without a text. */

import { fold } from '../../core/fields/fold.ts';
import { t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { cancelled } from '../../core/model/errors.ts';
import type { RowKind } from './join.ts';
import type { ReconciledRow, Reconciliation } from './reconcile.ts';

export const pageSize = 100;

export interface ResultPage {
  /** 1-based. */
  readonly page: number;
  readonly rows: readonly ReconciledRow[];
  /** Rows there are in all; null where not all were looked at. */
  readonly total: number | null;
  readonly hasMore: boolean;
}

export class ResultPages {
  readonly kind: RowKind;
  readonly text: string;
  private readonly result: Reconciliation;
  private readonly folded: string;
  private readonly rows: AsyncIterator<ReconciledRow>;
  /** Places of rows that the text is in. */
  private readonly found: number[] = [];
  private looked = 0;
  private isDone = false;

  constructor(result: Reconciliation, kind: RowKind, text = '') {
    this.result = result;
    this.kind = kind;
    this.text = text.trim();
    this.folded = fold(this.text);
    this.rows = result.rows(kind)[Symbol.asyncIterator]();
  }

  /** Reads on as far as the page needs it. */
  async page(wanted: number, signal: AbortSignal): Promise<ResultPage> {
    const page = Math.max(1, wanted);
    const from = (page - 1) * pageSize;
    if (this.folded === '') {
      const total = this.result[this.kind];
      const places = Array.from({ length: Math.max(0, Math.min(pageSize, total - from)) }, (_, at) => from + at);
      return { page, rows: await this.result.at(this.kind, places), total, hasMore: from + pageSize < total };
    }
    // One more says whether there is another page.
    while (!this.isDone && this.found.length <= from + pageSize) {
      if (signal.aborted) throw cancelled(t('The search'));
      await this.look();
    }
    const places = this.found.slice(from, from + pageSize);
    return {
      page,
      rows: await this.result.at(this.kind, places),
      total: this.isDone ? this.found.length : null,
      hasMore: this.found.length > from + pageSize,
    };
  }

  private async look(): Promise<void> {
    const { done, value } = await this.rows.next();
    if (done) this.isDone = true;
    else if (isIn(value, this.folded)) this.found.push(this.looked++);
    else this.looked++;
  }
}

const isIn = ({ key, here, there }: ReconciledRow, folded: string): boolean =>
  fold(key).includes(folded) ||
  [...here.map(({ customer }) => customer), ...there].some(customer => hasText(customer, folded));

const hasText = ({ id, name, email, phone }: Partial<Customer>, folded: string): boolean =>
  [id, name, email, phone].some(text => text != null && fold(text).includes(folded));
