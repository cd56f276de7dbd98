/** In which form customers are written, and what writes them so. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { CsvStyle } from './csv.ts';
import type { OwnOfConnection } from './own-columns.ts';

/** Formats of text, which are written as they come. */
export const textFormats = ['csv', 'json', 'ndjson'] as const;

export type TextFormat = (typeof textFormats)[number];

/** What customers can be exported as: `parquet` and `sqlite` keep types, and always hold normalized customers. */
export const exportFormats = [...textFormats, 'parquet', 'sqlite'] as const;

export type ExportFormat = (typeof exportFormats)[number];

export const isTextFormat = (format: ExportFormat): format is TextFormat => textFormats.some(one => one === format);

/** How Excel's regional settings write a list and a fraction; the two do not follow from each other. */
export interface ExcelStyle {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
}

export interface FormatOptions {
  readonly format: ExportFormat;
  /** Which, and in which order: by the names of `columnNames`; of raw rows by those of `rawNames`. All of them unless given. */
  readonly columns?: readonly string[] | undefined;
  /** Of raw rows: with the columns chosen also all fields but these, in CSV as JSON in one column. */
  readonly rest?: { readonly without: readonly string[] } | undefined;
  /** The rows as they were sent, in place of the normalized customers. */
  readonly raw?: boolean | undefined;
  /** Normalized CSV for Excel, as its place in the world reads it. */
  readonly excel?: ExcelStyle | undefined;
  /** How CSV is written otherwise: with commas and without a byte order mark unless given. */
  readonly csv?: CsvStyle | undefined;
  /** What the connection's API has beside the normalized fields; left out where rows are of several. */
  readonly own?: OwnOfConnection | undefined;
  /** Pointers of values that raw rows are written without; none to write them all. */
  readonly covered: readonly string[];
  /** What becomes of each customer on the way into the file, where it is to name nobody. */
  readonly redact?: Redaction | undefined;
}

/** How a file comes to name nobody. */
export interface Redaction {
  readonly record: (record: CustomerRecord) => CustomerRecord;
  /** A row that could not be read. */
  readonly row: (raw: string) => string;
}

/** Rows as they were sent, whatever they are of. */
export type RawRow = Pick<CustomerRecord, 'raw'>;

/** Customers as text, or other rows. */
export interface Formatter<Row = CustomerRecord> {
  rows(records: readonly Row[]): string;
  /** The same as UTF-8, for formats that make bytes at once; it holds until the next call. */
  bytes?(records: readonly Row[]): Uint8Array<ArrayBuffer>;
  /** What closes the file; what opens it where no row did. */
  end(): string;
  /** What the file cannot hold, as sentences. */
  readonly doubts: readonly string[];
  /** Cells that so far have an apostrophe before what a spreadsheet would run; only CSV has any. */
  readonly guarded?: number;
}
