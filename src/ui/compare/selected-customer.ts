/**
 * The customer that others are to be compared with, as an editor has a file for that. A context key says that there is one;
 * it is gone with the window, and with the connection.
 */
import * as vscode from 'vscode';
import type { Connection } from '../../core/model/customer.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';

const key = 'clientele.hasSelectedForCompare';

export class SelectedCustomer implements vscode.Disposable {
  private target: CustomerTarget | undefined;

  get customer(): CustomerTarget | undefined {
    return this.target;
  }

  /** What names it is kept, and no record: that is read when it is compared. */
  set({ connectionId, customerId, revealed }: CustomerTarget): void {
    this.target = { connectionId, customerId, ...(revealed && { revealed }) };
    void vscode.commands.executeCommand('setContext', key, true);
  }

  /** Forgets a customer of a connection that is not among these. */
  keepOf(connections: readonly Connection[]): void {
    if (this.target && !connections.some(({ id }) => id === this.target?.connectionId)) this.dispose();
  }

  dispose(): void {
    if (this.target) void vscode.commands.executeCommand('setContext', key, undefined);
    this.target = undefined;
  }
}
