// Faults of a page that inputs of somebody with fresh eyes have brought up.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { spanAt } from '../../src/core/json/spans.ts';
import type { Fault } from './fault.ts';
import { recordsOf, type Stack } from './stack.ts';

/** The answer with other values in its first row. */
const firstWith =
  (values: (provider: string) => object): NonNullable<Fault['body']> =>
  (text, { layout, provider }: Stack) => {
    const span = spanAt(text, [...layout.path, '0']);
    if (!span) return text;
    const row = JSON.stringify({ ...JSON.parse(text.slice(span.start, span.end)), ...values(provider) });
    return text.slice(0, span.start) + row + text.slice(span.end);
  };

const withPhone = (provider: string) =>
  ({
    cartevo: { phone_country_code: '+234', phone_number: '2348031234567', country: 'NG' },
    yativo: { customer_phone: '4915112345678', customer_country: 'DEU' },
    xtrakit: { customer_phone: '4915112345678', customer_country: 'DE' },
  })[provider] ?? {};

const numbers: Readonly<Record<string, string>> = {
  cartevo: '+2348031234567',
  yativo: '+4915112345678',
  xtrakit: '+4915112345678',
};

export const laterFaults: readonly Fault[] = [
  {
    name: 'a character set, and nothing, as the encoding of a body that has none',
    body: text => text,
    headers: { 'Content-Encoding': 'utf-8, none' },
    kind: 'page',
  },
  {
    name: 'words alone that the list has nobody',
    body: () => JSON.stringify({ success: true, message: 'No customers were found.' }),
    ...{ kind: 'page', empties: true },
  },
  {
    name: 'an amount with decimals where the smallest unit is due, in a currency that is none',
    body: firstWith(provider => (provider === 'easytools' ? { lifetime_value: '196.00', currency: 'POINTS' } : {})),
    kind: 'page',
    check: (_, stack, number) => {
      const [first] = recordsOf(stack.rows(number));
      if (stack.provider === 'easytools') equal(first?.customer.lifetimeValue, null);
    },
  },
  {
    name: 'a phone number with its country before it, and beside it',
    body: firstWith(withPhone),
    kind: 'page',
    check: (_, stack, number) => {
      const [first] = recordsOf(stack.rows(number));
      const right = numbers[stack.provider];
      if (right !== undefined) equal(first?.customer.phone, right);
    },
  },
  {
    name: 'a page that says that it is the one before, from 0 on',
    body: text => text.replace(/"(page|current_page)":(\d+)/g, (_, name, page) => `"${name}":${Number(page) - 1}`),
    kind: 'page',
    check: (page, stack, number) => {
      equal(page.page, number);
      ok(stack.rows(number).length > 0);
    },
  },
  {
    name: 'more than it sends, counted by a list that comes whole',
    body: (text, { provider }) => (provider === 'xtrakit' ? text.replace(/\}$/, ',"meta":{"total":4321}}') : text),
    kind: 'page',
    check: (page, { provider }) => {
      if (provider === 'xtrakit') deepEqual({ total: page.total, whole: page.whole }, { total: 4321, whole: true });
    },
  },
  {
    name: 'a refusal in half a million words',
    answer: () => ({ status: 422, json: { message: 'card not '.repeat(500_000) } }),
    ...{ kind: 'badRequest', words: /^.{0,600}$/s },
  },
  {
    name: 'a refusal in a hundred thousand fields, and in as many levels',
    answer: () => ({
      status: 422,
      body: `{"errors":{${Array.from({ length: 100_000 }, (_, at) => `"f${at}":["no"]`).join()}},"data":{"error":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
    }),
    ...{ kind: 'badRequest', words: /^.{0,600}$/s },
  },
];
