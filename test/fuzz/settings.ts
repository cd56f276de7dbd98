import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { baseUrlFault, readConnections } from '../../src/core/read-connections.ts';
import { providers } from '../../src/providers/index.ts';
import { anyText } from './texts.ts';

const settingKeys = ['id', 'provider', 'name', 'baseUrl', 'environment', 'options', '__proto__', 'extra'] as const;
const settingValue = fc.oneof(
  fc.constantFrom(
    'cartevo',
    'easytools',
    'sandbox',
    'https://api.example.test',
    'http://127.0.0.1:1',
    'sample:',
    'http://example.test',
  ),
  fc.constant({ currency: 'pln' }),
  anyText,
  fc.jsonValue(),
);
const setting = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.oneof(fc.dictionary(fc.constantFrom(...settingKeys), settingValue), fc.anything()), {
      maxLength: 4,
    }),
  },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }) },
);

export const readsSettings = fc.property(setting, value => {
  const { connections, broken } = readConnections(value, providers);
  if (Array.isArray(value)) equal(connections.length + broken.length, value.length, 'no entry is lost');
  equal(new Set(connections.map(({ id }) => id)).size, connections.length);
  for (const connection of connections) {
    equal(baseUrlFault(connection.baseUrl), undefined);
    ok(providers.has(connection.provider) && connection.name.trim() && connection.id.trim());
  }
  for (const { message, name } of broken) ok(message.length > 10 && name.length > 0, message);
});
