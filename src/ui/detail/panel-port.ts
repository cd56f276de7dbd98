/** Where a customer's panel gets what it shows. */
import type * as vscode from 'vscode';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { SnippetLanguage } from '../../core/model/exchange.ts';
import type { Explanation } from '../../core/model/explanation.ts';
import type { OwnValue } from '../../core/model/own-field.ts';
import type { ApiRequest } from '../../core/model/provider.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { BesidePort } from './panel-beside.ts';
import type { Place, SavedState } from './shared/messages.ts';

export interface PanelPort extends BesidePort {
  readonly extensionUri: vscode.Uri;
  load(
    connectionId: string,
    customerId: string,
    ask: { readonly fresh: boolean; readonly signal: AbortSignal },
  ): Promise<FetchedRecord>;
  /** What was read of a customer for something else, with its time. */
  readBefore(target: SavedState): FetchedRecord | undefined;
  /** Where the fields of a row come from; undefined where its provider does not say. */
  explain(connectionId: string, raw: string): Explanation | undefined;
  /** What the customer has beside the normalized fields. */
  own(connectionId: string, raw: string): readonly OwnValue[];
  /** A request in another language. */
  snippet(connectionId: string, language: SnippetLanguage, request: ApiRequest): Promise<string>;
  /** Where a customer lives; undefined when the connection is gone. */
  describe(connectionId: string, customerId: string): Place | undefined;
  /** What a connection is called, or was before it was removed; its ID where nobody knows. */
  connectionName(connectionId: string): string;
  /** Whether it is read again every so often. */
  isWatched(target: SavedState): boolean;
  /** Another panel is in front, or none. */
  frontChanged(): void;
  /** Names its tab, and marks one of production; `record` as far as it is known. */
  nameTab(panel: vscode.WebviewPanel, target: SavedState, record: CustomerRecord | undefined): void;
}
