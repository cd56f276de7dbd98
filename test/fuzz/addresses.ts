// Where a request goes: to the origin that was entered, below its path.

import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { pathOf, withoutEndSlashes } from '../../src/core/http/request-path.ts';
import { baseUrlFault } from '../../src/core/read-connections.ts';
import { anyText } from './texts.ts';
import { tried } from './tried.ts';

const anyUrl = fc.oneof(
  anyText,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom(
        'https://',
        'http://',
        'HTTPS:',
        'https:\\\\',
        'ftp://',
        'javascript:',
        'file:///',
        '//',
        'data:,',
      ),
      fc.constantFrom('', 'me@', 'me:too@', '@', ':@'),
      fc.constantFrom(
        'localhost',
        '127.0.0.1',
        '127.1',
        '[::1]',
        '0.0.0.0',
        'localhost.evil.test',
        '127.0.0.1.evil.test',
        'api.test',
        '[::ffff:127.0.0.1]',
        '2130706433',
        '127.0.0.1@evil.test',
      ),
      fc.constantFrom('', ':443', ':0', ':99999'),
      fc.constantFrom(
        '',
        '/',
        '/v1',
        '/v1?a=b',
        '/v1?',
        '/v1#',
        '/..',
        '\\evil.test',
        '/ v1',
        '/\t',
        '\n.evil.test',
        '\u200b/v1',
        '/'.repeat(3000),
      ),
    )
    .map(parts => parts.join('')),
);

export const takesBaseUrls = fc.property(anyUrl, text => {
  if (baseUrlFault(text) !== undefined || text === 'sample:') return;
  const url = new URL(text);
  ok(
    url.protocol === 'https:' ||
      (url.protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)),
    text,
  );
  ok(text.length <= 2000 && !/[\p{Cc}\p{Cf}]/u.test(text), text);
  equal(url.username + url.password + url.search + url.hash, '');
  // What is asked below it stays with it.
  const asked = new URL(`${withoutEndSlashes(text)}${pathOf('customers', '1')}`);
  equal(asked.origin, url.origin);
});

export const staysBelowTheBase = fc.property(anyText, fc.constantFrom('', '/api/v1', '/a/b'), (id, base) => {
  const path = tried(() => pathOf('customers', id));
  if (path === undefined) return;
  const url = new URL(`https://api.example.test${base}${path}`);
  equal(url.origin, 'https://api.example.test');
  equal(url.search + url.hash, '');
  ok(url.pathname.startsWith(`${base}/customers/`));
  equal(decodeURIComponent(url.pathname.slice(`${base}/customers/`.length)), id);
});
