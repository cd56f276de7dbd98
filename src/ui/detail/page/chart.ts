/** Amounts by month, drawn, and the same as a table. */
import { number, t } from '../../../core/l10n/language.ts';
import { element } from '../../webview/page/dom.ts';
import { type Account, type Entry, type Month, monthsOf, type Total } from '../shared/timeline.ts';
import { accountName } from './account-name.ts';
import { showMoney } from './format.ts';

const svg = 'http://www.w3.org/2000/svg';
const height = 64;
const width = 14;

/** Which of the sums is drawn, and whether the chart is unfolded: kept while the page lives. */
let chosen = '';
let isOpen = false;

/** Nothing for less than two months: there is no course to be seen. What is folded is not drawn. */
export function chart(entries: readonly Entry[], totals: readonly Total[]): readonly HTMLElement[] {
  const accounts = totals.filter(({ hasMonths }) => hasMonths).map(({ account }) => account);
  const find = () => accounts.find(({ key }) => key === chosen) ?? accounts[0];
  if (accounts.length === 0) return [];
  const place = element('div', { class: 'chart' });
  const fold = element('details', { class: 'months' }, element('summary', { text: t('Amounts by month') }));
  const draw = () => {
    const account = find();
    if (!account || !fold.open) return;
    const months = monthsOf(entries, account);
    place.replaceChildren(bars(account, months), table(account, months));
  };
  const choice = element('select', { attributes: { 'aria-label': t('Amounts drawn') } });
  for (const account of accounts) {
    const option = element('option', { text: `${accountName(account)}, ${account.currency}` });
    option.value = account.key;
    option.selected = account === find();
    choice.append(option);
  }
  choice.addEventListener('change', () => {
    chosen = choice.value;
    draw();
  });
  fold.open = isOpen;
  fold.addEventListener('toggle', () => {
    isOpen = fold.open;
    if (!place.hasChildNodes()) draw();
  });
  fold.append(...(accounts.length > 1 ? [choice] : []), place);
  draw();
  return [fold];
}

/** A bar is as tall as its share of the largest; only its height is a number, its words are exact. */
function bars(account: Account, months: readonly Month[]): Element {
  const { currency } = account;
  const values = months.map(({ sum }) => Number(sum));
  const most = Math.max(...values.map(Math.abs), 1e-9);
  const drawing = document.createElementNS(svg, 'svg');
  const label = t('{0} by month in {1}; the table has the same numbers', accountName(account), currency);
  for (const [name, text] of Object.entries({
    ...{ role: 'img', 'aria-label': label, viewBox: `0 0 ${months.length * width} ${height}` },
    ...{ width: String(months.length * width), height: String(height), class: 'bars' },
  }))
    drawing.setAttribute(name, text);
  months.forEach((month, at) => {
    const size = Math.max((Math.abs(values[at] ?? 0) / most) * (height - 2), month.entries > 0 ? 2 : 0);
    const bar = document.createElementNS(svg, 'rect');
    for (const [name, amount] of Object.entries({
      ...{ x: at * width + 2, y: height - size, width: width - 4, height: size },
    }))
      bar.setAttribute(name, String(amount));
    const title = document.createElementNS(svg, 'title');
    title.textContent = `${month.month}: ${money(month, currency)}`;
    bar.append(title);
    drawing.append(bar);
  });
  return drawing;
}

const money = ({ sum }: Month, currency: string): string =>
  showMoney({ amount: sum, currency }, { now: 0 }).lines[0] ?? sum;

function table({ currency }: Account, months: readonly Month[]): HTMLElement {
  const head = [t('Month'), t('Entries'), t('Amount')].map(text =>
    element('th', { text, attributes: { scope: 'col' } }),
  );
  const rows = months.map(month =>
    element(
      'tr',
      {},
      element('th', { text: month.month, attributes: { scope: 'row' } }),
      element('td', { class: 'amount', text: number(month.entries) }),
      element('td', { class: 'amount', text: money(month, currency) }),
    ),
  );
  return element(
    'details',
    {},
    element('summary', { text: t('As a table') }),
    element(
      'table',
      { class: 'parts' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...rows),
    ),
  );
}
