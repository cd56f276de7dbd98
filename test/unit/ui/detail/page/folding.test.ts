import assert from 'node:assert/strict';
import { Folding } from '../../../../../src/ui/detail/page/folding.ts';
import { RawTree } from '../../../../../src/ui/detail/shared/raw-tree.ts';

const folded = (text: string, ...covered: readonly string[]) => {
  const tree = new RawTree(text);
  const folding = new Folding(tree, new Set(covered.flatMap(pointer => tree.at(pointer))));
  const lines = () =>
    folding.rows(folding.root).map(({ kind, node, level, index }) => {
      const text = kind === 'value' ? tree.literal(node) : kind === 'close' ? 'close' : `from ${index}`;
      return `${level} ${text}`;
    });
  return { tree, folding, lines };
};

const numbers = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => index));

describe('folding', () => {
  it('shows one row of what is folded', () => {
    const { lines } = folded('{"a":[1,2]}');
    assert.deepEqual(lines(), ['1 {"a":[1,2]}']);
  });

  it('shows what is unfolded, each bracket with its other one', () => {
    const { folding, lines } = folded('{"a":[1,2],"b":{}}');
    assert.equal(folding.openAll(100), true);
    assert.deepEqual(lines(), ['1 {"a":[1,2],"b":{}}', '2 [1,2]', '3 1', '3 2', '2 close', '2 {}', '1 close']);
  });

  it('remembers what was unfolded inside of what is folded', () => {
    const { folding, lines } = folded('{"a":{"b":[1]}}');
    folding.openAll(100);
    const all = lines();
    folding.set(folding.root, false);
    assert.equal(lines().length, 1);
    folding.set(folding.root, true);
    assert.deepEqual(lines(), all);
  });

  it('knows the row in which something is to be seen, without unfolding anything', () => {
    const { tree, folding, lines } = folded('{"a":{"b":[1,2]},"c":3}');
    const [deep = -1] = tree.at('/a/b/1');
    const row = () => tree.literal(folding.shown(deep).node);
    assert.equal(row(), '{"a":{"b":[1,2]},"c":3}');
    folding.set(folding.root, true);
    assert.equal(row(), '{"b":[1,2]}');
    folding.openAll(100);
    assert.equal(row(), '2');
    const long = folded(numbers(450));
    long.folding.set(long.folding.root, true);
    const before = long.lines();
    const [far = -1] = long.tree.at('/420');
    assert.deepEqual(
      { kind: long.folding.shown(far).kind, index: long.folding.shown(far).index },
      { kind: 'range', index: 400 },
    );
    assert.deepEqual(long.lines(), before);
    assert.ok(lines().length > 1);
  });

  it('shows long lists by ranges, the first one unfolded', () => {
    const { folding, lines } = folded(numbers(450));
    folding.set(folding.root, true);
    const shown = lines();
    assert.equal(shown.length, 1 + 3 + 200 + 1);
    assert.deepEqual(shown.slice(-4), ['3 199', '2 from 200', '2 from 400', '1 close']);
  });

  it('reveals a value in a range, and says from where on to draw', () => {
    const { tree, folding, lines } = folded(`{"list":${numbers(450)}}`);
    const [node = -1] = tree.at('/list/401');
    const { target, shut } = folding.reveal(node);
    assert.equal(shut?.node, 0);
    assert.deepEqual({ ...target }, { kind: 'value', node, level: 4, index: 1, of: 50 });
    assert.ok(lines().includes('4 401'));
    assert.equal(folding.reveal(node).shut, undefined);
    assert.deepEqual(
      folding.rows(folding.root).find(row => row.kind === 'value' && row.node === node),
      target,
    );
  });

  it('never opens what is covered', () => {
    const { tree, folding, lines } = folded('{"image":{"secret":"s"}}', '/image');
    const [secret = -1] = tree.at('/image/secret');
    assert.equal(folding.reveal(secret).target.node, tree.at('/image')[0]);
    folding.openAll(100);
    assert.deepEqual(lines(), ['1 {"image":{"secret":"s"}}', '2 {"secret":"s"}', '1 close']);
  });

  it('unfolds level by level within a budget, and says that it stopped', () => {
    const { folding, lines } = folded(`{"a":${numbers(100)},"b":${numbers(100)}}`);
    assert.equal(folding.openAll(110), false);
    assert.equal(lines().length, 1 + 2 + 1 + 101);
    const { folding: shallow, lines: few } = folded('[[[[1]]]]');
    shallow.openAll(100, 2);
    assert.deepEqual(few(), ['1 [[[[1]]]]', '2 [[[1]]]', '3 [[1]]', '2 close', '1 close']);
  });

  it('reveals the end of five thousand levels and of a million elements', () => {
    const deep = folded('['.repeat(5000) + ']'.repeat(5000));
    assert.equal(deep.folding.reveal(4999).target.level, 5000);
    assert.equal(deep.lines().length, 9999);
    const wide = folded(numbers(1_000_000));
    assert.equal(wide.folding.reveal(1_000_000).target.index, 199);
    assert.equal(wide.lines().length, 1 + 5000 + 2 * 200 + 1);
  });
});
