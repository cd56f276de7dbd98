/** Rows of CSV in whatever way a spreadsheet or a program writes it: every cell a text, since a cast loses IDs and phones. */

import { finished } from 'node:stream/promises';
import { type Info, parse } from 'csv-parse';
import { t } from '../../core/l10n/language.ts';
import { unreadable } from './text-encoding.ts';

export const separators = [',', ';', '\t', '|'] as const;

export type FileSeparator = (typeof separators)[number];

/** Lines from which a separator is guessed. */
const looked = 50;
/** Cells that one row may have without outdoing two rows. */
const manyCells = 1000;
/** Characters of a row at most: a quote that nothing closes would take the rest of the file into one. */
const longest = 25_000_000;

/** Those of all systems, also in one file: by the first one alone the rest would be one row. */
const lineEnds = ['\r\n', '\n', '\r'];

const usual = {
  relax_column_count: true,
  // A quote within a cell that has none around it is a character: 6" pipe.
  relax_quotes: true,
  skip_empty_lines: true,
  max_record_size: longest,
} as const;

/** The separator by which most lines have as many cells as each other, and more than one; a comma where none does. */
export async function separatorOf(head: string): Promise<FileSeparator> {
  let best: { readonly separator: FileSeparator; readonly score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const counts = new Map<number, number>();
    for (const cells of await widths(head, separator)) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    for (const [cells, rows] of counts) {
      const score = cells > 1 ? rows * manyCells + Math.min(cells, manyCells - 1) : 0;
      if (score > best.score) best = { separator, score };
    }
  }
  return best.separator;
}

/** Cells of each of the first rows, as far as they can be read: the last one may be cut off. */
async function widths(head: string, separator: FileSeparator): Promise<readonly number[]> {
  const found: number[] = [];
  const texts = async function* () {
    yield head;
  };
  try {
    for await (const rows of csvRows('', texts(), separator)) found.push(...rows.map(row => row.length));
  } catch {
    // What was read before counts.
  }
  return found.slice(0, looked);
}

/**
 * The rows, those of each piece of text together, the head of the table among them. Rejects with `badRequest` where a quote
 * is never closed, after the rows before it.
 */
export async function* csvRows(
  name: string,
  texts: AsyncIterable<string>,
  separator: FileSeparator,
): AsyncGenerator<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const parser = parse({
    ...{ ...usual, delimiter: separator, record_delimiter: lineEnds },
    // Taken here, they come at once and with all that is before an error; a stream gives each of them a turn of its own.
    on_record: (row: string[]) => void rows.push(row),
  });
  // Nothing comes out of it but its end.
  const ended = finished(parser.resume());
  // It is awaited below, or else what a write failed with says the same.
  ended.catch(() => {});
  try {
    for await (const text of texts) {
      await written(parser, text);
      yield rows.splice(0);
    }
    parser.end();
    await ended;
    yield rows.splice(0);
  } catch (error) {
    yield rows.splice(0);
    throw isCsvError(error) ? unreadable(name, wordsOf(error), error) : error;
  } finally {
    parser.destroy();
  }
}

/** Resolves when the rows of a text are there. */
const written = (parser: ReturnType<typeof parse>, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(text, error => (error ? reject(error) : resolve()));
  });

const isCsvError = (error: unknown): error is Error & Partial<Pick<Info, 'lines'>> & { readonly code: string } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');

const wordsOf = ({ code, lines }: { readonly code: string; readonly lines?: number }): string =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? t('a quote is opened at line {0} and never closed', lines ?? 0)
    : t('line {0} is no CSV', lines ?? 0);
