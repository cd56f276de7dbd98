/** The writer of each format. */

import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { coveredText } from '../privacy/cover.ts';
import { type Column, columnNames, columnsFor } from './columns.ts';
import type { ExportWriter, OpenWriter, WriterOptions } from './export-writer.ts';
import { formatter, noSuchFormat, type TextOptions } from './format.ts';
import type { Redaction } from './format-options.ts';
import { ownColumns, ownMembers } from './own-columns.ts';
import { parquetWriter } from './parquet.ts';
import { sqliteWriter } from './sqlite.ts';

/**
 * Throws before anything is opened: `badRequest` for a format or a column that does not exist, `configuration` where this
 * VS Code cannot write the format. `all` are the records, where they are there before the first is written.
 */
export async function writerFor(given: WriterOptions, records?: readonly CustomerRecord[]): Promise<OpenWriter> {
  const { redact } = given;
  if (!redact) return noting(await writerOf(given, records), given);
  const origin = { ...given.origin, isRedacted: true };
  const open = noting(await writerOf({ ...given, origin }, records?.map(redact.record)), given);
  return async sink => redacting(await open(sink), redact);
}

/** Keeps count of the columns that have nothing yet, where a file has columns of fields. */
function noting(open: OpenWriter, { format, raw, columns, own }: WriterOptions): OpenWriter {
  if (raw || (format !== 'csv' && format !== 'sqlite')) return open;
  return async sink => {
    const writer = await open(sink);
    let empty = columnsFor(columns, ownColumns(ownMembers(own, columnNames)));
    const has = ({ customer, raw }: CustomerRecord, { cell }: Column) => (cell(customer, raw) ?? '') !== '';
    return {
      write(rows) {
        for (const record of rows.records)
          if (empty.some(column => has(record, column))) empty = empty.filter(column => !has(record, column));
        return writer.write(rows);
      },
      end: summary => writer.end(summary),
      stop: () => writer.stop(),
      get doubts() {
        return writer.doubts;
      },
      get empty() {
        return empty.map(({ name }) => name);
      },
      get guarded() {
        return writer.guarded ?? 0;
      },
    };
  };
}

/** Every way of writing goes through here: nothing reaches a redacted file as it is. */
const redacting = (writer: ExportWriter, { record, row }: Redaction): ExportWriter => ({
  write: ({ records, problems, page }) =>
    writer.write({
      records: records.map(record),
      problems: problems.map(({ index, raw }) => ({ index, raw: row(raw), message: coveredText })),
      page,
    }),
  end: summary => writer.end(summary),
  stop: () => writer.stop(),
  get doubts() {
    return writer.doubts;
  },
  get empty() {
    return writer.empty ?? [];
  },
  get guarded() {
    return writer.guarded ?? 0;
  },
});

async function writerOf(options: WriterOptions, all?: readonly CustomerRecord[]): Promise<OpenWriter> {
  const { format } = options;
  switch (format) {
    case 'csv':
    case 'json':
    case 'ndjson':
      return textWriter({ ...options, format }, all);
    case 'parquet':
      return parquetWriter(normalized(options));
    case 'sqlite':
      return sqliteWriter(normalized(options));
    default:
      throw noSuchFormat(format);
  }
}

function textWriter(options: TextOptions, all: readonly CustomerRecord[] | undefined): OpenWriter {
  const format = formatter(options, all);
  return async sink => {
    const write = async (text: string) => {
      if (text) await sink.write(text);
    };
    return {
      write: ({ records }) => (format.bytes ? sink.write(format.bytes(records)) : write(format.rows(records))),
      end: () => write(format.end()),
      stop: async () => {},
      get doubts() {
        return format.doubts;
      },
      get guarded() {
        return format.guarded ?? 0;
      },
    };
  };
}

/** Types are those of the normalized fields: of rows as they were sent nobody knows them. */
function normalized(options: WriterOptions): WriterOptions {
  if (!options.raw) return options;
  const what = t('{who} cannot export rows as sent as {0}', options.format);
  const cure = t('Choose CSV, JSON or NDJSON.');
  throw new ClienteleError({ kind: 'badRequest', who: 'Clientele', what, cure });
}
