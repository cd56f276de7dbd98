/** What was handed over to language models, as a document. */
import { customers } from '../../core/l10n/counts.ts';
import { number, plural, t } from '../../core/l10n/language.ts';
import type { HandedOver, LogEntry, ModelLog, Values } from '../../customers/tools/model-log.ts';
import { visible } from '../text/visible.ts';

export interface ReportWords {
  /** What a connection is called: its name, provider and environment. */
  readonly connection: (connectionId: string) => string;
  /** A question as it may be shown. */
  readonly question: (entry: LogEntry) => string;
  /** The ID of a customer as it may be shown. */
  readonly id: (customer: HandedOver) => string;
}

const valueWords: Readonly<Record<Values, string>> = { masked: t('masked'), real: t('real values') };

function customerLine(words: ReportWords, customer: HandedOver): string {
  const { connectionId, values, fields } = customer;
  const place = `${words.connection(connectionId)} · ${words.id(customer)}`;
  return visible(`– ${place} · ${valueWords[values]}: ${fields.join(', ') || t('nothing but the ID')}`);
}

function entryLines(words: ReportWords, entry: LogEntry): readonly string[] {
  const { at, tool, customers: handed, characters, refusal, allowed } = entry;
  const isReal = handed.some(({ values }) => values === 'real');
  return [
    '',
    `# ${at} · ${tool}`,
    '',
    visible(t('Question: {0}', words.question(entry))),
    ...(allowed === undefined ? [] : [visible(t('✓ Real values allowed: {0}', words.connection(allowed)))]),
    refusal === undefined
      ? t(
          'Answer: {0}, {1}, {2} characters',
          customers(handed.length),
          valueWords[isReal ? 'real' : 'masked'],
          number(characters),
        )
      : visible(t('✗ Nothing handed over: {0}', refusal)),
    ...handed.map(customer => customerLine(words, customer)),
  ];
}

/** The newest answer first. */
export function modelReport(log: Pick<ModelLog, 'entries' | 'forgotten'>, words: ReportWords): string {
  const { entries, forgotten } = log;
  const count = plural(entries.length, {
    one: () => t('Language models were given one answer in this window.'),
    other: n => t('Language models were given {0} answers in this window.', n),
  });
  return [
    entries.length === 0 ? t('Language models were given nothing in this window.') : count,
    t('This is kept in memory until the window closes. The newest answer comes first.'),
    ...(forgotten > 0 ? [t('{0} older answers are not kept any more.', number(forgotten))] : []),
    ...entries.toReversed().flatMap(entry => entryLines(words, entry)),
    '',
  ].join('\n');
}
