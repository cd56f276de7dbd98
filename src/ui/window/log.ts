/** The log channel: one line a request, nothing secret, no customer. */
import * as vscode from 'vscode';
import type { RequestLog } from '../../core/requests/requester.ts';
import { short } from '../text/customer-text.ts';

export class Log implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Clientele', { log: true });

  request(line: RequestLog): void {
    const { connection, method, target, status, milliseconds, attempt, failure } = line;
    const text = `${short(connection)}: ${method} ${target} → ${status ?? failure ?? 'no answer'}, ${milliseconds} ms, attempt ${attempt}`;
    if (status !== undefined && status < 400) this.channel.info(text);
    else this.channel.warn(text);
  }

  show(): void {
    this.channel.show(true);
  }

  dispose(): void {
    this.channel.dispose();
  }
}
