/**
 * JSON laid out for reading: only white space between tokens changes, every token stays as it was sent. What would become
 * many times as long by it is left as it is.
 */
export function indented(json: string): string {
  const lines: string[] = [];
  let left = json.length * growth + spare;
  let depth = 0;
  let line = '';
  const newLine = () => {
    lines.push(line);
    left -= line.length;
    line = ' '.repeat(Math.min(depth * 2, deepest));
  };
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{[]\s*[}\]]|[{}[\],:]|[^\s{}[\],:"]+/gs;
  for (const [text] of json.matchAll(token)) {
    if (left < 0) return json;
    if (text === '{' || text === '[') {
      line += text;
      depth++;
      newLine();
    } else if (text === '}' || text === ']') {
      depth--;
      newLine();
      line += text;
    } else if (text === ',') {
      line += text;
      newLine();
    } else if (text === ':') line += ': ';
    else line += text.startsWith('{') || text.startsWith('[') ? text.replace(/\s+/g, '') : text;
  }
  lines.push(line);
  return lines.join('\n');
}

/** Columns beyond which nothing is indented further: thousands of levels would be mostly white space. */
const deepest = 200;
/** Letters that laying out may add: so many times what was sent, and these more. */
const growth = 10;
const spare = 1_000_000;
