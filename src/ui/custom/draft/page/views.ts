/** The answer, and what is read of it. */
import { t } from '../../../../core/l10n/language.ts';
import { visibleValue } from '../../../text/visible.ts';
import { button, element, value } from '../../../webview/page/dom.ts';
import { icon } from '../../../webview/page/icons.ts';
import type { Shown, ShownField } from '../shared/messages.ts';

export function answerView({ answer, host }: Shown): HTMLElement[] {
  const heading = element('h2', { text: t('Answer') });
  if (!answer) {
    const hint =
      host === undefined
        ? t('Nothing can be asked until the manifest can be used.')
        : t('Nothing was asked yet. What will be contacted is named above.');
    return [heading, element('p', { class: 'dim', text: hint })];
  }
  const facts = answer.isGood
    ? element('p', { class: 'facts' }, value(visibleValue(answer.facts), 400))
    : element('p', { class: 'facts failed' }, icon('error'), value(visibleValue(answer.facts), 400));
  const text = element('pre', {
    text: answer.text,
    attributes: { tabindex: '0', role: 'region', 'aria-label': t('Body of the answer') },
  });
  return [heading, facts, ...(answer.text === '' ? [] : [text])];
}

function fieldRow({ label, places, example, filled, reason }: ShownField): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { attributes: { scope: 'row' }, text: label }),
    element('td', {}, value(visibleValue(example), 80)),
    element('td', { class: 'filled', text: filled }),
    element(
      'td',
      {},
      element('code', { class: 'pointer' }, value(visibleValue(places), 120)),
      element('div', { class: 'dim', text: reason }),
    ),
  );
}

function fieldsTable({ fields }: Shown): HTMLElement {
  const heads = [t('Field'), t('Example'), t('Filled'), t('Place, and why')];
  return element(
    'table',
    {},
    element('caption', { class: 'unseen-by-eyes', text: t('Fields that are read') }),
    element(
      'thead',
      {},
      element('tr', {}, ...heads.map(text => element('th', { text, attributes: { scope: 'col' } }))),
    ),
    element('tbody', {}, ...fields.map(fieldRow)),
  );
}

/** Before there is anything to read, or where it cannot be read. */
const unread = ({ answer }: Shown): string =>
  answer?.isGood
    ? t('Nothing is read of this answer yet: change the manifest, or guess again.')
    : t('Once the API has answered, its rows, its fields and how it goes on are here.');

const marks = { ok: 'active', failed: 'error', skipped: 'unknown' } as const;

export function readingView(shown: Shown, choose: (question: number, answer: number) => void): HTMLElement[] {
  const { rows, next, fields, findings, questions, why } = shown;
  const heading = element('h2', { text: t('What it reads') });
  const asked = questions.map(({ text, answers }, question) =>
    element(
      'div',
      { class: 'question' },
      element('p', { text }),
      ...answers.map((label, at) => button({ label, onClick: () => choose(question, at) })),
    ),
  );
  const found = findings.map(({ outcome, text }) =>
    element('li', { class: outcome }, icon(marks[outcome]), element('span', { text })),
  );
  return [
    heading,
    rows === undefined
      ? element('p', { class: 'dim', text: unread(shown) })
      : element('p', { class: 'rows', text: rows }),
    ...(next === undefined ? [] : [element('p', { class: 'next' }, value(visibleValue(next), 300))]),
    ...(found.length > 0 ? [element('ul', { class: 'findings' }, ...found)] : []),
    ...asked,
    ...(fields.length > 0 ? [fieldsTable(shown)] : []),
    ...(why.length > 0
      ? [
          element('h3', { text: t('Why it is written so') }),
          element('ul', { class: 'why' }, ...why.map(text => element('li', { text }))),
        ]
      : []),
  ];
}
