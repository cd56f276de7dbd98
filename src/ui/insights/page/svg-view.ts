/** A picture as elements: bars that the keyboard reaches, in the colours of the theme. */
import { t } from '../../../core/l10n/language.ts';
import type { Picture, Shape } from '../shared/picture.ts';

const namespace = 'http://www.w3.org/2000/svg';

function svg(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function shapeOf(shape: Shape): SVGElement {
  const { x, y } = shape;
  if (shape.kind === 'rect')
    return svg('rect', { class: `tone-${shape.tone}`, x, y, width: shape.width, height: shape.height });
  const made = svg('text', { class: `tone-${shape.tone}`, x, y, 'text-anchor': shape.anchor });
  made.textContent = shape.text;
  return made;
}

/** Keys that go from bar to bar: by how many, or to which end. */
const steps: Readonly<Record<string, number>> = {
  ...{ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 },
  ...{ Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY },
};

/** `press` is called with the number of a bar. */
export function svgView(picture: Picture, label: string, press: (index: number) => void): SVGElement {
  const { width, height } = picture;
  const root = svg('svg', { class: 'picture', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group' });
  root.setAttribute('aria-label', t('{0}, as bars; the table has the same numbers', label));
  const around = svg('g', { 'aria-hidden': 'true' });
  around.append(...picture.around.map(shapeOf));
  // What is written beside a bar is in its name: as a part of it, it would be a second one.
  const words = svg('g', { class: 'words', 'aria-hidden': 'true' });
  const bars = picture.bars.map(bar => {
    const made = svg('g', { class: 'drawn', role: 'button', tabindex: -1, 'aria-label': bar.label });
    const title = svg('title', {});
    title.textContent = bar.label;
    const { text = [], rect = [] } = Object.groupBy(bar.shapes, ({ kind }) => kind);
    made.append(title, svg('rect', { class: 'area', ...bar.area }), ...rect.map(shapeOf));
    words.append(...text.map(shapeOf));
    made.addEventListener('click', () => {
      enter(made);
      press(bar.index);
    });
    return made;
  });
  /** One bar is where the Tab key goes; arrows lead from it to the others. */
  const enter = (bar: SVGElement) => {
    for (const one of bars) one.setAttribute('tabindex', one === bar ? '0' : '-1');
    bar.focus();
  };
  bars[0]?.setAttribute('tabindex', '0');
  root.addEventListener('keydown', event => {
    const at = bars.findIndex(bar => bar.contains(event.target instanceof Node ? event.target : null));
    const bar = picture.bars[at];
    if (!bar) return;
    const step = steps[event.key];
    if (event.key === 'Enter' || event.key === ' ') press(bar.index);
    else if (step === undefined) return;
    else {
      const next = bars[Math.max(0, Math.min(bars.length - 1, at + step))];
      if (next) enter(next);
    }
    event.preventDefault();
  });
  root.append(around, ...bars, words);
  return root;
}
