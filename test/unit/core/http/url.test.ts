import { deepEqual, equal } from 'node:assert/strict';
import { parsedUrl } from '../../../../src/core/http/url.ts';
import { recognise } from '../../../../src/customers/match/recognise.ts';

describe('an address', () => {
  it('of a host with an umlaut is one however often it is read, in each Node', () => {
    const seen = new Set<string>();
    for (let time = 0; time < 30_000; time++) {
      seen.add(
        `${parsedUrl('https://bücher.example/7')?.host} ${recognise('https://bücher.example/customers/7')?.text}`,
      );
    }
    deepEqual([...seen], ['xn--bcher-kva.example 7']);
  });

  it('is none where it cannot be read, and is read beside another one', () => {
    equal(parsedUrl('shop'), undefined);
    equal(parsedUrl('/b', new URL('https://shop.example/a'))?.href, 'https://shop.example/b');
    equal(parsedUrl('//', new URL('https://shop.example/a')), undefined);
  });
});
