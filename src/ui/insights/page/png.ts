/** A picture as a PNG, drawn shape by shape: the page's policy lets no image in that could be copied to a canvas. */
import { onPaper, paper, paperFont } from '../shared/colours.ts';
import { fontSize, type Picture, type Shape } from '../shared/picture.ts';

/** Points of the screen to one of the picture: sharp in a document. */
const density = 2;

/** Base64; undefined where the browser makes none. */
export function pngOf({ width, height, bars, around }: Picture): string | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * density);
  canvas.height = Math.ceil(height * density);
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.scale(density, density);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, width, height);
  pen.font = [`${fontSize}px`, paperFont].join(' ');
  const draw = (shape: Shape) => {
    pen.fillStyle = onPaper[shape.tone];
    if (shape.kind === 'rect') {
      pen.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    }
    pen.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
    pen.fillText(shape.text, shape.x, shape.y);
  };
  for (const shape of [...around, ...bars.flatMap(({ shapes }) => shapes)]) draw(shape);
  return canvas.toDataURL('image/png').split(',')[1];
}
