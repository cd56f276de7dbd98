/** Answers without their rows, and with them again: what goes from one thread to another at once, and what in slices. */
import type { CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { PageHead } from '../../core/model/provider.ts';
import type { ItemDetail, ReadSection, RelatedItem } from '../../core/model/section.ts';
import type { AnswerKind, Answers } from '../../core/questions.ts';

/** An answer of each kind, in two parts. */
export interface Cuts {
  readonly page: Cut<PageHead, CustomerRecord>;
  readonly customer: Cut<null, CustomerRecord>;
  readonly section: Cut<Omit<ReadSection, 'items' | 'problems'>, RelatedItem>;
  readonly item: Cut<Omit<ItemDetail, 'items' | 'problems'>, RelatedItem>;
}

export interface Cut<Head, Row> {
  readonly head: Head;
  readonly rows: readonly Row[];
  readonly problems: readonly RowProblem[];
}

interface Cutter<Answer, Cut> {
  cut(answer: Answer): Cut;
  join(cut: Cut): Answer;
}

const ofItems = <Answer extends Pick<ItemDetail, 'items' | 'problems'>>() => ({
  cut: ({ items: rows, problems, ...head }: Answer) => ({ head, rows, problems }),
  join: ({ head, rows: items, problems }: Cut<Omit<Answer, 'items' | 'problems'>, RelatedItem>) =>
    ({ ...head, items, problems }) as Answer, // the two parts of one
});

const cutters: { readonly [K in AnswerKind]: Cutter<Answers[K], Cuts[K]> } = {
  page: {
    cut: ({ records: rows, problems, ...head }) => ({ head, rows, problems }),
    join: ({ head, rows: records, problems }) => ({ ...head, records, problems }),
  },
  customer: {
    cut: record => ({ head: null, rows: [record], problems: [] }),
    join({ rows: [record] }) {
      if (record) return record;
      throw new RangeError('A customer came without a record.');
    },
  },
  section: ofItems<ReadSection>(),
  item: ofItems<ItemDetail>(),
};

export const cutOf = <K extends AnswerKind>(kind: K, answer: Answers[K]): Cuts[K] => cutters[kind].cut(answer);
export const joined = <K extends AnswerKind>(kind: K, cut: Cuts[K]): Answers[K] => cutters[kind].join(cut);
