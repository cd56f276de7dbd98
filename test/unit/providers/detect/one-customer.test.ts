import { deepEqual, equal, ok } from 'node:assert/strict';
import { draftOfAnswer } from '../../../../src/providers/detect/drafted.ts';
import { isOneCustomer, looksLikeId } from '../../../../src/providers/detect/one-customer.ts';
import { readRequest } from '../../../../src/providers/detect/pasted-request.ts';
import { draftOfRequest, type RequestDraft } from '../../../../src/providers/detect/request-draft.ts';
import { findRows } from '../../../../src/providers/detect/rows-in.ts';

function draftOf(address: string): RequestDraft {
  const pasted = readRequest(`curl "${address}" -H "X-Key: k"`);
  if (pasted.kind === 'fault') throw new Error(pasted.message);
  const read = draftOfRequest(pasted.request);
  if (read.kind === 'fault') throw new Error(read.message);
  return read.draft;
}

describe('the address of one customer, pasted for that of a list', () => {
  it('is known by an ID at its end, or by what stands for one', () => {
    for (const step of [
      ...[
        '17',
        'cus_NffrFeUfNV2Hib',
        'ctm-01grnn4zta5a1mf02jjze7y2ys',
        'ada%40example.com',
        '9f1c7d84b2aa31',
        ':id',
        'CUSTOMER_ID',
      ],
      ...['f5e4a0b2-1c1d-4e5f-8a9b-0c1d2e3f4a5b', '17.json', ':customer_id', '{id}'.replace(/[{}]/g, '')],
    ])
      ok(looksLikeId(step), step);
    for (const step of [
      'customers',
      'v2',
      'customers.json',
      'all_customers',
      'customer-accounts',
      'ledger-entries',
      'Contacts',
      'guid',
    ])
      ok(!looksLikeId(step), step);
  });

  it('is left out of the address, and said, with the other reading offered', () => {
    const { manifest, questions } = draftOf('https://api.acme.example/v1/customers/cus_NffrFeUfNV2Hib?limit=2');
    const { baseUrl, list, get } = manifest;
    deepEqual(
      { baseUrl, list: list.path, get },
      { baseUrl: 'https://api.acme.example/v1', list: '/customers', get: { path: '/customers/{id}' } },
    );
    const [question] = questions;
    ok(question?.kind === 'place');
    equal(
      question.text,
      'The address ends in what looks like the ID of one customer: the list is asked for at /v1/customers.',
    );
    const other = question.answers[1]?.change;
    ok(typeof other === 'object');
    deepEqual(
      [other.baseUrl, other.list.path, other.get.path],
      [`${baseUrl}/customers`, '/cus_NffrFeUfNV2Hib', '/cus_NffrFeUfNV2Hib/{id}'],
    );
  });

  it('may have a variable in its place, in any of the ways that are written', () => {
    for (const end of ['$ID', `\${CUSTOMER}`, '{id}', '<customer-id>', '{{customerId}}', ':id', '%ID%']) {
      const { manifest } = draftOf(`https://api.acme.example/v1/customers/${end.replace('$', '\\$')}?expand=1`);
      deepEqual([manifest.baseUrl, manifest.list.path], ['https://api.acme.example/v1', '/customers'], end);
    }
    equal(draftOf('https://api.acme.example/admin/customers/17.json').manifest.get.path, '/customers/{id}.json');
  });

  it('is known by an answer that is somebody, and not by one whose list has people in it', () => {
    const isOne = (json: unknown, ...steps: string[]) => isOneCustomer(json, findRows(json), steps);
    const ada = { id: 'c1', email: 'ada@example.com', addresses: [{ id: 1, city: 'Łódź' }], tags: [] };
    for (const json of [
      ada,
      { data: ada },
      { customer: ada, links: {} },
      { id: 1, name: 'Ada' },
      { Id: 1, accounts: [{ id: 2 }] },
    ])
      ok(isOne(json), JSON.stringify(json));
    ok(isOne({ data: [ada] }, 'customers', 'c1'));
    for (const json of [
      ...[
        [ada],
        { data: [ada] },
        { customers: [ada], page: 1 },
        { request_id: 'r', members: [ada] },
        {},
        [],
        { message: 'no' },
      ],
      ...[
        { id: 'list', data: [ada] },
        { jsonrpc: '2.0', id: 1, result: { contacts: [ada] } },
      ],
    ])
      ok(!isOne(json), JSON.stringify(json));
  });

  it('is asked about, with the step above offered, and nothing is guessed of it', () => {
    const { manifest, paging } = draftOf('https://api.acme.example/v1/people/jane');
    const json = { data: { id: 17, orders: [{ id: 1 }, { id: 2 }] } };
    const answer = { connectionId: 'c', text: JSON.stringify(json), json, headers: new Map() };
    const found = draftOfAnswer(manifest, answer, paging);
    equal(found.manifest, manifest);
    const [question] = found.questions;
    ok(question?.kind === 'place');
    deepEqual(
      question.answers.map(({ label }) => label),
      ['Ask /v1/people', 'Read it as a list all the same'],
    );
    equal(draftOfAnswer(manifest, answer, paging, true).manifest.list.rows, '/data/orders');
    const top = draftOfAnswer(draftOf('https://api.acme.example/jane').manifest, answer, paging).questions[0];
    deepEqual(
      top?.answers.map(({ label }) => label),
      ['Read it as a list all the same'],
    );
  });
});
