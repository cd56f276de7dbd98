import { deepEqual } from 'node:assert/strict';
import type { Customer } from '../../../../../src/core/model/customer.ts';
import type { Explanation } from '../../../../../src/core/model/explanation.ts';
import { UsedKeys } from '../../../../../src/ui/detail/page/used-keys.ts';
import type { ShownRecord } from '../../../../../src/ui/detail/shared/messages.ts';
import { RawTree } from '../../../../../src/ui/detail/shared/raw-tree.ts';

const text = `{
  "id": "7", "first": "Ada", "last": null, "first": "Eve", "home": "GH", "more": {"a": 1, "b": {"c": 2}},
  "address": {"street": "Main", "extra": 1, "deep": {"x": 1}}, "list": [{"y": 1}, {"zip": "1"}]
}`;

const tree = new RawTree(text);
const placed = (...pointers: readonly string[]) => ({ places: pointers.map(pointer => ({ pointer })), changes: [] });
const explanation: Explanation = {
  fields: {
    id: placed('/id'),
    name: placed('/first'),
    address: placed('/address/street', '/list/1/zip'),
    email: placed('/mail', '/last'),
  },
  hints: ['/home'],
};
const sources = { id: ['/id'], name: ['/first'], address: ['/address/street', '/list/1/zip'] };
// What it reads of a record.
const record = (of: Partial<ShownRecord>) => ({ sources, explanation, ...of }) as ShownRecord;

const used = new UsedKeys(tree, record({}));
const at = (pointer: string) => tree.at(pointer)[0] ?? -1;
const fieldsAt = (pointer: string): readonly (keyof Customer)[] => [...used.fieldsOf(at(pointer))];

describe('the keys of a row', () => {
  it('that no field looks at are unused; of an object like that, itself alone', () => {
    deepEqual(
      [...used.unused].map(node => tree.key(node)),
      ['more', 'extra', 'deep'],
    );
  });

  it('are nobody’s business where the provider says nothing of its fields', () =>
    deepEqual(new UsedKeys(tree, record({ explanation: undefined })).unused.size, 0));

  it('lead to the fields that were made of them', () => {
    deepEqual(fieldsAt('/id'), ['id']);
    deepEqual([...used.fieldsOf(tree.at('/first')[1] ?? -1)], ['name']);
    deepEqual(fieldsAt('/address/street'), ['address']);
    deepEqual(fieldsAt('/address'), ['address']);
    deepEqual(fieldsAt('/list/1'), ['address']);
    deepEqual(fieldsAt('/list/0'), []);
    deepEqual(fieldsAt('/more'), []);
  });

  it('lead to the field that has nothing of them, and the whole row to none', () => {
    deepEqual(fieldsAt('/last'), ['email']);
    deepEqual([...used.fieldsOf(0)], []);
  });
});
