// Faults of the transport and of the protocol: what is played, and as what kind of error it must end.

import { Buffer } from 'node:buffer';
import { faults as wire } from '../support/faults.ts';
import { localServer } from '../support/local-server.ts';
import type { Fault } from './fault.ts';

const html = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in</body></html>';
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => ({ status, json: body, headers });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();

/** Longer than a person is made to wait, so that it is said at once. */
const long = 6;

export const transportFaults: readonly Fault[] = [
  {
    name: '400 with one message',
    answer: () => json(400, { message: 'The reason.' }),
    kind: 'badRequest',
    words: /The reason\./,
  },
  {
    name: '400 with an array of messages',
    answer: () => json(400, { statusCode: 400, message: ['One is wrong', 'Two is wrong'], error: 'Bad Request' }),
    ...{ kind: 'badRequest', words: /One is wrong; Two is wrong/ },
  },
  // Cartevo's token is renewed once; the others' keys are final.
  {
    name: '401',
    answer: () => json(401, { message: 'Unauthenticated.' }),
    kind: 'unauthorized',
    words: /Unauthenticated\. Update the credentials/,
  },
  {
    name: '401 once: a token that expires between two pages',
    answer: () => json(401, { message: 'Token has expired.' }),
    once: true,
    kind: provider => (provider === 'cartevo' ? 'page' : 'unauthorized'),
  },
  {
    name: '403 (an IP allow-list)',
    answer: () =>
      json(403, {
        status: 'error',
        message: 'IP address 203.0.113.9 is not on the allow-list',
        data: { error: 'IP address 203.0.113.9 is not on the allow-list' },
      }),
    ...{
      kind: 'forbidden',
      words: /203\.0\.113\.9 is not on the allow-list\. Check what the key may do, and any allow-list/,
    },
  },
  {
    name: '404 whose words say that the list has nobody',
    answer: () => json(404, { success: false, message: 'No customers were found.', data: null }),
    ...{ kind: 'page', empties: true },
  },
  { name: '204, no content', answer: () => ({ status: 204, body: '' }), kind: 'page', empties: true },
  {
    name: '404 whose words say that something else is not there',
    answer: () => json(404, { success: false, message: 'This API key was not found.', data: null }),
    ...{ kind: 'notFound', words: /API key was not found/ },
  },
  { name: '404', answer: () => json(404, { message: 'Not here.' }), kind: 'notFound', words: /Not here\./ },
  {
    name: '422 with field errors',
    answer: () => json(422, { errors: { page: ['is too small'], limit: ['is no number'] } }),
    // Devdraft and Cartevo document no field errors: the status alone is shown.
    kind: 'badRequest',
  },
  {
    name: '429 with seconds',
    answer: () => json(429, {}, { 'Retry-After': String(long) }),
    kind: 'rateLimited',
    words: /asked again from 20/,
  },
  {
    name: '429 with an HTTP date',
    answer: () => json(429, {}, { 'Retry-After': later(long + 1) }),
    kind: 'rateLimited',
    words: /asked again from 20/,
  },
  {
    name: '429 with a date by a clock an hour wrong',
    answer: () => json(429, {}, { Date: later(3600), 'Retry-After': later(3600 + long) }),
    ...{ kind: 'rateLimited', words: /asked again from 20/ },
  },
  { name: '429 with a wait of zero seconds', answer: () => json(429, {}, { 'Retry-After': '0' }), kind: 'rateLimited' },
  {
    name: '429 with a header that is sent twice',
    answer: () => json(429, {}, { 'Retry-After': `1, ${long}` }),
    ...{ kind: 'rateLimited', words: /asked again from 20/ },
  },
  { name: '402', answer: () => json(402, { message: 'Frozen.' }), kind: 'badRequest', words: /a payment.*the account/ },
  {
    name: 'a failure in a shape that nobody documented',
    answer: () => json(200, { error: 'rate limited' }),
    ...{ kind: 'schema', words: /: rate limited\. Choose “Copy Raw Answer”/ },
  },
  {
    name: 'a key thrown back in hexadecimal, and the half of it',
    answer: stack => {
      const [key = ''] = stack.secrets();
      return json(400, { message: `${Buffer.from(key).toString('hex')} or ${key.slice(0, -4)}… is wrong` });
    },
    ...{ kind: 'badRequest', words: /: ••• or •••.* is wrong\./ },
  },
  { name: '429 without a header', answer: () => json(429, {}), kind: 'rateLimited' },
  { name: '500 once', answer: () => json(500, {}), once: true, kind: 'page' },
  { name: '503 for ever', answer: () => json(503, {}), kind: 'server', words: /Try again later/ },
  {
    name: 'HTML with status 200',
    answer: () => ({ body: html, headers: { 'Content-Type': 'text/html' } }),
    kind: 'notJson',
    words: /web page.*login page/,
  },
  { name: 'an empty body', answer: () => ({ body: '' }), kind: 'notJson', words: /empty body/ },
  { name: 'truncated JSON', body: text => text.slice(0, -20), kind: 'notJson' },
  { name: 'two JSON values', body: text => text + text, kind: 'notJson' },
  {
    name: 'wrong encoding',
    bytes: text => Buffer.from(text.replace('"', '"é'), 'latin1'),
    ...{ kind: 'notJson', words: /not UTF-8/ },
  },
  { name: 'UTF-16', bytes: text => Buffer.from(`\uFEFF${text}`, 'utf16le'), kind: 'notJson', words: /not UTF-8/ },
  {
    name: 'gzip that is cut off',
    answer: () => ({ handler: wire.truncatedGzip }),
    kind: 'notJson',
    words: /cannot be unpacked/,
  },
  {
    name: 'a small gzip that unpacks to gigabytes',
    answer: () => ({ handler: wire.gzipBomb }),
    heavy: true,
    timeout: 60,
    kind: 'tooLarge',
  },
  {
    name: 'a body over the limit',
    answer: () => ({ handler: wire.endless }),
    heavy: true,
    timeout: 60,
    kind: 'tooLarge',
    words: /25 MB/,
  },
  { name: 'a body that drips', answer: () => ({ handler: wire.drip }), timeout: 0.3, kind: 'timeout' },
  { name: 'no answer at all', answer: () => ({ handler: wire.hang }), timeout: 0.3, kind: 'timeout' },
  { name: 'a reset before the headers', answer: () => ({ handler: wire.resetBeforeHeaders }), kind: 'network' },
  { name: 'a reset during the headers', answer: () => ({ handler: wire.resetDuringHeaders }), kind: 'network' },
  { name: 'a reset after the headers', answer: () => ({ handler: wire.resetAfterHeaders }), kind: 'network' },
  { name: 'a reset inside the body', answer: () => ({ handler: wire.resetDuringBody }), kind: 'network' },
  { name: 'a reset once', answer: () => ({ handler: wire.resetDuringBody }), once: true, kind: 'page' },
  {
    name: 'a redirect to the same host',
    answer: stack => ({
      handler: (request, response) => {
        const query = new URLSearchParams(request.query);
        response.writeHead(302, { Location: `${stack.sandbox.baseUrl(stack.provider)}${request.path}?${query}` }).end();
      },
    }),
    ...{ once: true, kind: 'page' },
  },
  {
    name: 'a redirect to another host',
    answer: (_, other) => ({ status: 302, headers: { Location: other } }),
    ...{ kind: 'configuration', words: /another origin/ },
    other: () => localServer(response => response.end('{}')),
  },
  {
    name: 'a redirect that loses the query',
    // Xtrakit's list is asked for without one, and its redirect leads to itself.
    answer: () => ({ status: 301, headers: { Location: '?' } }),
    ...{ kind: 'configuration', words: /redirects (?:to an address that leaves|more).* Check the base URL/ },
  },
  {
    name: 'redirects in a loop',
    answer: () => ({
      handler(request, response) {
        response.writeHead(302, { Location: `?${new URLSearchParams(request.query)}` }).end();
      },
    }),
    ...{ kind: 'configuration', words: /redirects more than once/ },
  },
];
