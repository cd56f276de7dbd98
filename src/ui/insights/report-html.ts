/** All figures as one page of its own, to be printed by any browser: pictures, their tables, and no script. */
import { number, t } from '../../core/l10n/language.ts';
import type { Figure, InsightsView } from './shared/messages.ts';
import { pictureOf } from './shared/picture.ts';
import { escaped, svgText } from './shared/svg-text.ts';

const style = `body{font:13px/1.45 system-ui,sans-serif;color:#1f1f1f;background:#fff;max-width:60em;margin:2em auto;padding:0 1em}
section{break-inside:avoid-page;margin:2em 0}h1{font-size:1.6em}h2{font-size:1.2em;margin:0 0 .3em}
svg{max-width:100%;height:auto}table{border-collapse:collapse;margin-top:.6em}caption{text-align:start;color:#4d4d4d}
th,td{padding:2px 10px 2px 0;border-bottom:1px solid #c8c8c8;text-align:start;font-weight:normal;overflow-wrap:anywhere}
thead th{font-weight:600}td{text-align:end;font-variant-numeric:tabular-nums}`;

const cells = (tag: 'td' | 'th', texts: readonly string[], scope = ''): string =>
  texts.map(text => `<${tag}${scope}>${escaped(text)}</${tag}>`).join('');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    ([first = '', ...others]) => `<tr>${cells('th', [first], ' scope="row"')}${cells('td', others)}</tr>`,
  );
  return `<table><thead><tr>${cells('th', head, ' scope="col"')}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}

const section = (title: string, ...parts: readonly string[]): string =>
  `<section><h2>${escaped(title)}</h2>\n${parts.join('\n')}</section>`;

const figureSection = (figure: Figure): string =>
  section(
    figure.title,
    `<p>${escaped(figure.sentence)}</p>`,
    svgText(pictureOf(figure), figure.title),
    table(
      [figure.of, t('Customers'), t('Share')],
      figure.bars.map(({ label, customers, share }) => [label, number(customers), share]),
    ),
  );

type Printed = Pick<InsightsView, 'title' | 'read' | 'figures' | 'rankings' | 'drift'>;

export function reportHtml({ title, read, figures, rankings, drift }: Printed, language: string): string {
  const parts = [
    ...read.map(({ text }) => `<p>${escaped(text)}</p>`),
    ...figures.map(figureSection),
    ...rankings.map(one =>
      section(
        one.title,
        table(
          [t('Customer'), t('Connection'), t('Amount')],
          one.people.map(({ label, connection, amount }) => [label, connection, amount]),
        ),
      ),
    ),
    ...(drift.length > 0
      ? [
          section(
            t('Fields that drift'),
            table(
              [t('Field'), t('Connection'), t('What'), t('Rows')],
              drift.map(one => [one.field, one.connection, one.what, one.rows]),
            ),
          ),
        ]
      : []),
  ];
  const policy = `default-src 'none'; style-src 'unsafe-inline'`;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>
${parts.join('\n')}
</body>
</html>
`;
}
