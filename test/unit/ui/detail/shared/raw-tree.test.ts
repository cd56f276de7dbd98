import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RawTree } from '../../../../../src/ui/detail/shared/raw-tree.ts';

const at = (text: string, pointer: string) => {
  const tree = new RawTree(text);
  return tree.at(pointer).map(node => tree.literal(node));
};

describe('the raw tree', () => {
  it('keeps every token as it was sent', () => {
    const text = '{ "a" : 1250.50,"b":-0, "c":[1e400 ,12345678901234567890], "d":"\\u00e9\\"}", "e": {} }';
    const tree = new RawTree(text);
    const [root = -1] = tree.at('');
    assert.deepEqual(
      tree.children(root).map(node => ({ keyLiteral: tree.keyLiteral(node), literal: tree.literal(node) })),
      [
        { keyLiteral: '"a"', literal: '1250.50' },
        { keyLiteral: '"b"', literal: '-0' },
        { keyLiteral: '"c"', literal: '[1e400 ,12345678901234567890]' },
        { keyLiteral: '"d"', literal: '"\\u00e9\\"}"' },
        { keyLiteral: '"e"', literal: '{}' },
      ],
    );
    assert.deepEqual(at(text, '/c/1'), ['12345678901234567890']);
  });

  it('shows a key that stands twice twice', () => {
    assert.deepEqual(at('{"a":1,"b":2,"a":3}', '/a'), ['1', '3']);
  });

  it('finds what a pointer means, escapes and wildcards included', () => {
    assert.deepEqual(at('{"a/b":{"~":[true]}}', '/a~1b/~0/0'), ['true']);
    assert.deepEqual(at('{"cards":[{"n":1},{"n":2}]}', '/cards/*/n'), ['1', '2']);
    assert.deepEqual(at('{"a":1}', '/b'), []);
    assert.deepEqual(at('{"a":1}', ''), ['{"a":1}']);
  });

  it('finds words in keys and values, but not in what is to be skipped', () => {
    const tree = new RawTree('{"number":"A12","name":"Zo\\u00eb 12","deep":{"x12":[12]}}');
    const [covered] = tree.at('/number');
    const hits = (words: string) => tree.find(words, node => node === covered).map(node => tree.literal(node));
    assert.deepEqual(hits('12'), ['"Zo\\u00eb 12"', '[12]', '12']);
    assert.deepEqual(hits('zoë'), ['"Zo\\u00eb 12"']);
    assert.deepEqual(hits('A12'), []);
    assert.deepEqual(hits('NUMBER'), ['"A12"']);
    assert.deepEqual(hits('(*'), []);
  });

  it('reads a hundred thousand levels and a string of five megabytes', () => {
    const levels = 100_000;
    const deep = new RawTree(`${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`);
    assert.equal(deep.size, levels + 1);
    assert.equal(deep.depth(levels), levels);
    assert.equal(deep.ancestors(levels).length, levels);
    const long = new RawTree(`{"a":"${'x\\"'.repeat(1_700_000)}","b":1}`);
    assert.equal(long.size, 3);
  });

  it('holds the same values as JSON.parse, whatever the JSON and its white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const tree = new RawTree(JSON.stringify(value, null, space));
        const read = (node: number): unknown => {
          const children = tree.children(node);
          const kind = tree.kind(node);
          if (kind === 'array') return children.map(read);
          if (kind === 'object') return Object.fromEntries(children.map(child => [tree.key(child), read(child)]));
          return JSON.parse(tree.literal(node));
        };
        assert.deepEqual(read(0), JSON.parse(JSON.stringify(value)));
      }),
      { seed: 1 },
    );
  });

  it('comes to an end with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ a1\n') }), text => {
        assert.ok(new RawTree(text).size <= text.length);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
