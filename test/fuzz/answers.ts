// What is read of an answer, whatever it is.

import { equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { items, literalAt, pointerPath, spanAt } from '../../src/core/json/spans.ts';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { ClienteleError } from '../../src/core/model/errors.ts';
import type { Answer, ListQuestion, Page } from '../../src/core/model/provider.ts';
import { classify } from '../../src/core/requests/failed-response.ts';
import { outcomeOf } from '../../src/core/requests/outcome.ts';
import { customerDetail, customerLabel } from '../../src/ui/text/customer-text.ts';
import { shownAs } from '../support/shown.ts';
import type { Layout } from './layouts.ts';
import { anyJson } from './texts.ts';
import { tried } from './tried.ts';

export const question: ListQuestion = { page: 1, pageSize: 3, filters: {} };

export const answerOf = (text: string): Answer => ({ connectionId: 'c1', text, json: JSON.parse(text) });

const rfc3339 = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{3}Z?)?)?$/;

function checkRecord({ customer, raw, sources }: CustomerRecord, text: string, exact: boolean): void {
  ok(customer.id !== '', 'a record has an id');
  JSON.parse(raw);
  if (exact) ok(text.includes(raw), 'raw is what was sent');
  for (const [key, value] of Object.entries(customer)) {
    const pointers = sources[key as keyof typeof sources] ?? []; // the keys of a customer are these and no others
    equal(pointers.length > 0, value !== null, `${key} has sources if and only if it has a value`);
    for (const pointer of pointers) ok(literalAt(raw, pointerPath(pointer)) !== undefined, `${pointer} is in raw`);
  }
  for (const text of [customer.name, customer.email, customer.phone, customer.country, customer.type])
    ok(text === null || (text === text.trim() && text !== ''), 'a value has no blanks around it');
  for (const time of [customer.createdAt, customer.updatedAt, customer.firstOrderAt, customer.lastOrderAt])
    ok(time === null || (rfc3339.test(time) && !Number.isNaN(Date.parse(time))), `${time} is a time`);
  for (const money of [customer.lifetimeValue, customer.lastSpent])
    ok(money === null || /^-?\d+(?:\.\d+)?$/.test(money.amount), `${money?.amount} is an exact decimal`);
  ok(customer.orders === null || Number.isFinite(customer.orders));
  for (const shown of [customerLabel(shownAs(customer)), customerDetail(shownAs(customer))]) {
    const label = shown.replace(/^\u2068(.*)\u2069$/su, '$1'); // what keeps its direction to itself
    ok(label.length <= 120 && label.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(label), 'a row shows one line');
  }
}

function checkPage(page: Page, { path, secrets }: Layout, text: string): void {
  const list = spanAt(text, path);
  // Nothing may be in the place of what the list would be in.
  const counted = list ? items(text, list).length : 0;
  const rows = page.records.length + page.problems.length;
  // One customer where a list is due is one row.
  ok(
    rows === counted || (rows === 1 && list !== undefined && text[list.start] === '{'),
    `no row is lost: ${rows} of ${counted}`,
  );
  for (const record of page.records) checkRecord(record, text, !secrets);
  for (const { message, raw } of page.problems) {
    match(message, /^The row .*\.$/);
    if (!secrets) ok(text.includes(raw));
  }
}

export const readsList = (layout: Layout) =>
  fc.property(fc.oneof({ weight: 9, arbitrary: layout.list }, { weight: 1, arbitrary: anyJson }), text => {
    const page = tried(() => layout.provider.list(question, {}).read(answerOf(text)));
    if (page) checkPage(page, layout, text);
  });

export const readsOne = ({ provider, single, secrets }: Layout) =>
  fc.property(fc.oneof({ weight: 9, arbitrary: single }, { weight: 1, arbitrary: anyJson }), text => {
    const record = tried(() => provider.get('1', {}).read(answerOf(text)));
    if (record) checkRecord(record, text, !secrets);
  });

export const readsRefusal = ({ provider }: Layout) =>
  fc.property(anyJson, fc.integer({ min: 100, max: 999 }), (text, status) => {
    provider.readError({ status, json: JSON.parse(text) });
    const answer = { status, headers: new Map(), text, bytes: text.length };
    const outcome = tried(() => outcomeOf(answer, provider, 'c'));
    if (outcome?.kind !== 'failed') return;
    const { kind, words } = classify(answer, outcome, [], 0);
    const { message } = new ClienteleError({ kind, who: provider.title, words, status });
    ok(message.isWellFormed() && message.length < 600 && !/[\p{Cc}\p{Cf}]/u.test(message), message);
  });
