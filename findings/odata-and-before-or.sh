#!/usr/bin/env bash
# Five readers of OData filters: odata-parser 1.4.1, @balena/odata-parser 4.3.5, odata-filter-parser 0.6.5, odata-filter-to-ast
# 4.0.0 and odata-v4-parser 0.1.29. Whoever is active in Ulm, or in Bonn: `status eq 'active' and city eq 'Ulm' or city eq 'Bonn'`.
# Expected: `and` binds more closely than `or`, as OData has it in all versions; texts, numbers and null as they are written.
# Seen: three of five group otherwise. For odata-parser and odata-filter-parser that filter is the active ones of both cities; for
# @balena's the same one begun with Bonn (`city eq 'Bonn' or …`) is the active ones of Ulm alone. odata-filter-parser cuts a
# name at the word "and" within it, leaves O'Brien two apostrophes and reads -12.50 as 0; null is a list for odata-parser.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts odata-parser@1.4.1 @balena/odata-parser@4.3.5 \
  odata-filter-parser@0.6.5 odata-filter-to-ast@4.0.0 odata-v4-parser@0.1.29
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const balena = require('@balena/odata-parser');
const { Parser } = require('odata-filter-parser');
const { parseFilter } = require('odata-filter-to-ast');
const odataParser = require('odata-parser');
const v4 = require('odata-v4-parser');

const group = (left, operator, right) => `(${left} ${operator} ${right})`;
const plain = value => (typeof value === 'string' ? value : JSON.stringify(value));

/** What each reader made of a filter, in brackets. */
const readers = {
  'odata-parser'(filter) {
    const text = node => ({ property: () => node.name, literal: () => plain(node.value) })[node.type]?.() ?? both(node);
    const both = ({ left, type, right }) => group(text(left), type, text(right));
    return text(odataParser.parse(`$filter=${filter}`).$filter);
  },
  '@balena/odata-parser'(filter) {
    const { tree, binds } = balena.parse(`/customers?$filter=${filter}`);
    const text = node => {
      if (Array.isArray(node)) return group(text(node[1]), node[0], text(node[2]));
      return node === null ? 'null' : (node.name ?? plain(binds[node.bind][1]));
    };
    return text(tree.options.$filter);
  },
  'odata-filter-parser'(filter) {
    const text = node => (node?.operator ? group(text(node.subject), node.operator, text(node.value)) : plain(node));
    return text(Parser.parse(filter));
  },
  'odata-filter-to-ast'(filter) {
    const text = ({ type, value, left, right }) => {
      if (left) return group(text(left), type.replace('Expr', '').toLowerCase(), text(right));
      return plain(value);
    };
    return text(parseFilter(filter));
  },
  'odata-v4-parser'(filter) {
    const words = { AndExpression: 'and', OrExpression: 'or', EqualsExpression: 'eq' };
    const text = ({ type, value, raw }) => {
      if (words[type]) return group(text(value.left), words[type], text(value.right));
      return raw.startsWith("'") ? raw.slice(1, -1).replaceAll("''", "'") : raw;
    };
    return text(v4.filter(filter));
  },
};
const filters = {
  "status eq 'active' and city eq 'Ulm' or city eq 'Bonn'": '(((status eq active) and (city eq Ulm)) or (city eq Bonn))',
  "city eq 'Bonn' or status eq 'active' and city eq 'Ulm'": '((city eq Bonn) or ((status eq active) and (city eq Ulm)))',
  "name eq 'Salt and Pepper'": '(name eq Salt and Pepper)',
  "name eq 'O''Brien'": "(name eq O'Brien)",
  'balance eq -12.50': '(balance eq -12.5)',
  'owner eq null': '(owner eq null)',
};
const seen = {};
for (const [filter, expected] of Object.entries(filters)) {
  console.log(`${filter}\n  expected: ${expected}`);
  for (const [name, read] of Object.entries(readers)) {
    const is = read(filter);
    const same = is.replace('-12.50', '-12.5') === expected;
    console.log(`  seen: ${is} · ${name}`);
    if (!same) seen[name] = [...(seen[name] ?? []), is];
  }
}
assert.deepEqual(seen, {
  'odata-parser': ['((status eq active) and ((city eq Ulm) or (city eq Bonn)))', '(owner eq ["null",""])'],
  '@balena/odata-parser': ['(((city eq Bonn) or (status eq active)) and (city eq Ulm))'],
  'odata-filter-parser': [
    '((status eq active) and ((city eq Ulm) or (city eq Bonn)))',
    "((name eq 'Salt) and null)",
    "(name eq O''Brien)",
    '(balance eq 0)',
  ],
});
JS
node --no-deprecation try.cjs
