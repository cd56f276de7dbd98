/** A picture as a file of its own. */
import { onPaper, paper, paperFont } from './colours.ts';
import { fontSize, type Picture, type Shape } from './picture.ts';

/** Characters that XML forbids are gone already: texts are made visible before they come here. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const round = (value: number): string => String(Math.round(value * 100) / 100);

function shapeText(shape: Shape): string {
  const fill = onPaper[shape.tone];
  const at = `x="${round(shape.x)}" y="${round(shape.y)}"`;
  if (shape.kind === 'rect')
    return `<rect ${at} width="${round(shape.width)}" height="${round(shape.height)}" fill="${fill}"/>`;
  return `<text ${at} text-anchor="${shape.anchor}" fill="${fill}">${escaped(shape.text)}</text>`;
}

/** The title is what is read aloud, and each bar says what it is. */
export function svgText({ width, height, bars, around }: Picture, title: string): string {
  const head = [
    'xmlns="http://www.w3.org/2000/svg"',
    `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`,
    `role="img" aria-label="${escaped(title)}" font-size="${fontSize}" font-family="${escaped(paperFont)}"`,
  ];
  const drawn = bars.map(
    ({ label, shapes }) => `<g><title>${escaped(label)}</title>${shapes.map(shapeText).join('')}</g>`,
  );
  return [
    `<svg ${head.join(' ')}>`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    ...around.map(shapeText),
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}
