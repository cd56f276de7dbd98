import { deepEqual, equal } from 'node:assert/strict';
import { parsedUrl } from '../../../../src/core/http/url.ts';
import { baseUrlFault } from '../../../../src/core/read-connections.ts';

describe('an address', () => {
  it('of a host with an umlaut is one however often it is read, in each Node', () => {
    const seen = new Set<string>();
    for (let time = 0; time < 30_000; time++) {
      seen.add(`${parsedUrl('https://bücher.example/7')?.host} ${baseUrlFault('https://bücher.example/v1')}`);
    }
    deepEqual([...seen], ['xn--bcher-kva.example undefined']);
  });

  it('is none where it cannot be read, and is read beside another one', () => {
    equal(parsedUrl('shop'), undefined);
    equal(parsedUrl('/b', new URL('https://shop.example/a'))?.href, 'https://shop.example/b');
    equal(parsedUrl('//', new URL('https://shop.example/a')), undefined);
  });
});
