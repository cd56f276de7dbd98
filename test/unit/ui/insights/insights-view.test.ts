import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { fittingPeriod, leavesOut, spansOf } from '../../../../src/customers/insights/periods.ts';
import { coveredText } from '../../../../src/customers/privacy/cover.ts';
import { figuresOf } from '../../../../src/ui/insights/figures.ts';
import { readMessage } from '../../../../src/ui/insights/read-message.ts';
import { reportHtml } from '../../../../src/ui/insights/report-html.ts';
import { pictureOf } from '../../../../src/ui/insights/shared/picture.ts';
import { svgText } from '../../../../src/ui/insights/shared/svg-text.ts';
import { shownInsights } from '../../../support/insights-shown.ts';

const hostile = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>'] as const;

describe('figures of insights', () => {
  it('have bars that add up to all customers, with those who have no value, and somebody behind each', () => {
    const { counts, figures } = shownInsights();
    for (const { id, bars, picks } of figures.filter(
      one => !['contact', 'shared', 'lifetimeValue', 'lastSpent'].includes(one.id),
    )) {
      equal(
        bars.reduce((sum, bar) => sum + bar.customers, 0),
        counts.customers,
        id,
      );
      equal(picks.filter(Boolean).length, bars.length);
    }
  });

  it('show amounts of one currency at a time, the one that is chosen', () => {
    const { counts } = shownInsights();
    const money = figuresOf(counts, { lifetimeValue: 'XAF' }, false).find(({ id }) => id === 'lifetimeValue');
    deepEqual(
      money?.choices.filter(({ isChosen }) => isChosen).map(({ id }) => id),
      ['XAF'],
    );
    const [xaf] = counts.money.lifetimeValue.currencies.filter(({ currency }) => currency === 'XAF');
    equal(
      money?.bars.reduce((sum, bar) => sum + bar.customers, 0),
      xaf?.customers,
    );
  });

  it('cover words that say who somebody may be in privacy mode, and keep the numbers', () => {
    const { counts } = shownInsights();
    const open = figuresOf(counts, {}, false);
    for (const [at, figure] of figuresOf(counts, {}, true).entries()) {
      deepEqual(
        figure.bars.map(({ customers }) => customers),
        open[at]?.bars.map(({ customers }) => customers),
      );
      if (figure.id !== 'domain' && figure.id !== 'type') continue;
      ok(figure.bars.filter(({ isRest }) => !isRest).every(({ label }) => label === coveredText));
    }
  });

  it('are saved as text that no name of a connection or value becomes markup in', () => {
    const { view, figures } = shownInsights(hostile);
    const html = reportHtml(view, 'en');
    const files = [html, ...figures.map(figure => svgText(pictureOf(figure), figure.title))];
    for (const file of files) ok(!/<(?:img|script)|onerror="/i.test(file));
    ok(html.includes('&lt;script&gt;'));
  });

  it('are asked for by messages of one form alone', () => {
    ok(readMessage({ type: 'list', figure: 'status', bar: 1 }));
    for (const wrong of [{ type: 'list', figure: 'status', bar: -1 }, { type: 'list', bar: 1 }, { type: 'open' }, null])
      equal(readMessage(wrong), undefined);
  });
});

describe('periods', () => {
  const days = (...all: readonly (readonly [string, number])[]) => ({
    days: all.map(([day, customers]) => ({ day, customers })),
  });

  it('are weeks from Monday, months and years, those without anybody among them', () => {
    const some = days(['2023-12-31', 1], ['2024-01-01', 2], ['2024-01-15', 4], ['2024-03-01', 8]);
    deepEqual(spansOf(some, 'week').slice(0, 4), [
      { from: '2023-12-25', to: '2023-12-31', customers: 1 },
      { from: '2024-01-01', to: '2024-01-07', customers: 2 },
      { from: '2024-01-08', to: '2024-01-14', customers: 0 },
      { from: '2024-01-15', to: '2024-01-21', customers: 4 },
    ]);
    deepEqual(
      spansOf(some, 'month').map(({ from, to, customers }) => ({ from, to, customers })),
      [
        { from: '2023-12-01', to: '2023-12-31', customers: 1 },
        { from: '2024-01-01', to: '2024-01-31', customers: 6 },
        { from: '2024-02-01', to: '2024-02-29', customers: 0 },
        { from: '2024-03-01', to: '2024-03-31', customers: 8 },
      ],
    );
    deepEqual(
      spansOf(some, 'year').map(({ customers }) => customers),
      [1, 14],
    );
    equal(fittingPeriod(some), 'week');
  });

  it('are as fine as all of them can be looked at, also those without anybody', () => {
    // Two years in which somebody came on a few days: as days these would stand side by side as if nothing lay between them.
    const few = days(['2024-05-28', 1], ['2024-07-08', 1], ['2026-09-02', 1], ['2026-11-01', 1]);
    equal(fittingPeriod(few), 'month');
    deepEqual({ days: leavesOut(few, 'day'), months: leavesOut(few, 'month') }, { days: true, months: false });
  });

  it('of which those without anybody are left out are said to be so', () => {
    const { counts } = shownInsights();
    const createdAt = { ...counts.times.createdAt, ...days(['2020-01-01', 1], ['2026-11-01', 1]) };
    const far = { ...counts, times: { ...counts.times, createdAt } };
    const sentence = (period: string) =>
      figuresOf(far, { createdAt: period }, false).find(({ id }) => id === 'createdAt')?.sentence;
    match(sentence('day') ?? '', /Times without anybody are left out\.$/);
    doesNotMatch(sentence('month') ?? '', /left out/);
  });

  it('of which none are read say so where a list is read in part, and are plain zeros where it is read whole', () => {
    const { counts } = shownInsights();
    const createdAt = { ...counts.times.createdAt, ...days(['2024-01-05', 3], ['2024-03-05', 4]) };
    const gaps = { ...counts, times: { ...counts.times, createdAt } };
    const shown = (isPart: boolean) => {
      const figure = figuresOf(gaps, { createdAt: 'month' }, false, isPart).find(({ id }) => id === 'createdAt');
      const february = figure?.bars.find(({ customers }) => customers === 0);
      return { share: february?.share, says: figure?.sentence.includes('Not all customers are read') };
    };
    deepEqual(shown(true), { share: 'none read', says: true });
    deepEqual(shown(false), { share: '0%', says: false });
  });

  it('lose nobody where there are too many of them, or where a day is in no calendar', () => {
    const many = days(...Array.from({ length: 900 }, (_, at) => [`${1000 + at * 10}-01-01`, 1] as const));
    const spans = spansOf(many, 'day');
    deepEqual({ spans: spans.length, customers: spans[0]?.customers }, { spans: 400, customers: 501 });
    equal(
      spans.reduce((sum, { customers }) => sum + customers, 0),
      900,
    );
    const odd = spansOf(days(['2024-01-01', 1], ['2024-13-77', 2], ['2024-99-99', 3]), 'month');
    equal(
      odd.reduce((sum, { customers }) => sum + customers, 0),
      6,
    );
  });
});
