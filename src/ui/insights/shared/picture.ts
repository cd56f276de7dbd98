/** Where everything of a picture stands, whatever draws it: elements of a page, a file, a canvas. */
import { locale, number, t } from '../../../core/l10n/language.ts';
import type { Bar, Figure } from './messages.ts';

export type Tone = 'bar' | 'rest' | 'line' | 'text' | 'dim';

export type Shape =
  | {
      readonly kind: 'rect';
      readonly tone: 'bar' | 'rest' | 'line';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'text';
      readonly tone: 'text' | 'dim';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
    };

/** What belongs to one bar: where it can be pressed, and what is seen of it. */
export interface DrawnBar {
  readonly index: number;
  readonly label: string;
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly shapes: readonly Shape[];
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly DrawnBar[];
  /** Axes and their words. */
  readonly around: readonly Shape[];
}

/** Lying bars that are drawn; the table has all of them. */
const mostLying = 20;
export const fontSize = 11;

/** A character's width, near enough to know what fits. */
const wide = 6.2;

const cut = (label: string, most: number): string =>
  label.length > most ? `${[...label].slice(0, most - 1).join('')}…` : label;

/** A bar in words. */
export const barText = ({ label, customers, share }: Bar): string =>
  t('{0}: {1}, {2}', label, number(customers), share);

export const pictureOf = (figure: Pick<Figure, 'form' | 'bars'>): Picture =>
  figure.form === 'upright' ? upright(figure.bars) : lying(figure.bars);

const toneOf = ({ isRest }: Bar): 'bar' | 'rest' => (isRest ? 'rest' : 'bar');

/** What the field does not say stands in the table alone: it has no place in a course. */
function upright(all: readonly Bar[]): Picture {
  const bars = all.filter(({ isRest }) => !isRest);
  const most = Math.max(1, ...bars.map(({ customers }) => customers));
  const [left, top, tall, below] = [44, 10, 150, 22];
  const step = Math.max(4, Math.min(34, 620 / Math.max(1, bars.length)));
  const width = Math.max(260, left + bars.length * step + 8);
  const floor = top + tall;
  // As many words below as fit beside one another.
  const longest = Math.max(1, ...bars.map(({ label }) => label.length));
  const every = Math.max(1, Math.ceil(((longest + 2) * wide) / step));
  const drawn = bars.map((bar, index): DrawnBar => {
    const x = left + index * step;
    const size = bar.customers === 0 ? 0 : Math.max(1, (bar.customers / most) * tall);
    const rect = { x: x + step * 0.1, y: floor - size, width: step * 0.8, height: size };
    const word: Shape[] =
      index % every === 0
        ? [{ kind: 'text', tone: 'dim', x: x + step / 2, y: floor + 15, text: bar.label, anchor: 'middle' }]
        : [];
    return {
      ...{ index: all.indexOf(bar), label: barText(bar), area: { x, y: top, width: step, height: tall } },
      shapes: [{ kind: 'rect', tone: toneOf(bar), ...rect }, ...word],
    };
  });
  const mark = (value: number): Shape[] => {
    const y = floor - (value / most) * tall;
    return [
      { kind: 'rect', tone: 'line', x: left - 4, y: y - 0.5, width: width - left, height: 1 },
      { kind: 'text', tone: 'dim', x: left - 8, y: y + 4, text: compact(value), anchor: 'end' },
    ];
  };
  const marks = most >= 4 ? [0, Math.round(most / 2), most] : [0, most];
  return { width, height: floor + below, bars: drawn, around: marks.flatMap(mark) };
}

function lying(all: readonly Bar[]): Picture {
  const bars = all.slice(0, mostLying);
  const most = Math.max(1, ...bars.map(({ customers }) => customers));
  const [step, room, counts] = [22, 380, 100];
  const left = Math.min(170, Math.max(40, ...bars.map(({ label }) => label.length * wide + 12)));
  const drawn = bars.map((bar, index): DrawnBar => {
    const y = index * step;
    const size = bar.customers === 0 ? 0 : Math.max(1, (bar.customers / most) * room);
    const [name, count] = [cut(bar.label, Math.floor((left - 8) / wide)), `${number(bar.customers)} · ${bar.share}`];
    return {
      ...{ index, label: barText(bar), area: { x: 0, y, width: left + room + counts, height: step } },
      shapes: [
        { kind: 'text', tone: 'text', x: left - 8, y: y + 15, text: name, anchor: 'end' },
        { kind: 'rect', tone: toneOf(bar), x: left, y: y + 3, width: size, height: step - 6 },
        { kind: 'text', tone: 'dim', x: left + size + 6, y: y + 15, text: count, anchor: 'start' },
      ],
    };
  });
  const height = Math.max(step, bars.length * step);
  const axis: Shape = { kind: 'rect', tone: 'line', x: left - 1, y: 0, width: 1, height };
  return { width: left + room + counts, height, bars: drawn, around: [axis] };
}

const compact = (value: number): string =>
  new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
