/** What a panel's page wants copied: a field, a part of the raw JSON, the request that brought it; as it is shown. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { copyField } from './copy-field.ts';
import type { PanelCover } from './panel-cover.ts';
import type { PanelPort } from './panel-port.ts';
import type { FromPage } from './shared/messages.ts';
import { decode } from './shared/raw-tree.ts';

export type CopyMessage = Extract<FromPage, { type: 'copyField' | 'copyRequest' | 'copyValue' }>;

/** What a panel has to copy from. */
export interface CopySource {
  readonly port: Pick<PanelPort, 'privacy' | 'snippet'>;
  readonly fetched: FetchedRecord;
  readonly cover: PanelCover;
  /** Pointers of what the provider covers. */
  readonly covered: readonly string[];
  /** Of the record that is shown. */
  readonly serial: number;
}

/** Resolves to the words that say what was copied; undefined where there was nothing. */
export async function copyOfPanel(
  { port, fetched, cover, covered, serial }: CopySource,
  message: CopyMessage,
): Promise<string | undefined> {
  const { record, exchange } = fetched;
  switch (message.type) {
    case 'copyField':
      return copyField(cover.of(record).customer, message.field);
    case 'copyRequest': {
      if (!exchange) return undefined;
      const { connectionId } = record;
      const request = port.privacy.request(connectionId, exchange.request);
      await vscode.env.clipboard.writeText(await port.snippet(connectionId, message.language, request));
      return t('Copied the request');
    }
    case 'copyValue': {
      // A place in the raw JSON of another record is none in this one.
      if (message.serial !== serial) return undefined;
      const { text, values: count } = cover.part(record, covered, message);
      await vscode.env.clipboard.writeText(decode(text));
      return count === 0 ? t('Copied the value') : t('Copied the value, {0} covered', values(count));
    }
  }
}
