/** Exporting one section of a customer: which, in which form, where to; with progress and an honest end. */
import path from 'node:path';
import * as vscode from 'vscode';
import * as countOf from '../../core/l10n/counts.ts';
import { number, plural, t } from '../../core/l10n/language.ts';
import type { TextFormat } from '../../customers/export/format-options.ts';
import { exportSection, type SectionSummary } from '../../customers/export/section-export.ts';
import type { SectionPlace } from '../../customers/related/opened-sections.ts';
import { type CommandCall, sectionPlaceOf } from '../actions/command-arguments.ts';
import { readBefore } from '../actions/read-before.ts';
import type { Services } from '../services/services.ts';
import { pickOne } from '../window/picks.ts';
import { pauseText } from '../window/progress.ts';
import { plain } from '../window/report.ts';
import { askFile, exportTo, redactedText } from './export-file.ts';
import { guardedText } from './guarded-text.ts';

const form = (label: string, detail: string, format: TextFormat, raw: boolean) => ({ label, detail, format, raw });

const forms = [
  form('CSV', t('ID, kind, title, status, time, amount and currency, for programs and spreadsheets'), 'csv', false),
  form('JSON', t('The same as an array'), 'json', false),
  form('NDJSON', t('The same, one a line'), 'ndjson', false),
  form(t('CSV as sent'), t('The provider’s own fields as columns'), 'csv', true),
  form(t('JSON as sent'), t('An array of the provider’s own rows, digit for digit'), 'json', true),
  form(t('NDJSON as sent'), t('The provider’s own rows, one a line'), 'ndjson', true),
];

/** The section that is meant: a row of the tree, one of the panel, or one asked for of the customer that is meant. */
async function placeOf(services: Services, call: CommandCall): Promise<SectionPlace | undefined> {
  const named = sectionPlaceOf(call.argument);
  if (named) return named;
  const customer = await call.customer();
  if (!customer) return undefined;
  const { connectionId, customerId } = customer;
  const connection = services.connections.connection(connectionId);
  const { sections = [] } = services.connections.provider(connection);
  const items = sections.map(({ id, title, covers }) => {
    const description = covers?.(connection.options);
    return { label: title, id, ...(description !== undefined && { description }) };
  });
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('There is nothing to export besides the customer.'));
    return undefined;
  }
  const picked = await pickOne(items, { placeHolder: t('Which section?') });
  return picked && { connectionId, customerId, section: picked.id };
}

export async function runSectionExport(services: Services, call: CommandCall): Promise<void> {
  const place = await placeOf(services, call);
  if (!place) return;
  const source = services.connections.sectionSource(place);
  const { title } = source.section;
  const chosen = await pickOne(forms, { title: t('Export {0}', title), placeHolder: t('In which form?') });
  if (!chosen) return;
  const { privacy } = services;
  const { connectionId } = place;
  const isPrivate = privacy.covers(connectionId);
  const id = privacy.id(connectionId, place.customerId, readBefore(services, place)?.record);
  const name = [title, id, ...(isPrivate ? ['redacted'] : [])].join(' ');
  const uri = await askFile(name, chosen.format, t('Export {0}', title));
  if (!uri) return;
  const { format, raw } = chosen;
  const summary = await exportTo(uri, t('Exporting {0}', title), (target, signal, say) =>
    exportSection(source, target, {
      ...{ format, raw, signal },
      ...(isPrivate && { redact: item => privacy.item(connectionId, item) }),
      onProgress: ({ items, total }) =>
        say(total === null ? countOf.rows(items) : t('{0} of {1}', number(items), number(total))),
      onPause: retryAt => say(pauseText(retryAt)),
      async onFailure(error, items) {
        // With other keys it is another connection at work: this one has nothing left to try.
        if (error.kind === 'unauthorized') return false;
        const again = t('Try This Page Again');
        const message = plain(
          t('{0} {1} are written so far.', privacy.failure(error, connectionId), countOf.rows(items)),
        );
        return (await vscode.window.showWarningMessage(message, again, t('Stop'))) === again;
      },
    }),
  );
  if (summary) await showSummary(title, summary, uri, isPrivate);
}

const unread = (problems: number): string => t('{0} could not be read and are not in it.', countOf.rows(problems));

const leftOut = (dropped: number): string =>
  plural(dropped, {
    one: n => t('{0} row of another customer was left out.', n),
    other: n => t('{0} rows of other customers were left out.', n),
  });

async function showSummary(
  title: string,
  summary: SectionSummary,
  uri: vscode.Uri,
  isRedacted: boolean,
): Promise<void> {
  const { items, problems, dropped, complete, doubts, guarded } = summary;
  const parts = { count: countOf.rows(items), title, file: path.posix.basename(uri.path) };
  const exported = complete
    ? t('Exported all {count} of {title} to {file}.', parts)
    : t('Exported {count} of {title} to {file}.', parts);
  const said = [
    exported,
    ...(isRedacted ? [redactedText] : []),
    ...(problems > 0 ? [unread(problems)] : []),
    ...(dropped > 0 ? [leftOut(dropped)] : []),
    ...(complete ? [] : [t('Not proven to be all:'), ...doubts]),
    ...guardedText(guarded),
  ];
  const open = t('Open File');
  const isSure = complete && problems === 0;
  const show = isSure ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  if ((await show(plain(said.join(' ')), open)) === open) await vscode.commands.executeCommand('vscode.open', uri);
}
