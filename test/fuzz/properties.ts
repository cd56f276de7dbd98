// What must hold whatever is sent, set or typed.

import fc from 'fast-check';
import { staysBelowTheBase, takesBaseUrls } from './addresses.ts';
import { readsList, readsOne, readsRefusal } from './answers.ts';
import { readsBytes } from './bytes.ts';
import { draftsAnswers, keepsKeysOut, readsCommands, readsDocuments } from './drafts.ts';
import { exampleLayouts } from './example-layouts.ts';
import { writesCsv, writesForExcel, writesLines, writesRawCsv } from './exports.ts';
import { escapesHtml } from './html.ts';
import { findsAll } from './indexes.ts';
import { replacesJson, scansJson } from './json.ts';
import { type Layout, layouts } from './layouts.ts';
import { readsPasted, sendsNoKeys } from './pasted.ts';
import { checksQueries } from './queries.ts';
import { checksCredentials, takesPiecesOut, takesSecretsOut } from './secrets.ts';
import { readsSections, refusesSections } from './sections.ts';
import { readsSettings } from './settings.ts';
import { cutsPages, findsPieces, looksAtTables } from './threads.ts';
import { keepsNames } from './tree-rows.ts';
import { readsDecimals, readsPhones, readsTimes } from './values.ts';
import { waits } from './waits.ts';

export interface Property {
  readonly name: string;
  /** Of all cases, in hundredths. */
  readonly share: number;
  readonly property: fc.IRawProperty<unknown>;
}

/** The same for every provider, and for every manifest that is shipped as an example. */
const each = (name: string, share: number, property: (layout: Layout) => fc.IRawProperty<unknown>) =>
  [layouts, exampleLayouts].flatMap(of =>
    of.map(
      (layout): Property => ({
        name: `${name}: ${layout.provider.id}`,
        share: share / of.length,
        property: property(layout),
      }),
    ),
  );

const one = (name: string, share: number, property: fc.IRawProperty<unknown>): Property => ({ name, share, property });

export const properties: readonly Property[] = [
  ...each('any list answer is read without losing a row', 20, readsList),
  ...each('any page is the same in another thread', 5, cutsPages),
  ...each('any answer of one customer is read', 10, readsOne),
  ...each('any refusal becomes a sentence', 5, readsRefusal),
  ...each('any bytes become a page or a sentence', 10, readsBytes),
  ...each('any query is asked or refused', 5, checksQueries),
  ...each('any credentials fit a header or are refused', 2, checksCredentials),
  one('places in JSON are what JSON.parse reads', 12, scansJson),
  one('values in JSON are replaced, and no others', 6, replacesJson),
  one('any name and ID has its own row', 3, keepsNames),
  one('no cell of CSV runs in any reading', 1, writesCsv),
  one('CSV as sent has every value in a column of its path', 1, writesRawCsv),
  one('NDJSON is one line a customer, equal as JSON', 1, writesLines),
  one('CSV for Excel has no formula but texts', 1, writesForExcel),
  one('an index finds what a look at every customer finds, as it came', 2, findsAll),
  one('any ID stays below the base URL', 3, staysBelowTheBase),
  one('an index of pieces finds what a look at every row finds', 1, findsPieces),
  one('a table has every row once, and shows what matches', 1, looksAtTables),
  one('any setting is read without losing an entry', 5, readsSettings),
  one('any base URL is safe or refused', 3, takesBaseUrls),
  one('credentials are not shown in any dress', 2, takesSecretsOut),
  one('no piece of a credential is shown', 1, takesPiecesOut),
  one('any phone number is read whole, or as it was sent', 2, readsPhones),
  one('any time is read without a zone that nobody sent', 2, readsTimes),
  one('any decimal is exact', 1, readsDecimals),
  one('a key that is pasted is sent nowhere', 2, sendsNoKeys),
  one('any text that is pasted is searched for as it was meant', 1, readsPasted),
  one('any headers ask for a time that can be written', 1, waits),
  one('any right words of sections are asked below the base URL, and read', 1, readsSections),
  one('any words of sections are refused with their place, or used', 1, refusesSections),
  one('any answer becomes a manifest that can be used', 2, draftsAnswers),
  one('any OpenAPI document becomes a manifest that can be used', 1, readsDocuments),
  one('any command is read or refused', 1, readsCommands),
  one('a key in a command is in no manifest', 1, keepsKeysOut),
  one('no markup gets into the panel’s page', 1, escapesHtml),
];

export const run = async ({ property, share }: Property, cases: number, seed?: number): Promise<number> => {
  const numRuns = Math.max(1, Math.ceil((cases * share) / 100));
  await fc.assert(property, { numRuns, ...(seed === undefined ? {} : { seed }) });
  return numRuns;
};
