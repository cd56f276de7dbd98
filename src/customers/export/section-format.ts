/** What belongs to a customer as text: in the words that all sections share, or as sent, without what stays covered. */
import type { RelatedItem, Section } from '../../core/model/section.ts';
import { coverValues } from '../privacy/cover.ts';
import { openFields } from '../related/open-fields.ts';
import { byteOrderMark, csvLines, type Guards } from './csv.ts';
import { jsonArray, lines, noSuchFormat } from './format.ts';
import type { FormatOptions, Formatter, TextFormat } from './format-options.ts';
import { rawCsv } from './raw-csv.ts';
import { withoutCovered } from './raw-fields.ts';

export interface SectionFormat extends Pick<FormatOptions, 'raw' | 'csv'> {
  readonly format: TextFormat;
}

/** The columns of a section's CSV. */
export const sectionColumns = ['id', 'kind', 'title', 'status', 'at', 'amount', 'currency'] as const;

/** Throws `badRequest` for a format that does not exist. */
export function sectionFormatter(section: Section, { format, raw, csv }: SectionFormat): Formatter<RelatedItem> {
  const text = raw ? (item: RelatedItem) => openRaw(item, section).replace(/[\r\n]+/g, ' ') : normalized(section);
  switch (format) {
    case 'csv':
      return raw ? sentCsv(section, csv) : normalizedCsv(section, csv);
    case 'json':
    case 'ndjson':
      return (format === 'json' ? jsonArray : lines)(text);
    default:
      throw noSuchFormat(format);
  }
}

/** Members that are covered are left out; where a covered value is deeper, its place says so. */
const openRaw = ({ raw }: RelatedItem, { covered }: Section): string =>
  coverValues(withoutCovered(raw, covered), covered).text;

const normalized = (section: Section) => (item: RelatedItem) => {
  const { id, ...fields } = openFields(item, section);
  return JSON.stringify({ id, kind: item.kind, ...fields });
};

function sentCsv(section: Section, csv: FormatOptions['csv']): Formatter<RelatedItem> {
  const format = rawCsv({ format: 'csv', covered: [], csv }, undefined);
  return {
    rows: items => format.rows(items.map(item => ({ raw: openRaw(item, section) }))),
    end: () => format.end(),
    get doubts() {
      return format.doubts;
    },
    get guarded() {
      return format.guarded ?? 0;
    },
  };
}

function normalizedCsv(section: Section, csv: FormatOptions['csv']): Formatter<RelatedItem> {
  let head = (csv?.byteOrderMark ? byteOrderMark : '') + csvLines([[...sectionColumns]], csv?.separator);
  const takeHead = () => {
    const taken = head;
    head = '';
    return taken;
  };
  const cells = (item: RelatedItem) => {
    const { id, title, status, at, amount } = openFields(item, section);
    return [id, item.kind, title, status, at, amount?.amount ?? null, amount?.currency ?? null];
  };
  const guards: Guards = { count: 0 };
  return {
    rows: items => takeHead() + csvLines(items.map(cells), csv?.separator, guards),
    end: takeHead,
    doubts: [],
    get guarded() {
      return guards.count;
    },
  };
}
