import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const found = (pattern: string) => globSync(pattern, { cwd: root }).map(file => file.split(path.sep).join('/'));
const files = found('src/**/*.ts');
const tests = found('test/**/*.{ts,mjs}').filter(file => !file.includes('/node_modules/'));
const linesOf = (file: string) => readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n');

const mostFileLines = 300;
const mostFunctionLines = 60;

/** A line that opens the body of a function, a method or an arrow: it ends in a brace that follows a parameter list. */
const opening = /^(\s*).*(?:\)(?:: [^=]+)?|=>) \{$/;
const isStatement = /^\s*(?:if|for|while|switch|catch|\} catch|\} else if|else if|return \{)\b/;

/** The functions of a file by the line they begin on, with the lines they take, by their indentation, as the formatter sets it. */
function functionsIn(lines: readonly string[]): readonly { readonly line: number; readonly length: number }[] {
  return lines.flatMap((text, at) => {
    const indent = opening.exec(text)?.[1];
    if (indent === undefined || isStatement.test(text)) return [];
    const end = lines.findIndex((later, index) => index > at && later.startsWith(`${indent}}`));
    return end < 0 ? [] : [{ line: at + 1, length: end - at + 1 }];
  });
}

describe('sizes', () => {
  it('are measured: a function of 61 lines is found, however deep it stands', () => {
    const body = Array.from({ length: 59 }, (_, at) => `    call(${at});`);
    const lines = ['class Box {', '  open(key: string): void {', ...body, '  }', '}'];
    deepEqual(functionsIn(lines), [{ line: 2, length: 61 }]);
    ok(files.flatMap(file => functionsIn(linesOf(file))).length > 500);
  });

  it('are measured in src and in test', () => ok(files.length > 200 && tests.length > 200));

  it(`keep every file within ${mostFileLines} lines`, () =>
    deepEqual(
      [...files, ...tests].filter(file => linesOf(file).length > mostFileLines),
      [],
    ));

  it(`keep every function of src within ${mostFunctionLines} lines`, () => {
    const long = files.flatMap(file =>
      functionsIn(linesOf(file))
        .filter(({ length }) => length > mostFunctionLines)
        .map(({ line, length }) => `${file}:${line} has ${length} lines`),
    );
    deepEqual(long, []);
  });
});
