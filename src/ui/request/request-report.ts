/** A request as a document: what was sent and how it went, and the same request to be sent by hand. */
import { t } from '../../core/l10n/language.ts';
import type { Header, SnippetLanguage } from '../../core/model/exchange.ts';
import { attemptWords, exchangeWords, sizeWords } from '../text/exchange-words.ts';
import { visible } from '../text/visible.ts';
import type { ShownExchange } from './shown-exchange.ts';

export const snippetTitles: Readonly<Record<SnippetLanguage, string>> = {
  curl: 'cURL',
  fetch: 'fetch, TypeScript',
  python: 'Python, requests',
};

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `# ${title}`, '', ...lines];

const headers = (of: readonly Header[]) => of.map(({ name, value }) => `${visible(name)}: ${visible(value)}`);

/** `snippets` are what it comes to in other languages. */
export function requestReport(
  { exchange, cached }: Pick<ShownExchange, 'exchange' | 'cached'>,
  snippets: Readonly<Record<SnippetLanguage, string>>,
): string {
  const { method, url, attempts, bytes } = exchange;
  const [first] = attempts;
  const facts = [
    exchangeWords(exchange),
    ...(bytes === undefined ? [] : [sizeWords(bytes)]),
    ...(first ? [t('sent at {0}', first.sentAt)] : []),
  ];
  const languages = Object.entries(snippetTitles) as [SnippetLanguage, string][]; // its keys are the languages
  return [
    `${method} ${url}`,
    '',
    facts.join(' · '),
    ...(cached ? [t('Shown from the cache: nothing was sent for it again.')] : []),
    ...section(
      t('Attempts'),
      attempts.map((attempt, at) => `${at + 1}. ${attempt.sentAt}  ${attemptWords(attempt, attempts[at - 1])}`),
    ),
    ...section(t('Headers sent'), headers(exchange.sent)),
    ...section(t('Limits and IDs in the answer'), headers(exchange.received)),
    ...languages.flatMap(([language, title]) => section(title, [snippets[language]])),
    '',
  ].join('\n');
}
