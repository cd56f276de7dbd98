/** Copying what the panel shows besides fields: a part of the raw JSON, and the request. Each says what was copied. */
import * as vscode from 'vscode';
import type { Span } from '../../core/json/span.ts';
import { values } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { SnippetLanguage } from '../../core/model/exchange.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { coverValues } from '../../customers/privacy/cover.ts';
import type { PanelPort } from './panel-port.ts';
import { decode } from './shared/raw-tree.ts';

/** The values at the pointers stay covered. */
export async function copyPart(raw: string, pointers: readonly string[], part: Span): Promise<string> {
  const { text, values: covered } = coverValues(raw, pointers, part);
  await vscode.env.clipboard.writeText(decode(text));
  return covered === 0 ? t('value') : t('value, {0} covered', values(covered));
}

/** undefined where no request is at hand. */
export async function copyRequest(
  port: Pick<PanelPort, 'snippet'>,
  fetched: FetchedRecord | undefined,
  language: SnippetLanguage,
): Promise<string | undefined> {
  const { request } = fetched?.exchange ?? {};
  if (!fetched || !request) return undefined;
  await vscode.env.clipboard.writeText(await port.snippet(fetched.record.connectionId, language, request));
  return t('request');
}
