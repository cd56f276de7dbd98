/** The record that was there before another one came of the same customer, to be compared with it. */
import * as vscode from 'vscode';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { CustomersToCompare, CustomerTarget } from '../actions/customer-target.ts';

export class RecordChange {
  private before: FetchedRecord | undefined;

  /** When the record was read that was another; undefined where none was. */
  get since(): string | undefined {
    return this.before?.fetchedAt;
  }

  /** Whether the text is another. The row of a list differs from the record without anything having changed. */
  take(last: FetchedRecord | undefined, fetched: FetchedRecord): void {
    if (last?.kind === 'record' && fetched.kind === 'record' && last.record.raw !== fetched.record.raw)
      this.before = last;
  }

  forget(): void {
    this.before = undefined;
  }

  /** Opens the record of before beside the one of now. */
  async compare({ connectionId, customerId, known, revealed }: CustomerTarget): Promise<void> {
    if (!this.before || !known) return;
    const now = { connectionId, customerId, ...(revealed && { revealed }) };
    const toCompare: CustomersToCompare = {
      customers: [
        { ...now, known: this.before, asKnown: true },
        { ...now, known },
      ],
    };
    await vscode.commands.executeCommand('clientele.compareCustomers', toCompare);
  }
}
