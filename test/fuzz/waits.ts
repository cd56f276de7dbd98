import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { askedToWait } from '../../src/core/requests/retry-policy.ts';
import { anyText } from './texts.ts';

const headerValue = fc.oneof(
  fc.nat().map(String),
  fc.integer().map(String),
  anyText,
  fc.date().map(String),
  fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map(date => String(date.getTime() / 1000)),
  fc.tuple(fc.nat(), fc.date({ noInvalidDate: true })).map(([seconds, date]) => `${seconds}, ${date.toUTCString()}`),
);

export const waits = fc.property(
  fc.dictionary(fc.constantFrom('retry-after', 'date', 'x-ratelimit-reset', 'x-ratelimit-limit'), headerValue),
  fc.constantFrom(408, 429, 500, 503),
  (headers, status) => {
    const wait = askedToWait(new Map(Object.entries(headers)), status, Date.now());
    if (wait === undefined) return;
    ok(wait > 0 && wait <= 86_400_000, String(wait));
    new Date(Date.now() + wait).toISOString();
  },
);
