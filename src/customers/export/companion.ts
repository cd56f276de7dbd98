/** What a file of text cannot say of itself, for a file beside it: what was asked for, when, how many came, whether that is all. */
import { type ExportOrigin, type ExportSummary, finalFacts } from './export-summary.ts';

/** Facts that are JSON already, among those that are texts. */
const structured: readonly string[] = [
  'connections',
  'filters',
  'complete',
  'redacted',
  'customers',
  'problems',
  'pages',
  'doubts',
  'emptyColumns',
  'guardedCells',
];

/** JSON, in the same words as in a database or a Parquet file. */
export function companionText(origin: ExportOrigin, summary: ExportSummary): string {
  const facts = [...finalFacts(origin, summary)]
    // When it began is not known any more.
    .filter(([name]) => name !== 'startedAt')
    .map(([name, text]): [string, unknown] => [name, structured.includes(name) ? JSON.parse(text) : text]);
  return `${JSON.stringify(Object.fromEntries(facts), undefined, 2)}\n`;
}
