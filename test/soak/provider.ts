// A process of its own: all five providers, one answer in twenty a fault. It prints where it is and what opens it.

import { type ScriptedAnswer, startSandbox } from '../../src/sandbox/server.ts';
import { faults } from '../support/faults.ts';
import { dice } from '../unit/customers/dice.ts';

const thrown = dice(20_261_120);
const sandbox = await startSandbox({ customers: 200, rateLimits: false });

/** Matches one list, customer or section in twenty. The exchange of tokens has its own tests. */
class Sometimes extends RegExp {
  override test(text: string): boolean {
    return super.test(text) && thrown(20) === 0;
  }
}

const json = { 'Content-Type': 'application/json' };
const kinds: readonly ScriptedAnswer[] = [
  { status: 500, json: { message: 'Down.' } },
  { status: 503, json: {}, headers: { 'Retry-After': '0' } },
  { status: 429, json: {}, headers: { 'Retry-After': '0' } },
  { body: '<html>', headers: { 'Content-Type': 'text/html' } },
  { body: '{"data":[', headers: json },
  { body: '', headers: json },
  { handler: faults.resetBeforeHeaders },
  { handler: faults.resetDuringBody },
  { handler: faults.truncatedGzip },
  { status: 302, headers: { Location: 'https://elsewhere.test/' }, body: '' },
];

let played = 0;
sandbox.script({
  path: new Sometimes('^/(?:customers?|orders|subscriptions|invoices|sales|business|wallet)[/?]'),
  times: Number.POSITIVE_INFINITY,
  handler(request, response) {
    const { handler, status = 200, headers = {}, body, json: said } = kinds[played++ % kinds.length] ?? {};
    if (handler) return handler(request, response);
    response.writeHead(status, headers).end(body ?? JSON.stringify(said));
  },
});

const places = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'].map(id => ({
  ...{ id, baseUrl: sandbox.baseUrl(id), credentials: sandbox.credentials(id) },
}));
process.stdout.write(`${JSON.stringify(places)}\n`);
// It ends with who started it.
process.stdin.resume().on('end', () => process.exit(0));
